import { constants } from 'node:fs';
import { type FileHandle, open, readdir, readlink, realpath } from 'node:fs/promises';
import path from 'node:path';
import { PictureProblem } from './problem.ts';

/** The one resolver for pictures that lie beside the articles. */
export interface LocalPictures {
  /**
   * Reads a picture below a root.
   * @param root absolute folder; nothing outside it is read
   * @param address `./path`, POSIX separators, decoded (a still encoded one is found as well)
   * @throws PictureProblem `picture-outside-input`, `picture-missing-file`, `picture-not-a-file`,
   *   `picture-too-large`
   */
  read(root: string, address: string): Promise<Uint8Array>;
}

/** @param limit most bytes read of one file */
export function openLocalPictures(limit: number): LocalPictures {
  const listings = new Map<string, Promise<Map<string, string>>>();

  async function read(root: string, address: string): Promise<Uint8Array> {
    const trueRoot = await realpath(root).catch(() => {
      throw new PictureProblem('picture-missing-file', root);
    });
    for (const spelling of spellings(address)) {
      refuseOutside(spelling, address);
      const found = await lookUp(trueRoot, spelling.split('/'), listings);
      if (found) return readInside(trueRoot, found, address, limit);
    }
    throw new PictureProblem('picture-missing-file', address);
  }
  return { read };
}

/**
 * What a page may mean by an address, likeliest first: as written; percent-decoded (once, then
 * once more: saved pages encode twice); with backslashes as separators; without `?query`.
 * Each is checked against the root by itself, so decoding can not smuggle `..` past the check.
 */
function spellings(address: string): string[] {
  const once = decoded(address);
  const tries = [address, once, decoded(once), once.replaceAll('\\', '/'), once.split(/[?#]/)[0]!];
  return [...new Set(tries)];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function refuseOutside(spelling: string, address: string): void {
  const isForeign =
    /^[a-z][a-z0-9+.-]*:/i.test(spelling) || /^[/\\]/.test(spelling) || spelling.includes('\0');
  const normal = path.posix.normalize(spelling.replaceAll('\\', '/'));
  if (isForeign || normal === '..' || normal.startsWith('../')) {
    throw new PictureProblem('picture-outside-input', address);
  }
}

/** Finds a path name by name; case and Unicode form may differ from what is on disk. */
async function lookUp(
  root: string,
  segments: string[],
  listings: Map<string, Promise<Map<string, string>>>,
): Promise<string | undefined> {
  let folder = root;
  for (const segment of segments) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..') {
      folder = path.dirname(folder);
      continue;
    }
    const names = await listing(folder, listings);
    const name = names.get(segment) ?? names.get(folded(segment));
    if (name === undefined) return undefined;
    folder = path.join(folder, name);
  }
  return folder;
}

/** Names of a folder under themselves and under their folded form; the first in order wins. */
function listing(
  folder: string,
  listings: Map<string, Promise<Map<string, string>>>,
): Promise<Map<string, string>> {
  const known = listings.get(folder);
  if (known) return known;
  const reading = readdir(folder).then(
    (found) => {
      const names = new Map<string, string>();
      for (const name of found.sort()) {
        if (!names.has(folded(name))) names.set(folded(name), name);
      }
      for (const name of found) names.set(name, name);
      return names;
    },
    () => new Map<string, string>(),
  );
  listings.set(folder, reading);
  return reading;
}

function folded(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

/**
 * Reads a file that is inside the root even after links are followed. The descriptor itself is
 * checked again, because a link may be swapped between the check and the opening, and because
 * `O_NOFOLLOW` guards the last name only. `O_NONBLOCK` keeps a named pipe from blocking.
 */
async function readInside(
  root: string,
  found: string,
  address: string,
  limit: number,
): Promise<Uint8Array> {
  const target = await realpath(found).catch(() => undefined);
  if (target === undefined) throw new PictureProblem('picture-missing-file', address);
  if (!isInside(root, target)) throw new PictureProblem('picture-outside-input', address);
  const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0);
  const file = await open(target, flags).catch((error: NodeJS.ErrnoException) => {
    throw new PictureProblem('picture-not-a-file', `${address} (${error.code})`);
  });
  try {
    return await readChecked(file, root, address, limit);
  } finally {
    await file.close();
  }
}

async function readChecked(
  file: FileHandle,
  root: string,
  address: string,
  limit: number,
): Promise<Uint8Array> {
  const facts = await file.stat();
  if (!facts.isFile()) throw new PictureProblem('picture-not-a-file', address);
  // Only Linux has this view of an open file; elsewhere `realpath` above has to do.
  const opened = await readlink(`/proc/self/fd/${file.fd}`).catch(() => undefined);
  if (opened !== undefined && !isInside(root, opened)) {
    throw new PictureProblem('picture-outside-input', address);
  }
  if (facts.size > limit) {
    throw new PictureProblem('picture-too-large', `${address}: ${facts.size} bytes`);
  }
  return file.readFile();
}

function isInside(root: string, target: string): boolean {
  return target.startsWith(root.endsWith(path.sep) ? root : root + path.sep);
}
