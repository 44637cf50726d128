import type { Element } from 'domhandler';
import type { SourceFile } from '../../types.ts';
import { folderOf, isPictureName, nameOf, stemOf } from '../kinds.ts';
import type { Page } from '../page.ts';
import { findArticle, findPicture, joinPlace, type PlaceIndex } from '../place-index.ts';

/**
 * Resolves the addresses of a Markdown page: pictures to `./place`, links to other articles to
 * `article:place`. What is on the network stays as it is.
 */
export function resolveAddresses(
  page: Page,
  file: SourceFile,
  { siblings, url }: { siblings?: PlaceIndex | undefined; url?: string | undefined } = {},
): void {
  const { $ } = page;
  const folder = folderOf(file.place);
  for (const image of $('img[src]').toArray()) {
    const printed = image.attribs.src!;
    const onSite = addressOnSite(printed, url);
    if (onSite && !isBeside(printed, folder, siblings)) image.attribs['data-on-site'] = onSite;
    image.attribs.src = pictureAddress(printed, folder, siblings);
  }
  for (const link of $('a[href]').toArray()) {
    if (opensPicture($, link)) {
      const printed = link.attribs.href!;
      const onSite = isBeside(printed, folder, siblings) ? undefined : addressOnSite(printed, url);
      link.attribs.href = onSite ?? pictureAddress(printed, folder, siblings);
      continue;
    }
    const href = linkAddress(link.attribs.href!, file, siblings);
    if (href !== undefined) link.attribs.href = href;
    else unwrap($, link);
  }
}

/** A thumbnail that leads to the larger file: `[![](small.jpg)](large.jpg)`. */
function opensPicture($: Page['$'], link: Element): boolean {
  const path = link.attribs.href!.replace(/[?#][\s\S]*$/, '');
  return isPictureName(path) && $(link).find('img').length === 1 && $(link).text().trim() === '';
}

function unwrap($: Page['$'], link: Element): void {
  $(link).replaceWith($(link).contents());
}

const HAS_SCHEME = /^(?:[a-z][a-z\d+.-]{1,30}:|\/\/)/i;

/** Clippings keep the addresses of the site they were taken from: `/uploads/bridge.jpg`. */
function addressOnSite(printed: string, url: string | undefined): string | undefined {
  if (!url || !/^https?:/i.test(url) || HAS_SCHEME.test(printed) || printed.startsWith('#'))
    return undefined;
  try {
    return new URL(printed, url).href;
  } catch {
    return undefined;
  }
}

function isBeside(printed: string, folder: string, siblings?: PlaceIndex): boolean {
  const address = decoded(printed.trim());
  const bare = decoded(printed.trim().replace(/[?#][\s\S]*$/, ''));
  return [address, bare].some((a) => siblings && findPicture(siblings, a, folder) !== undefined);
}

/** @returns a remote address as printed, or `./place` below the root, found where it can be */
export function pictureAddress(printed: string, folder: string, siblings?: PlaceIndex): string {
  const isWiki = printed.startsWith('wiki:');
  const address = (isWiki ? printed.slice(5) : printed).trim().replace(/\s=\d{0,5}x\d{0,5}$/, '');
  if (!isWiki && HAS_SCHEME.test(address)) return address;
  const exact = decoded(address);
  const bare = decoded(address.replace(/[?#][\s\S]*$/, ''));
  const found =
    siblings && (findPicture(siblings, exact, folder) ?? findPicture(siblings, bare, folder));
  const place = found ?? joinPlace(bare.startsWith('/') ? '' : folder, bare);
  return place === undefined ? address : asAddress(place);
}

/** `%`, `?` and `#` of a file's name must not be read as parts of an address. */
function asAddress(place: string): string {
  return `./${place.replace(/[%?#]/g, encodeURIComponent)}`;
}

/** @returns undefined where a link leads to no article: its text stays, the link goes */
function linkAddress(printed: string, file: SourceFile, siblings?: PlaceIndex): string | undefined {
  if (printed.startsWith('#')) return printed;
  const isWiki = printed.startsWith('wiki:');
  const address = isWiki ? printed.slice(5) : printed.trim();
  if (!isWiki && HAS_SCHEME.test(address)) return address;
  const path = decoded(isWiki ? address : address.replace(/[?#][\s\S]*$/, ''));
  if (path === '') return undefined;
  const folder = folderOf(file.place);
  const place = siblings ? findArticle(siblings, path, folder) : unverified(path, folder);
  return place === undefined
    ? undefined
    : `article:${encodeURI(place).replace(/[?#]/g, encodeURIComponent)}`;
}

/** Without an index a link is believed where it names an article's file. */
function unverified(path: string, folder: string): string | undefined {
  if (stemOf(nameOf(path)) === nameOf(path)) return undefined;
  return joinPlace(path.startsWith('/') ? '' : folder, path);
}

function decoded(address: string): string {
  const path = address.replaceAll('\\', '/');
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}
