import { readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';

/** A file of a folder; `modified` in milliseconds since 1970. */
export interface FolderEntry {
  name: string;
  modified: number;
}

/** A run that writes a book touches its file all the while: an hour of rest means that it died. */
const longestRest = 60 * 60 * 1000;

/**
 * Which files are books that a run began and, cut off, never finished.
 * @param now milliseconds since 1970
 */
export function staleParts(entries: FolderEntry[], now: number): string[] {
  return entries
    .filter(({ name }) => /^\.wenji-[0-9a-f]{12}-\d{1,2}\.part$/.test(name))
    .filter(({ modified }) => now - modified > longestRest)
    .map(({ name }) => name);
}

/**
 * Removes such files from a folder. One that cannot be removed stays: it harms nobody.
 * @param now milliseconds since 1970
 */
export async function removeStaleParts(folder: string, now: number): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith('.wenji-'));
  const entries = await Promise.all(names.map((name) => entryOf(folder, name)));
  for (const name of staleParts(entries, now)) {
    await rm(join(folder, name), { force: true }).catch(() => undefined);
  }
}

/** A file that is gone by now counts as new. */
async function entryOf(folder: string, name: string): Promise<FolderEntry> {
  const found = await stat(join(folder, name)).catch(() => undefined);
  return { name, modified: found?.mtimeMs ?? Number.POSITIVE_INFINITY };
}
