import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { folderOf, kindOfName } from '../kinds.ts';
import type { Tree } from '../parse.ts';
import { measure } from './measure.ts';
import { folded } from './title.ts';

/** Drops the title that the book prints itself, and the lines of date and byline under it. */
export function removeHead($: Tree, root: Cheerio<Element>, title: string | undefined): void {
  const wanted = folded(title ?? '');
  for (const heading of root.find('h1, h2').get().slice(0, 3)) {
    const text = folded($(heading).text());
    const repeats =
      text !== '' && (text === wanted || (heading.name === 'h1' && wanted.includes(text)));
    if (repeats && $(heading).find('img').length === 0) $(heading).remove();
  }
  for (const time of root.find('time').get()) {
    const line = $(time).closest('p, div, li');
    const isLine =
      line.length > 0 && measure(line.get(0)!).prose < 40 && line.find('img').length === 0;
    if (isLine && !line.is(root)) line.remove();
  }
}

/**
 * Makes links of a saved page lead where they led on the web: absolute by the page's address,
 * `#id` where they stay within it, `article:PLACE` where another file of the folder is meant.
 */
export function setLinks(root: Cheerio<Element>, place: string, url: string | undefined): void {
  for (const link of root.find('a[href]').get()) {
    const href = link.attribs.href!.trim();
    if (href.startsWith('#')) continue;
    const own = url && href.includes('#') && href.split('#')[0] === url.split('#')[0];
    if (own) link.attribs.href = href.slice(href.indexOf('#'));
    else if (!/^[a-z][a-z\d+.-]{0,20}:/i.test(href)) link.attribs.href = absolute(href, place, url);
  }
}

function absolute(href: string, place: string, url: string | undefined): string {
  const path = href.split(/[?#]/)[0]!;
  if (url && URL.canParse(href, url)) return new URL(href, url).href;
  if (href.startsWith('/') || !kindOfName(path)) return href;
  const folder = folderOf(place);
  return `article:${folder ? `${encodeURI(folder)}/` : ''}${path}`;
}

/**
 * Relative addresses of a page with `<base href="https://…">` are not those of files here.
 * @param url the page's own address, to which a relative base relates
 */
export function applyBase($: Tree, root: Cheerio<Element>, url: string | undefined): void {
  const written = $('base[href]').first().attr('href') ?? '';
  const base = url && URL.canParse(written, url) ? new URL(written, url).href : written;
  if (!/^https?:/i.test(base) || written === '' || base === url) return;
  const resolved = (address: string) =>
    /^(?:[a-z][a-z\d+.-]{0,20}:|\/\/|#|\{)/i.test(address) || !URL.canParse(address, base)
      ? address
      : new URL(address, base).href;
  for (const { attribs } of root.find('img, source, amp-img, a[href]').get()) {
    for (const [name, value] of Object.entries(attribs)) {
      if (name.endsWith('srcset')) attribs[name] = resolvedSet(value, resolved);
      else if (isAddressName(name) && value.trim()) attribs[name] = resolved(value.trim());
    }
  }
}

const isAddressName = (name: string) =>
  /^(?:src|href|data-[\w-]{0,40}src|data-original)$/.test(name);

const resolvedSet = (value: string, resolved: (address: string) => string): string =>
  value.replace(
    /(^|,\s{0,9}|\s)([^\s,]{1,4000})(?=\s{1,9}[\d.]{1,9}[wx]|$)/g,
    (_, before, address) => `${before}${resolved(address)}`,
  );

/** Frames that were saved beside the page are its advertisements and widgets. */
export function removeLocalFrames($: Tree, root: Cheerio<Element>): void {
  for (const frame of root.find('iframe').get()) {
    if (!/^(?:https?:)?\/\//i.test(frame.attribs.src ?? frame.attribs['data-src'] ?? ''))
      $(frame).remove();
  }
}
