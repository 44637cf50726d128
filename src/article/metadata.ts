import { hash } from 'node:crypto';
import { nameOf } from '../source/kinds.ts';
import type { Page } from '../source/page.ts';
import type { Article, PageMetadata, SourceFile } from '../types.ts';
import { parseByline } from './byline.ts';
import { dayInAddress } from './dates/address.ts';
import { parseDate } from './dates.ts';
import { regionDeclared } from './script/detect.ts';

/** The fields of an article that come from its metadata and its file. */
export type ArticleFields = Omit<Article, 'body' | 'pictures' | 'messages'>;

/**
 * Uniform fields from metadata as printed.
 * @param known what normalising found out: title and language
 */
export function fieldsOf(
  page: Page,
  file: SourceFile,
  known: { title: string; language: string },
): ArticleFields {
  const { metadata } = page;
  return {
    id: idOf(file.place),
    place: file.place,
    kind: page.kind,
    order: file.order,
    title: known.title,
    ...peopleOf(metadata),
    language: known.language,
    tags: unique(metadata.tags),
    categories: unique(metadata.categories),
    fields: metadata.fields ?? {},
    ...textFields(metadata),
    ...given({
      ...datesOf(metadata),
      script: regionDeclared(known.language, metadata.language),
      channel: file.channel,
      series: metadata.series,
    }),
  };
}

/** From the place alone, so that it is the same on every machine and wherever the folder lies. */
export const idOf = (place: string) => hash('sha256', place.normalize('NFC'), 'hex').slice(0, 20);

/** Who is named; the printed byline is read only where the source names nobody. */
function peopleOf({ authors, editors, byline }: PageMetadata) {
  const printed = byline && !authors?.length ? parseByline(byline) : undefined;
  return {
    authors: unique(authors?.length ? authors : printed?.authors),
    editors: unique(editors?.length ? editors : printed?.editors),
  };
}

/** The day of the dateline counts only where no other is given. */
function datesOf({ published, modified, dateline, url }: PageMetadata) {
  const near = url === undefined ? undefined : dayInAddress(url);
  const hint = near === undefined ? {} : { near };
  const read = (printed: string | undefined) => (printed ? parseDate(printed, hint) : undefined);
  return { published: read(published) ?? read(dateline) ?? near, modified: read(modified) };
}

function textFields(metadata: PageMetadata) {
  const { subtitle, byline, dateline, site, publisher, url, summary, slug, rights } = metadata;
  const printed = { subtitle, byline, dateline, site, publisher, url, summary, slug, rights };
  const cleaned = Object.entries(printed).map(([name, value]) => [name, clean(value)] as const);
  return Object.fromEntries(cleaned.filter(([, value]) => value !== ''));
}

/** The title as printed, else the index's, else the file's name. */
export function titleOf(metadata: PageMetadata, file: SourceFile): string {
  return clean(metadata.title) || clean(file.indexTitle) || clean(wordsOf(file)) || file.place;
}

const wordsOf = ({ place }: SourceFile) =>
  nameOf(place)
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ');

const clean = (text: string | undefined) =>
  text ? text.replace(/\s+/g, ' ').trim().normalize('NFC') : '';

const unique = (list: string[] | undefined) => [
  ...new Set((list ?? []).map(clean).filter(Boolean)),
];

/** Leaves out what is undefined: an absent field is absent. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}
