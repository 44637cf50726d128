import { nameOrder } from '../article/sort-key.ts';
import { type Labels, labelsFor } from '../labels/labels.ts';
import type {
  Article,
  ArticleRecord,
  MarkupElement,
  MarkupNode,
  ShelfPlan,
  VolumePlan,
} from '../types.ts';
import { fileNameOf, identifierOf, NameRegister } from './naming.ts';
import { byDate, byText } from './order.ts';
import { mainLanguage } from './volume-planner.ts';

/** The index volume: a plan like that of any other volume, and its pages as articles. */
export interface IndexVolume {
  volume: VolumePlan;
  articles: Article[];
}

/** Lines of one page: a reader takes long over pages of more. */
const LINES_A_PAGE = 400;
/** A tag of one article is no way to find anything. */
const LEAST_TAGGED = 2;

const KEY = '(index)';

/** Is this the volume of lists rather than of articles? */
export const isIndexVolume = ({ key }: Pick<VolumePlan, 'key'>): boolean => key === KEY;

/**
 * The volume that lists every article of a shelf by date, theme, author and tag, each with the
 * volume it is in.
 * @returns undefined for a shelf without articles
 */
export function indexVolume(
  plan: ShelfPlan,
  records: ReadonlyMap<string, ArticleRecord>,
  shelf: { key: string; title: string },
): IndexVolume | undefined {
  const entries = entriesOf(plan, records);
  if (entries.length === 0) return undefined;
  const language = mainLanguage(entries.map(({ record }) => record));
  const labels = labelsFor(language);
  const pages = chaptersOf(entries, labels, nameOrder(language)).flatMap(({ title, lists }) => ({
    title,
    articles: lists.flatMap((list) => pagesOf(list, title, language, labels)),
  }));
  const names = new NameRegister();
  for (const { fileName } of plan.volumes) names.reserve(fileName);
  const title = `${shelf.title} ${labels.index}`.trim();
  return {
    volume: {
      key: KEY,
      theme: { key: KEY, title: labels.index },
      number: 1,
      total: 1,
      title,
      fileName: names.claim(fileNameOf(title)),
      identifier: identifierOf(shelf.key, KEY),
      language,
      sections: pages.map((page) => ({
        title: page.title,
        articles: page.articles.map(({ id }) => id),
      })),
      estimatedBytes: 0,
      duplicates: [],
    },
    articles: pages.flatMap((page) => page.articles),
  };
}

/** An article and the volumes that have it. */
interface Entry {
  record: ArticleRecord;
  volumes: VolumePlan[];
}

interface List {
  title: string;
  entries: Entry[];
}

function entriesOf(plan: ShelfPlan, records: ReadonlyMap<string, ArticleRecord>): Entry[] {
  const entries = new Map<string, Entry>();
  for (const volume of plan.volumes) {
    for (const id of volume.sections.flatMap(({ articles }) => articles)) {
      const record = records.get(id);
      if (!record) continue;
      const entry = entries.get(id);
      if (entry) entry.volumes.push(volume);
      else entries.set(id, { record, volumes: [volume] });
    }
  }
  return [...entries.values()].sort((a, b) => byDate(a.record, b.record));
}

function chaptersOf(
  entries: Entry[],
  labels: Labels,
  byName: Order,
): { title: string; lists: List[] }[] {
  const years = grouped(entries, ({ record }) => [record.published?.slice(0, 4) ?? '']);
  const themes = grouped(entries, ({ volumes }) => volumes.map(({ theme }) => theme.title));
  const authors = grouped(entries, ({ record }) => record.authors);
  const tags = grouped(entries, ({ record }) => record.tags);
  return [
    {
      title: labels.byDate,
      lists: listed(years, 1, undatedLast).map(({ title, entries }) => ({
        title: title ? labels.periodName(title) : labels.undated,
        entries,
      })),
    },
    { title: labels.byTheme, lists: listed(themes, 1, byName) },
    { title: labels.byAuthor, lists: listed(authors, 1, byName) },
    { title: labels.byTag, lists: listed(tags, LEAST_TAGGED, byName) },
  ].filter(({ lists }) => lists.length > 0);
}

function grouped(entries: Entry[], keysOf: (entry: Entry) => string[]): Map<string, Entry[]> {
  const groups = new Map<string, Entry[]>();
  for (const entry of entries) {
    for (const key of new Set(keysOf(entry))) {
      const group = groups.get(key);
      if (group) group.push(entry);
      else groups.set(key, [entry]);
    }
  }
  return groups;
}

type Order = (a: string, b: string) => number;

const undatedLast: Order = (a, b) => byText(a || '\uffff', b || '\uffff');

function listed(groups: Map<string, Entry[]>, least: number, order: Order): List[] {
  return [...groups]
    .filter(([, entries]) => entries.length >= least)
    .sort(([a], [b]) => order(a, b))
    .map(([title, entries]) => ({ title, entries }));
}

/**
 * The index volume in the order of an edition's script: what was made by pinyin goes by strokes
 * in Traditional Chinese.
 * @param articles its pages in that script
 */
export function inEditionOrder(volume: VolumePlan, articles: Article[]): VolumePlan {
  const titles = new Map(articles.map(({ id, title }) => [id, title]));
  const byName = nameOrder(volume.language);
  const byTitle = (a: string, b: string) => byName(titles.get(a) ?? '', titles.get(b) ?? '');
  const sections = volume.sections.map((section) => ({
    ...section,
    articles: section.articles.toSorted(byTitle),
  }));
  return { ...volume, sections };
}

function pagesOf(
  { title, entries }: List,
  chapter: string,
  language: string,
  labels: Labels,
): Article[] {
  const count = Math.ceil(entries.length / LINES_A_PAGE);
  return Array.from({ length: count }, (_, index) => {
    const part = entries.slice(index * LINES_A_PAGE, (index + 1) * LINES_A_PAGE);
    const place = `${KEY}/${chapter}/${title}/${index + 1}`;
    return {
      id: identifierOf('index page', place).slice('urn:uuid:'.length),
      place,
      kind: 'text',
      order: index,
      title: count > 1 ? title + labels.bracketed(`${index + 1}/${count}`) : title,
      authors: [],
      editors: [],
      language,
      tags: [],
      categories: [],
      fields: {},
      body: [
        element(
          'ul',
          part.map((entry) => lineOf(entry, labels)),
        ),
      ],
      pictures: [],
      messages: [],
    };
  });
}

function lineOf({ record, volumes }: Entry, labels: Labels): MarkupElement {
  const { title, url, published } = record;
  const named = url && /^https?:/.test(url) ? element('a', [title], { href: url }) : title;
  const places = [published && labels.day(published), ...volumes.map((volume) => volume.title)];
  return element('li', [named, ` — ${places.filter(Boolean).join(' · ')}`]);
}

const element = (
  name: string,
  children: MarkupNode[],
  attributes: Record<string, string> = {},
): MarkupElement => ({ name, attributes, children });
