import { type Dirent, stat as statByCallback } from 'node:fs';
import { readdir, realpath } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { promisify } from 'node:util';
import { message } from '../messages.ts';
import type { Message } from '../types.ts';
import { extensionOf, isPictureName, kindOfName } from './kinds.ts';
import {
  type FolderListing,
  isMirrorRoot,
  reasonAgainstFile,
  reasonAgainstFolder,
} from './pass-over.ts';

/** What lies below one root, in no particular order. */
export interface Walked {
  articles: { place: string; size: number; modified: number; real: string }[];
  pictures: string[];
  /** Folders (places) that are mirrors of a news site. */
  mirrors: string[];
  /** Files that tell a folder's title: `_index.md`, `_category_.json`. */
  titleFiles: string[];
  passedOver: Message[];
}

export interface WalkOptions {
  excluded: (place: string) => boolean;
  /** Real absolute paths never entered: the output folder, the cache. */
  ignore: Set<string>;
}

/** Folders read at once: enough to keep a disk busy, too few to run out of descriptors. */
const FOLDERS_AT_ONCE = 32;
const FILES_AT_ONCE = 256;
const TITLE_FILE = /^_(?:index\.(?:[\w-]{2,8}\.)?md|category_\.(?:json|ya?ml))$/;

interface Walk extends Walked {
  root: string;
  options: WalkOptions;
  queue: { place: string; inMirror: boolean }[];
  candidates: string[];
  links: string[];
  hidden: number;
  unsupported: Map<string, number>;
}

/**
 * Lists everything below a folder without following links to folders: what they point to is
 * either walked already or lies outside.
 * @param root real absolute path
 */
export async function walk(root: string, options: WalkOptions): Promise<Walked> {
  const state: Walk = {
    root,
    options,
    articles: [],
    pictures: [],
    mirrors: [],
    titleFiles: [],
    passedOver: [],
    queue: [{ place: '', inMirror: false }],
    candidates: [],
    links: [],
    hidden: 0,
    unsupported: new Map(),
  };
  while (state.queue.length > 0) {
    const batch = state.queue.splice(0, FOLDERS_AT_ONCE);
    await Promise.all(batch.map((folder) => enterFolder(state, folder)));
  }
  await inBatches(state.candidates, (place) => addArticle(state, place));
  await addLinkedArticles(state);
  state.passedOver.push(...countedMessages(state));
  return state;
}

async function enterFolder(state: Walk, folder: { place: string; inMirror: boolean }) {
  let entries: Dirent[];
  try {
    entries = await readdir(join(state.root, folder.place), { withFileTypes: true });
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    state.passedOver.push(message('folder-unreadable', folder.place, { detail }));
    return;
  }
  const listing: FolderListing = {
    isRoot: folder.place === '',
    files: new Set(entries.filter((e) => !e.isDirectory()).map((e) => e.name)),
    folders: new Set(entries.filter((e) => e.isDirectory()).map((e) => e.name)),
  };
  const isMirror = isMirrorRoot(listing, await scriptFiles(state, folder.place, listing));
  if (isMirror) state.mirrors.push(folder.place);
  for (const entry of entries) sortEntry(state, folder, listing, isMirror, entry);
}

async function scriptFiles(state: Walk, place: string, listing: FolderListing) {
  if (!listing.folders.has('pages') || !listing.folders.has('scripts')) return new Set<string>();
  const names = await readdir(join(state.root, place, 'scripts')).catch(() => []);
  return new Set(names);
}

function sortEntry(
  state: Walk,
  folder: { place: string; inMirror: boolean },
  listing: FolderListing,
  isMirror: boolean,
  entry: Dirent,
): void {
  const { name } = entry;
  const place = folder.place ? `${folder.place}/${name}` : name;
  if (state.options.excluded(place)) {
    state.passedOver.push(message('excluded', place));
  } else if (state.options.ignore.has(join(state.root, place))) {
    state.passedOver.push(message('output-passed-over', place));
  } else if (entry.isDirectory()) {
    const reason = isMirror && name !== 'pages' ? 'mirror-index-passed-over' : undefined;
    const against = reasonAgainstFolder(name, listing) ?? reason;
    if (against) state.passedOver.push(message(against, place));
    else state.queue.push({ place, inMirror: isMirror || folder.inMirror });
  } else sortFile(state, place, entry, listing, isMirror);
}

function sortFile(
  state: Walk,
  place: string,
  entry: Dirent,
  listing: FolderListing,
  isMirror: boolean,
): void {
  const { name } = entry;
  const reason = reasonAgainstFile(name, listing);
  if (TITLE_FILE.test(name) && entry.isFile()) state.titleFiles.push(place);
  if (reason === 'hidden-passed-over') state.hidden++;
  else if (reason) state.passedOver.push(message(reason, place));
  else if (isPictureName(name)) state.pictures.push(place);
  else if (!kindOfName(name)) count(state.unsupported, extensionOf(name));
  else if (isMirror) state.passedOver.push(message('mirror-index-passed-over', place));
  else if (entry.isSymbolicLink()) state.links.push(place);
  else if (entry.isFile()) state.candidates.push(place);
  else state.passedOver.push(message('not-a-file', place));
}

function count(counts: Map<string, number>, key: string): void {
  counts.set(key, (counts.get(key) ?? 0) + 1);
}

async function addArticle(state: Walk, place: string, real = join(state.root, place)) {
  try {
    const { size, mtimeMs, isFile } = await statOf(real);
    if (!isFile) state.passedOver.push(message('not-a-file', place));
    else if (size === 0) state.passedOver.push(message('empty-file', place));
    else state.articles.push({ place, size, modified: Math.floor(mtimeMs), real });
  } catch (error) {
    const detail = (error as NodeJS.ErrnoException).code ?? String(error);
    state.passedOver.push(message('file-unreadable', place, { detail }));
  }
}

/** Takes half the time of its sister in `node:fs/promises`, which shows in 100,000 files. */
const stat = promisify(statByCallback);

async function statOf(path: string) {
  const found = await stat(path);
  return { size: found.size, mtimeMs: found.mtimeMs, isFile: found.isFile() };
}

/** A link to an article counts only where it stays inside the root and leads to a new file. */
async function addLinkedArticles(state: Walk): Promise<void> {
  if (state.links.length === 0) return;
  const known = new Set(state.articles.map((article) => article.real));
  for (const place of state.links.sort()) {
    const real = await realpath(join(state.root, place)).catch(() => undefined);
    if (real === undefined || !isInside(state.root, real)) {
      state.passedOver.push(message('link-outside', place));
    } else if (known.has(real)) state.passedOver.push(message('link-repeated', place));
    else {
      known.add(real);
      await addArticle(state, place, real);
    }
  }
}

/** Whether a real path lies below a real folder. */
export function isInside(root: string, path: string): boolean {
  const below = relative(root, path);
  return below !== '' && below !== '..' && !below.startsWith(`..${sep}`) && !below.startsWith(sep);
}

function countedMessages({ hidden, unsupported }: Walk): Message[] {
  const kinds = [...unsupported].sort(([a], [b]) => (a < b ? -1 : 1));
  const messages = kinds.map(([extension, number]) =>
    message('unsupported-files', '', { extension, count: number }),
  );
  return hidden > 0 ? [...messages, message('hidden-files', '', { count: hidden })] : messages;
}

async function inBatches<T>(items: T[], work: (item: T) => Promise<void>): Promise<void> {
  for (let i = 0; i < items.length; i += FILES_AT_ONCE) {
    await Promise.all(items.slice(i, i + FILES_AT_ONCE).map(work));
  }
}
