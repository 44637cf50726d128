import type { Element } from 'domhandler';
import type { SourceFile } from '../../types.ts';
import { folderOf, nameOf, stemOf } from '../kinds.ts';
import type { Page } from '../page.ts';
import { findArticle, findPicture, joinPlace, type PlaceIndex } from '../place-index.ts';

/**
 * Resolves the addresses of a Markdown page: pictures to `./place`, links to other articles to
 * `article:place`. What is on the network stays as it is.
 */
export function resolveAddresses(page: Page, file: SourceFile, siblings?: PlaceIndex): void {
  const { $ } = page;
  const folder = folderOf(file.place);
  for (const image of $('img[src]').toArray()) {
    image.attribs.src = pictureAddress(image.attribs.src!, folder, siblings);
  }
  for (const link of $('a[href]').toArray()) {
    const href = linkAddress(link.attribs.href!, file, siblings);
    if (href !== undefined) link.attribs.href = href;
    else unwrap($, link);
  }
}

function unwrap($: Page['$'], link: Element): void {
  $(link).replaceWith($(link).contents());
}

const HAS_SCHEME = /^(?:[a-z][a-z\d+.-]{1,30}:|\/\/)/i;

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
