// The slim build: without parse5 and undici, which would cost every worker 0.2 s to load.
import * as cheerio from 'cheerio/slim';
import { Document, DomHandler, type Element } from 'domhandler';
import { Parser } from 'htmlparser2';

/**
 * HTML text → tree, guarded.
 *
 * htmlparser2 rather than parse5: it takes a seventh of the time, keeps text in source order
 * where HTML is misnested (no foster parenting out of tables), and has no reconstruction of
 * formatting elements, by which 40 kB of HTML can make a million nodes.
 */

export type Tree = cheerio.CheerioAPI;

/** Elements below this depth become siblings, as in browsers (whatwg/html issue 3732). */
const MAX_DEPTH = 256;
const MAX_NODES = 400_000;
const MAX_ATTRIBUTES = 256;

/** The markup would cost more than any article is worth. */
export class TooComplexError extends Error {
  override name = 'TooComplexError';
}

/** Builds the tree, counting nodes and flattening what is nested too deep. */
class GuardedHandler extends DomHandler {
  /** Whether each open element stands in the tree, innermost last. */
  private readonly open: boolean[] = [];
  private nodes = 0;

  override onopentag(name: string, attributes: Record<string, string>): void {
    this.count();
    const kept = this.open.length < MAX_DEPTH || VOID.has(name);
    this.open.push(kept);
    if (kept) super.onopentag(name, limitAttributes(attributes));
  }

  override onclosetag(): void {
    if (this.open.pop()) super.onclosetag();
  }

  override ontext(data: string): void {
    this.count();
    super.ontext(data);
  }

  override oncomment(data: string): void {
    this.count();
    super.oncomment(data);
  }

  private count(): void {
    this.nodes++;
    if (this.nodes > MAX_NODES) throw new TooComplexError(`more than ${MAX_NODES} nodes`);
  }
}

/** Kept at any depth, since nothing nests in them: a picture too deep is still a picture. */
const VOID = new Set(['img', 'br', 'hr', 'input', 'source', 'meta', 'link', 'wbr', 'col', 'embed']);

function limitAttributes(attributes: Record<string, string>): Record<string, string> {
  const names = Object.keys(attributes);
  if (names.length <= MAX_ATTRIBUTES) return attributes;
  return Object.fromEntries(
    names.slice(0, MAX_ATTRIBUTES).map((name) => [name, attributes[name]!]),
  );
}

/**
 * Parses HTML (a whole page or a fragment; no html, head or body is invented).
 * @throws TooComplexError when the tree would exceed the node limit
 */
export function parseMarkup(html: string): Tree {
  return treeOf(parseDocument(html));
}

/**
 * The same without cheerio's tools, which take a thread as long as a short page to set up:
 * `tools` serve where every element asked for is at hand.
 */
export function parseDocument(html: string): Document {
  const handler = new GuardedHandler();
  const parser = new Parser(handler, { decodeEntities: true, recognizeSelfClosing: false });
  parser.end(html);
  return handler.root;
}

const treeOf = (document: Document): Tree =>
  // Characters stay as they are when a tree is written out (tests, the copy for readability).
  cheerio.load(document, { xml: { xmlMode: false, encodeEntities: 'utf8', emptyAttrs: true } });

/** cheerio's tools without a document of their own: selectors find nothing, elements are wrapped. */
export const tools: Tree = treeOf(new Document([]));

export type { Element };
