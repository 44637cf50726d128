import { createHash } from 'node:crypto';
import type { Page } from '../source/page.ts';
import type { Article, PageMetadata, SourceFile } from '../types.ts';

/** The fields of an article that come from its metadata and its file. */
export type ArticleFields = Omit<Article, 'body' | 'pictures' | 'messages'>;

/** Reads the text that the language is detected from when the metadata do not name it. */
export interface MetadataOptions {
  text: string;
}

/**
 * Uniform fields from metadata as printed. The identifier derives from the place alone, so that
 * it is the same on every machine and wherever the folder lies.
 */
export function fieldsOf(page: Page, file: SourceFile): ArticleFields {
  const { metadata } = page;
  return {
    id: createHash('sha256').update(file.place.normalize('NFC')).digest('hex').slice(0, 20),
    place: file.place,
    kind: page.kind,
    order: file.order,
    title: titleOf(metadata, file),
    authors: unique(metadata.authors),
    editors: unique(metadata.editors),
    language: metadata.language ?? 'und',
    tags: unique(metadata.tags),
    categories: unique(metadata.categories),
    fields: metadata.fields ?? {},
    ...given(file.channel ? { channel: file.channel } : {}),
    ...given(textFields(metadata)),
    ...given({ series: metadata.series }),
  };
}

function textFields(metadata: PageMetadata) {
  const { subtitle, byline, dateline, site, publisher, url, summary, slug, rights } = metadata;
  const printed = { subtitle, byline, dateline, site, publisher, url, summary, slug, rights };
  const cleaned = Object.entries(printed).map(([name, value]) => [name, clean(value)] as const);
  return Object.fromEntries(cleaned.filter(([, value]) => value !== ''));
}

/** The title as printed, else the index's, else the file's name. */
export function titleOf(metadata: PageMetadata, file: SourceFile): string {
  const name = file.place
    .split('/')
    .at(-1)!
    .replace(/\.[^.]+$/, '')
    .replace(/[-_]+/g, ' ');
  return clean(metadata.title) || clean(file.indexTitle) || clean(name) || file.place;
}

const clean = (text: string | undefined) =>
  (text ?? '').replace(/\s+/g, ' ').trim().normalize('NFC');

const unique = (list: string[] | undefined) => [
  ...new Set((list ?? []).map(clean).filter(Boolean)),
];

/** Leaves out what is undefined: an absent field is absent. */
function given<T extends object>(fields: T): { [K in keyof T]: Exclude<T[K], undefined> } {
  return Object.fromEntries(
    Object.entries(fields).filter(([, value]) => value !== undefined),
  ) as never;
}
