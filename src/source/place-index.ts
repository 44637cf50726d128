import { folderOf, nameOf, stemOf } from './kinds.ts';

/**
 * The articles and pictures below one root, so that a reader can resolve a link by name without
 * touching the disk. Plain strings only: it is cloned into every worker.
 */
export interface PlaceIndex {
  articles: string[];
  pictures: string[];
}

/** Folders whose content a site generator serves at the site's root, or that hold the pages. */
const STATIC_ROOTS = ['static', 'public', 'source', 'assets', 'docs', 'content', 'src', 'images'];

interface Lookup {
  places: Map<string, string>;
  names: Map<string, string[]>;
}

/** Built once for each list; the list itself stays plain data. */
const lookups = new WeakMap<string[], Lookup>();

/**
 * Finds a picture by the address written in an article.
 * @param address decoded path, relative to `folder`, from the site's root, or a bare name
 * @param folder folder of the article, '' for the root
 * @returns the place below the root, or undefined where there is no such picture
 */
export function findPicture(
  index: PlaceIndex,
  address: string,
  folder: string,
): string | undefined {
  return find(index.pictures, candidatePaths(address, folder), address, folder, foldCase);
}

/** Finds an article by link: with or without extension, `index` of a folder, or note name. */
export function findArticle(
  index: PlaceIndex,
  address: string,
  folder: string,
): string | undefined {
  const trimmed = address.endsWith('/') ? address.slice(0, -1) : address;
  return find(index.articles, candidatePaths(trimmed, folder), trimmed, folder, articleKey);
}

function find(
  places: string[],
  paths: string[],
  address: string,
  folder: string,
  keyOf: (place: string) => string,
): string | undefined {
  const { places: byPath, names } = lookupOf(places, keyOf);
  for (const path of paths) {
    const found = byPath.get(keyOf(path));
    if (found) return found;
  }
  const named = names.get(nameOf(keyOf(address))) ?? [];
  const suffix = `/${keyOf(withoutDots(address))}`;
  const matching = named.filter((place) => `/${keyOf(place)}`.endsWith(suffix));
  return nearest(matching, folder);
}

function lookupOf(list: string[], keyOf: (place: string) => string): Lookup {
  const known = lookups.get(list);
  if (known) return known;
  const lookup: Lookup = { places: new Map(), names: new Map() };
  for (const place of list) {
    const key = keyOf(place);
    if (!lookup.places.has(key)) lookup.places.set(key, place);
    const name = nameOf(key);
    const same = lookup.names.get(name);
    if (same) same.push(place);
    else lookup.names.set(name, [place]);
  }
  lookups.set(list, lookup);
  return lookup;
}

/** Where several notes share a name, the one that shares most of the path is meant. */
function nearest(places: string[], folder: string): string | undefined {
  const shared = (place: string) => {
    const parts = folderOf(place).split('/');
    const own = folder.split('/');
    const different = parts.findIndex((part, i) => part !== own[i]);
    return different < 0 ? parts.length : different;
  };
  let best: string | undefined;
  for (const place of places) {
    if (best === undefined || shared(place) > shared(best)) best = place;
  }
  return best;
}

/** Every place an address may mean, likeliest first. */
function candidatePaths(address: string, folder: string): string[] {
  const paths: (string | undefined)[] = [];
  if (!address.startsWith('/')) paths.push(joinPlace(folder, address));
  const fromSite = address.replace(/^\/+/, '');
  paths.push(joinPlace('', fromSite));
  for (const root of STATIC_ROOTS) paths.push(joinPlace(root, fromSite));
  for (let above = folder; above; above = folderOf(above)) {
    paths.push(joinPlace(above, fromSite));
    for (const root of STATIC_ROOTS) paths.push(joinPlace(`${above}/${root}`, fromSite));
  }
  return paths.filter((path) => path !== undefined);
}

/**
 * Joins a folder and a relative path, resolving `.` and `..`.
 * @returns undefined where the path would leave the root
 */
export function joinPlace(folder: string, path: string): string | undefined {
  const parts = folder ? folder.split('/') : [];
  for (const part of path.split('/')) {
    if (part === '..') {
      if (parts.pop() === undefined) return undefined;
    } else if (part && part !== '.') parts.push(part);
  }
  return parts.join('/');
}

function withoutDots(address: string): string {
  return address
    .split('/')
    .filter((part) => part && part !== '.' && part !== '..')
    .join('/');
}

function foldCase(place: string): string {
  return place.normalize('NFC').toLowerCase();
}

/** One key for `a/b.md`, `a/b`, `a/b.html` and `a/b/index.md`. */
function articleKey(place: string): string {
  const folded = foldCase(place);
  const stem = folded.slice(0, folded.length - nameOf(folded).length) + stemOf(nameOf(folded));
  const isFolderPage = /(?:^|\/)(?:index|readme|_index)$/.test(stem);
  return isFolderPage && stem.includes('/') ? folderOf(stem) : stem;
}
