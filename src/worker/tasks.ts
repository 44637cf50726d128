import { basename } from 'node:path/posix';
import { type ArticleOptions, articleFrom } from '../article/normalise.ts';
import { recordIn, recordOf } from '../article/record.ts';
import { message } from '../messages.ts';
import { readAlike } from '../source/mirror.ts';
import { Rejected } from '../source/page.ts';
import { TooComplexError } from '../source/parse.ts';
import type { PlaceIndex } from '../source/place-index.ts';
import { openSource, readPage } from '../source/read.ts';
import type { Article, ArticleRecord, Message, SourceFile } from '../types.ts';

/**
 * What a worker thread does: source files in, articles or their records out.
 * Runs equally on the main thread, where tests call it directly.
 */

/** Settings that the making of articles depends on; cloned into every worker once. */
export interface ReadingContext {
  encoding?: string;
  drafts: boolean;
  article: ArticleOptions;
  /** How many of the words that tell what an article is about its record keeps. */
  terms: number;
  /** Text patterns of theme rules, by name: source and flags of regular expressions. */
  textPatterns: Record<string, { source: string; flags: string }>;
  /** File names that links and pictures of a Markdown folder may mean, by root. */
  siblings: Record<string, PlaceIndex>;
}

/** What became of one source file. */
export type Reading =
  | { kind: 'article'; article: Article; record: ArticleRecord }
  | { kind: 'no-article'; place: string; message: Message }
  | { kind: 'rejected'; place: string; message: Message };

/** A reading without the article's text. */
export type RecordReading =
  | { kind: 'record'; record: ArticleRecord; messages: Message[] }
  | Exclude<Reading, { kind: 'article' }>;

/** Reads one file whole: bytes → page → article. Never throws for what is wrong with the file. */
export function readArticle(file: SourceFile, context: ReadingContext): Reading {
  return orRejected(file, () => articleOf(file, openSource(file), context));
}

/**
 * Reads files for their records. A mirror keeps a page under several channels, a quarter of its
 * files: where files of one name that follow each other hold the same bytes, one is read.
 */
export function readRecords(files: SourceFile[], context: ReadingContext): RecordReading[] {
  let before: { file: SourceFile; bytes: Uint8Array; reading: RecordReading } | undefined;
  return files.map((file) =>
    orRejected(file, () => {
      const bytes = openSource(file);
      const twin = before && isCopy(file, bytes, before) ? recordMoved(file, before) : undefined;
      if (twin) return twin;
      const reading = withoutText(articleOf(file, bytes, context));
      before = { file, bytes, reading };
      return reading;
    }),
  );
}

function isCopy(
  file: SourceFile,
  bytes: Uint8Array,
  other: { file: SourceFile; bytes: Uint8Array },
) {
  const isSameName = basename(file.place) === basename(other.file.place);
  return isSameName && Buffer.compare(bytes, other.bytes) === 0 && readAlike(file, other.file);
}

/** The record of a mirror page in another place. Other pages resolve links against their place. */
function recordMoved(
  file: SourceFile,
  { file: from, reading }: { file: SourceFile; reading: RecordReading },
): RecordReading | undefined {
  if (reading.kind !== 'record' || reading.record.kind !== 'mirror' || !reading.record.url) {
    return undefined;
  }
  const messages = reading.messages.map((told) => ({
    ...told,
    place: told.place.replace(from.place, () => file.place),
  }));
  return { ...reading, record: recordIn(file, reading.record), messages };
}

function withoutText(reading: Reading): RecordReading {
  if (reading.kind !== 'article') return reading;
  return { kind: 'record', record: reading.record, messages: reading.article.messages };
}

function orRejected<T>(file: SourceFile, read: () => T) {
  try {
    return read();
  } catch (error) {
    const { place } = file;
    return { kind: 'rejected' as const, place, message: reasonOf(error, place) };
  }
}

function articleOf(file: SourceFile, bytes: Uint8Array, context: ReadingContext): Reading {
  const siblings = context.siblings[file.root];
  const page = readPage(file, bytes, {
    ...(context.encoding ? { encoding: context.encoding } : {}),
    ...(siblings ? { siblings } : {}),
    drafts: context.drafts,
  });
  if ('noArticle' in page) {
    return { kind: 'no-article', place: file.place, message: page.noArticle };
  }
  const article = articleFrom(page, file, context.article);
  return {
    kind: 'article',
    article,
    record: recordOf(article, compilePatterns(context), context.terms),
  };
}

const compiled = new WeakMap<ReadingContext, Record<string, RegExp>>();

function compilePatterns(context: ReadingContext): Record<string, RegExp> {
  let patterns = compiled.get(context);
  if (!patterns) {
    patterns = Object.fromEntries(
      Object.entries(context.textPatterns).map(([name, { source, flags }]) => [
        name,
        new RegExp(source, flags),
      ]),
    );
    compiled.set(context, patterns);
  }
  return patterns;
}

/** Why a file gave no article, as a message: our own reasons, else the error's own words. */
function reasonOf(error: unknown, place: string): Message {
  if (error instanceof Rejected) return error.wenjiMessage;
  if (error instanceof TooComplexError) {
    return message('article-too-complex', place, { detail: error.message });
  }
  return message('article-failed', place, {
    detail: error instanceof Error ? error.message : String(error),
  });
}
