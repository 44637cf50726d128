import { readFile, realpath, stat } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import picomatch from 'picomatch';
import { message } from '../messages.ts';
import type { Message, SourceFile } from '../types.ts';
import { channelIdOf, titleOfFolder, titleOfTitleFile } from './channels.ts';
import { folderOf, kindOfName, nameOf, stemOf } from './kinds.ts';
import { type MirrorIndex, readMirrorIndex } from './mirror-index.ts';
import { compareNaturally } from './natural-order.ts';
import type { PlaceIndex } from './place-index.ts';
import { type Walked, walk } from './walk.ts';

export interface DiscoverOptions {
  /** Globs below the folder; one without `/` matches at any depth. */
  exclude: string[];
  /** Absolute folders never entered: output and cache. */
  ignore?: string[];
  /** Largest Markdown or text file in bytes; a saved page, which carries pictures, may be eight times as large. */
  maxFileBytes?: number;
}

export interface Discovered {
  /** In natural order, a mirror's pages in the order of its index. */
  files: SourceFile[];
  passedOver: Message[];
  /** For each root, what a reader needs to resolve links by name. */
  siblings: Record<string, PlaceIndex>;
}

const DEFAULT_MAX_BYTES = 8 * 1024 * 1024;

/**
 * Finds the files below the folders (or the single files) that may hold an article.
 * Nothing is read but names, sizes and the index files that name channels.
 */
export async function discoverSources(
  folders: string[],
  options: DiscoverOptions,
): Promise<Discovered> {
  const found: Discovered = { files: [], passedOver: [], siblings: {} };
  const seen = new Set<string>();
  const ignore = new Set(await Promise.all((options.ignore ?? []).map(realOrSame)));
  const roots = await Promise.all(folders.map((folder, position) => rootOf(folder, position)));
  // Outer folders first, so that a folder named twice keeps its longer places.
  const byDepth = roots.toSorted((a, b) => a.path.length - b.path.length);
  const parts: { position: number; files: SourceFile[] }[] = [];
  for (const root of byDepth) {
    const files = await filesOfRoot(root, { ...options, ignoreSet: ignore }, found, seen);
    parts.push({ position: root.position, files });
  }
  parts.sort((a, b) => a.position - b.position);
  found.files = parts.flatMap((part) => part.files);
  for (const [order, file] of found.files.entries()) file.order = order;
  found.passedOver.sort((a, b) => compareNaturally(a.place, b.place));
  return found;
}

interface Root {
  path: string;
  position: number;
  /** Set where a single file was named. */
  only?: string;
  error?: string;
}

async function rootOf(named: string, position: number): Promise<Root> {
  try {
    const path = await realpath(named);
    if ((await stat(path)).isDirectory()) return { path, position };
    return { path: dirname(path), position, only: basename(path) };
  } catch (error) {
    return { path: named, position, error: (error as NodeJS.ErrnoException).code ?? 'ENOENT' };
  }
}

async function realOrSame(path: string): Promise<string> {
  return realpath(path).catch(() => path);
}

async function filesOfRoot(
  root: Root,
  options: DiscoverOptions & { ignoreSet: Set<string> },
  found: Discovered,
  seen: Set<string>,
): Promise<SourceFile[]> {
  if (root.error) {
    found.passedOver.push(message('source-missing', root.path, { detail: root.error }));
    return [];
  }
  const walked = root.only
    ? await walkedFile(root.path, root.only)
    : await walk(root.path, {
        excluded: excluderOf(options.exclude),
        ignore: options.ignoreSet,
      });
  found.passedOver.push(...walked.passedOver);
  if (!root.only) {
    found.siblings[root.path] = {
      articles: walked.articles.map((article) => article.place).sort(compareNaturally),
      pictures: walked.pictures.sort(compareNaturally),
    };
  }
  const kept = walked.articles.filter((article) => {
    if (seen.has(article.real)) return false;
    seen.add(article.real);
    return fits(article, options.maxFileBytes ?? DEFAULT_MAX_BYTES, found.passedOver);
  });
  return describe(root.path, { ...walked, articles: kept });
}

