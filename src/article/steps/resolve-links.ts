import { type Element, isTag } from 'domhandler';
import type { Page } from '../../source/page.ts';

/**
 * Makes every `href` absolute or takes it away: `http`, `https` and `mailto` after WHATWG parsing
 * against the page's base, `#id` within the article, `article:PLACE` as readers write it.
 * A link without `href` is taken apart when the text is rebuilt; its words stay.
 */
export function resolveLinks({ root, base }: Page): void {
  for (const element of root.toArray()) visit(element, base);
}

function visit(parent: Element, base: string): void {
  for (const child of parent.children) {
    if (!isTag(child)) continue;
    if (child.name === 'a') resolve(child, base);
    visit(child, base);
  }
}

function resolve({ attribs }: Element, base: string): void {
  if (attribs.href === undefined) return;
  const address = addressOf(attribs.href, base);
  if (address === undefined) delete attribs.href;
  else attribs.href = address;
}

/** The address a link may have in a book, or undefined. */
export function addressOf(printed: string, base: string): string | undefined {
  const href = printed.trim();
  if (href.startsWith('#')) return href.length > 1 ? href : undefined;
  if (/^article:/i.test(href)) return legalArticle(href);
  const url = parse(href, base);
  if (!url || !allowedSchemes.has(url.protocol)) return undefined;
  if (url.hash.length > 1 && isSamePage(url, base)) return url.hash;
  url.username = '';
  url.password = '';
  return url.href.length <= MAX_ADDRESS ? strict(url.href) : undefined;
}

const allowedSchemes = new Set(['http:', 'https:', 'mailto:']);
const MAX_ADDRESS = 2048;

function parse(href: string, base: string): URL | undefined {
  if (URL.canParse(href)) return new URL(href);
  // A relative address in a local file leads to a file the book does not hold.
  if (!URL.canParse(base) || !URL.canParse(href, base)) return undefined;
  return new URL(href, base);
}

function isSamePage(url: URL, base: string): boolean {
  return URL.canParse(base) && url.href.split('#')[0] === new URL(base).href.split('#')[0];
}

/** WHATWG leaves characters in queries that RFC 3986, and so EPUBCheck, does not allow. */
const strict = (href: string) =>
  href
    .replace(/[^\w\-.~:/?#[\]@!$&'()*+,;=%]/g, encodeURIComponent)
    .replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
    .replace(/[[\]](?=.*[?#]|[^/]*$)/g, encodeURIComponent);

const legalArticle = (href: string) => {
  const place = href.slice('article:'.length);
  return place ? `article:${place.replace(/[\s<>"\\^`{|}]/g, encodeURIComponent)}` : undefined;
};
