import { createRequire } from 'node:module';
import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { parseMarkup, type Tree } from '../parse.ts';

/** Larger pages are left to our own selectors: linkedom takes 30 times the memory of its input. */
const MAX_LENGTH = 4_000_000;

const load = createRequire(import.meta.url);

/**
 * The main content as @mozilla/readability sees it, on a copy of the page in linkedom. Both are
 * loaded at first use, since most folders hold no saved page.
 * @returns undefined when it finds none
 */
export function extractWithReadability(
  html: string,
): { $: Tree; root: Cheerio<Element> } | undefined {
  if (html.length > MAX_LENGTH) return undefined;
  const { parseHTML } = load('linkedom') as { parseHTML(html: string): { document: Document } };
  const { Readability } = load('@mozilla/readability') as typeof import('@mozilla/readability');
  const { document } = parseHTML(html);
  const article = new Readability(document, { keepClasses: true, disableJSONLD: true }).parse();
  if (!article?.content) return undefined;
  const $ = parseMarkup(`<wenji-page>${article.content}</wenji-page>`);
  return { $, root: $('wenji-page').first() as unknown as Cheerio<Element> };
}

type Document = ConstructorParameters<typeof import('@mozilla/readability').Readability>[0];
