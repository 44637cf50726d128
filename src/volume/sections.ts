import { labelsFor } from '../labels/labels.ts';
import type { ArticleRecord, VolumeSection } from '../types.ts';
import { periodOf } from './period.ts';

export type SectionRule = 'auto' | 'folder' | 'year' | 'month' | 'none';

export interface SectionOptions {
  rule: SectionRule;
  /** Channel id that all articles of the theme share, where the theme is a folder. */
  below?: string | undefined;
  title: string;
  language: string;
}

/** A list this long is hard to find one's way in. */
const LONG_LIST = 40;
/** More sections than this help nobody. */
const MANY_SECTIONS = 60;

/**
 * Divides a volume into sections for two-level contents.
 * @param articles in reading order, which is kept within a section
 */
export function sectionsOf(articles: ArticleRecord[], options: SectionOptions): VolumeSection[] {
  for (const rule of candidates(articles, options)) {
    const sections = divide(articles, keyFor(rule, options), titlesFor(rule, articles, options));
    if (options.rule !== 'auto' || isUseful(sections, articles.length)) return sections;
  }
  return [{ title: options.title, articles: articles.map(({ id }) => id) }];
}

function candidates(
  articles: ArticleRecord[],
  { rule, below }: SectionOptions,
): ('folder' | 'year' | 'month')[] {
  if (rule === 'none') return [];
  if (rule !== 'auto') return [rule];
  const folders = below === undefined ? [] : (['folder'] as const);
  const isMostlyDated =
    articles.filter(({ published }) => published).length * 10 >= articles.length * 9;
  if (!isMostlyDated || articles.length < LONG_LIST) return [...folders];
  return [...folders, 'month', 'year'];
}

function isUseful(sections: VolumeSection[], articles: number): boolean {
  return sections.length > 1 && sections.length <= MANY_SECTIONS && articles / sections.length >= 2;
}

function keyFor(rule: 'folder' | 'year' | 'month', { below = '' }: SectionOptions) {
  if (rule !== 'folder') return (record: ArticleRecord) => periodOf(record.published, rule);
  return ({ channel }: ArticleRecord) => {
    const id = channel?.id ?? '';
    if (below === '') return id.split('/')[0]!;
    return id.startsWith(`${below}/`) ? id.slice(below.length + 1).split('/')[0]! : '';
  };
}

function titlesFor(
  rule: 'folder' | 'year' | 'month',
  articles: ArticleRecord[],
  { below = '', language, title }: SectionOptions,
): (key: string) => string {
  const labels = labelsFor(language);
  if (rule !== 'folder') return (key) => (key ? labels.periodName(key) : labels.undated);
  const titles = new Map(articles.map(({ channel }) => [channel?.id, channel?.title]));
  return (key) => {
    if (!key) return title;
    return titles.get(below ? `${below}/${key}` : key) ?? key.normalize('NFC');
  };
}

/** Groups by key; sections in the order in which their first articles come. */
function divide(
  articles: ArticleRecord[],
  keyOf: (record: ArticleRecord) => string,
  titleOf: (key: string) => string,
): VolumeSection[] {
  const sections = new Map<string, VolumeSection>();
  for (const record of articles) {
    const key = keyOf(record);
    const section = sections.get(key);
    if (section) section.articles.push(record.id);
    else sections.set(key, { title: titleOf(key), articles: [record.id] });
  }
  return [...sections.values()];
}
