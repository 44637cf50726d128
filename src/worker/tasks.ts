import { type ArticleOptions, articleFrom } from '../article/normalise.ts';
import { recordOf } from '../article/record.ts';
import { message } from '../messages.ts';
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

/** Reads one file whole: bytes → page → article. Never throws for what is wrong with the file. */
export function readArticle(file: SourceFile, context: ReadingContext): Reading {
  try {
    const bytes = openSource(file);
    const siblings = context.siblings[file.root];
    const page = readPage(file, bytes, {
      ...(context.encoding ? { encoding: context.encoding } : {}),
      ...(siblings ? { siblings } : {}),
      drafts: context.drafts,
    });
    if ('noArticle' in page)
      return { kind: 'no-article', place: file.place, message: page.noArticle };
    const article = articleFrom(page, file, context.article);
    return { kind: 'article', article, record: recordOf(article, compilePatterns(context)) };
  } catch (error) {
    return { kind: 'rejected', place: file.place, message: reasonOf(error, file.place) };
  }
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