async function walkedFile(root: string, name: string): Promise<Walked> {
  const none = { pictures: [], mirrors: [], titleFiles: [] };
  if (!kindOfName(name)) {
    return { ...none, articles: [], passedOver: [message('unsupported-file', name)] };
  }
  const real = join(root, name);
  const { size, mtimeMs } = await stat(real);
  const article = { place: name, size, modified: Math.floor(mtimeMs), real };
  if (size === 0) return { ...none, articles: [], passedOver: [message('empty-file', name)] };
  return { ...none, articles: [article], passedOver: [] };
}

function excluderOf(patterns: string[]): (place: string) => boolean {
  if (patterns.length === 0) return () => false;
  const globs = patterns.map((pattern) => {
    const clean = pattern.replace(/^\.?\//, '').replace(/\/$/, '');
    return clean.includes('/') ? clean : `**/${clean}`;
  });
  return picomatch(globs, { dot: true });
}

function fits(
  article: { place: string; size: number },
  limit: number,
  passedOver: Message[],
): boolean {
  const kind = kindOfName(nameOf(article.place));
  const most = kind === 'html' || kind === 'mhtml' ? limit * 8 : limit;
  if (article.size <= most) return true;
  passedOver.push(message('file-too-large', article.place, { bytes: article.size, most }));
  return false;
}

/** Articles of one root as source files, sorted, with their channels. */
async function describe(root: string, walked: Walked): Promise<SourceFile[]> {
  const mirrors = await mirrorIndexes(root, walked.mirrors);
  const titles = await folderTitles(root, walked.titleFiles);
  const described = walked.articles
    .sort((a, b) => compareNaturally(a.place, b.place))
    .map((article, position) => {
      const { place, size, modified } = article;
      const kind = kindOfName(nameOf(place))!;
      const file: SourceFile = { root, place, size, modified, order: position, kind };
      return { file, rank: [position] };
    });
  for (const item of described) {
    const mirror = mirrors.find(({ folder }) => item.file.place.startsWith(`${folder}pages/`));
    if (mirror) addMirrorPlace(item, mirror);
    else addChannel(item.file, titles);
  }
  return inMirrorOrder(described);
}

interface Described {
  file: SourceFile;
  rank: number[];
}

interface Mirror {
  /** '' or ending in `/`. */
  folder: string;
  index: MirrorIndex | undefined;
}

async function mirrorIndexes(root: string, folders: string[]): Promise<Mirror[]> {
  return Promise.all(
    folders.map(async (folder) => ({
      folder: folder ? `${folder}/` : '',
      index: await readMirrorIndex(join(root, folder)),
    })),
  );
}

function addMirrorPlace({ file, rank }: Described, { folder, index }: Mirror): void {
  const below = file.place.slice(`${folder}pages/`.length);
  const id = folderOf(below);
  const channel = index?.channels.get(id);
  const page = index?.pages.get(`${id}/${stemOf(nameOf(below))}`);
  if (id) file.channel = { id, title: channel?.title ?? nameOf(id) };
  if (page?.title) file.indexTitle = page.title;
  rank.unshift(channel?.order ?? Number.MAX_SAFE_INTEGER, page?.order ?? Number.MAX_SAFE_INTEGER);
}

function addChannel(file: SourceFile, titles: Map<string, string>): void {
  const id = channelIdOf(file.place);
  if (id) file.channel = { id, title: titles.get(id) ?? titleOfFolder(id) };
}

/** A mirror's pages in index order, at the position that its first page has among the rest. */
function inMirrorOrder(described: Described[]): SourceFile[] {
  const isMirror = described.some(({ rank }) => rank.length > 1);
  if (!isMirror) return described.map(({ file }) => file);
  const byRank = (a: Described, b: Described) => {
    const length = Math.max(a.rank.length, b.rank.length);
    for (let i = 0; i < length; i++) {
      const difference = (a.rank[i] ?? 0) - (b.rank[i] ?? 0);
      if (difference !== 0) return difference;
    }
    return 0;
  };
  const pages = described.filter(({ rank }) => rank.length > 1).sort(byRank);
  const others = described.filter(({ rank }) => rank.length === 1);
  return [...pages, ...others].map(({ file }) => file);
}

async function folderTitles(root: string, places: string[]): Promise<Map<string, string>> {
  const titles = new Map<string, string>();
  for (const place of places.sort(compareNaturally)) {
    const text = await readFile(join(root, place), 'utf8').catch(() => '');
    const title = titleOfTitleFile(place, text.slice(0, 65_536));
    if (title) titles.set(folderOf(place), title);
  }
  return titles;
}
