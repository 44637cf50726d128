import type { Article, ArticleRecord, MarkupNode, SourceFile } from '../types.ts';
import { hashOf, sketchOf } from './fingerprint.ts';
import { idOf } from './metadata.ts';
import { foldedUnits } from './script/fold.ts';
import { TERMS_OF_FEW, termsOf } from './terms.ts';
import { textOf } from './xhtml.ts';

/** To be raised with every change that makes another record or other messages of a file. */
export const RECORD_VERSION = 7;

/**
 * A text this short may be one sentence that many articles share: title and pictures then count
 * as well when articles are compared.
 */
const SHORT_TEXT = 60;

/**
 * What is kept of an article while the shelf is planned: all but its text.
 * @param textPatterns text patterns of the theme rules, by name (`volume/rules.ts`)
 * @param terms how many of its telling words are wanted, which take longest
 */
export function recordOf(
  article: Article,
  textPatterns: Record<string, RegExp>,
  terms = TERMS_OF_FEW,
): ArticleRecord {
  const {
    body,
    pictures,
    messages: _messages,
    byline: _byline,
    dateline: _dateline,
    ...kept
  } = article;
  const text = textOf(body);
  const units = foldedUnits(text);
  return {
    ...kept,
    folder: folderOf(article.place),
    bytes: bytesOf(body),
    characters: units.length,
    pictureCount: pictures.length,
    textHash: hashOf(units, units.length < SHORT_TEXT ? shownBeside(article) : ''),
    sketch: sketchOf(units),
    terms: terms > 0 ? termsOf(article, text, terms) : '',
    textMatches: Object.keys(textPatterns).filter((name) => found(textPatterns[name]!, text)),
    links: linksOf(body),
  };
}

const folderOf = (place: string) => place.slice(0, Math.max(0, place.lastIndexOf('/')));

/** The record of the same article in another file, or in the same as it was found now. */
export function recordIn(file: SourceFile, record: ArticleRecord): ArticleRecord {
  const { channel: _other, ...kept } = record;
  const { place, order, channel } = file;
  const at = { id: idOf(place), place, folder: folderOf(place), order };
  return { ...kept, ...at, ...(channel ? { channel } : {}) };
}

const shownBeside = ({ title, pictures }: Article) =>
  [title, ...pictures.map(({ candidates }) => candidates[0] ?? '')].join('\n');

function found(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}

/** Size of a text written as XHTML, in bytes; characters that must be escaped count once. */
function bytesOf(body: MarkupNode[]): number {
  let bytes = 0;
  const stack = [...body];
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if (typeof node === 'string') {
      bytes += Buffer.byteLength(node);
      continue;
    }
    bytes += 2 * node.name.length + '<></>'.length;
    for (const name in node.attributes) {
      bytes += name.length + ' =""'.length + Buffer.byteLength(node.attributes[name]!);
    }
    for (const child of node.children) stack.push(child);
  }
  return bytes;
}

/** Addresses of web pages and of other articles that a text links to, each once. */
function linksOf(body: MarkupNode[]): string[] {
  const links = new Set<string>();
  const stack = body.toReversed();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') continue;
    const { href } = node.attributes;
    if (node.name === 'a' && href && /^(?:https?|article):/.test(href)) links.add(href);
    for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return [...links];
}
