import { createRequire } from 'node:module';
import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { parseMarkup, type Tree } from '../parse.ts';

/** Larger pages are left to our own selectors: linkedom takes 30 times the memory of its input. */
const MAX_LENGTH = 4_000_000;
/** Above this, readability takes seconds: it looks at an element's neighbours again and again. */
const MOST_ELEMENTS = 25_000;

const load = createRequire(import.meta.url);

/** What @mozilla/readability takes for the article. */
export interface Extract {
  $: Tree;
  root: Cheerio<Element>;
  /** The blocks of the page's own tree that it kept: its copy may have lost pictures and tables. */
  kept: Element[];
}

const BLOCKS = 'p, div, section, article, td, li, dd, pre, blockquote';
const MARK = 'data-wenji-block';

/**
 * Takes a copy of the page as it is now.
 * @returns asks the library, which is slow; undefined when it finds nothing or the page is huge
 */
export function readabilityOf($: Tree): () => Extract | undefined {
  if ($('*').length > MOST_ELEMENTS) return () => undefined;
  const blocks = $(BLOCKS).get() as Element[];
  for (const [index, block] of blocks.entries()) block.attribs[MARK] = String(index);
  const html = $.html();
  for (const block of blocks) delete block.attribs[MARK];
  return () => {
    const found = extract(html);
    const marked = (found?.root.find(`[${MARK}]`).get() ?? []) as Element[];
    const kept = marked.map(({ attribs }) => blocks[Number(attribs[MARK])]!);
    for (const { attribs } of marked) delete attribs[MARK];
    return found && { ...found, kept };
  };
}

/** On a copy in linkedom. Both are loaded at first use, since most folders hold no saved page. */
function extract(html: string): { $: Tree; root: Cheerio<Element> } | undefined {
  if (html.length > MAX_LENGTH) return undefined;
  const { parseHTML } = load('linkedom') as { parseHTML(html: string): { document: Document } };
  const { Readability } = load('@mozilla/readability') as typeof import('@mozilla/readability');
  const { document } = parseHTML(html);
  const content = contentOf(
    () => new Readability(document, { keepClasses: true, disableJSONLD: true }),
  );
  if (!content) return undefined;
  const $ = parseMarkup(`<wenji-page>${content}</wenji-page>`);
  return { $, root: $('wenji-page').first() as unknown as Cheerio<Element> };
}

/** It throws on pages without root element or body: that costs its opinion, not the article. */
function contentOf(
  open: () => { parse(): { content?: string | null | undefined } | null },
): string | undefined {
  try {
    return open().parse()?.content ?? undefined;
  } catch {
    return undefined;
  }
}

type Document = ConstructorParameters<typeof import('@mozilla/readability').Readability>[0];
