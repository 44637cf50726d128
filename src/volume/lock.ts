import { constants } from 'node:fs';
import { copyFile, open, readFile, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import { message } from '../messages.ts';
import type { Message, ShelfPlan, VolumePlan } from '../types.ts';

/** Name of the lock file, beside the books. */
export const LOCK_FILE = 'wenji.lock.json';

export const duplicateSchema = z.object({
  kept: z.string(),
  dropped: z.array(z.string()),
  because: z.string(),
});

const volumeSchema = z.object({
  key: z.string(),
  theme: z.object({ key: z.string(), title: z.string() }),
  number: z.number().int().min(1),
  total: z.number().int().min(1),
  period: z.string().optional(),
  title: z.string(),
  fileName: z
    .string()
    .min(1)
    .refine((name) => !/[/\\\0]/.test(name) && name !== '.' && name !== '..'),
  identifier: z.string().startsWith('urn:uuid:'),
  language: z.string(),
  sections: z.array(z.object({ title: z.string(), articles: z.array(z.string()) })),
  from: z.string().optional(),
  until: z.string().optional(),
  estimatedBytes: z.number(),
  duplicates: z.array(duplicateSchema).optional(),
});

const lockSchema = z.object({
  version: z.literal(1),
  shelf: z.string(),
  /** What made themes, where the settings do not say. */
  by: z.string(),
  volumes: z.array(volumeSchema),
});

/** What a shelf remembers from build to build: which volume an article belongs to. */
export interface ShelfLock {
  version: 1;
  /** Key of the shelf: identifiers derive from it. */
  shelf: string;
  by: string;
  /** In the order in which they were opened. */
  volumes: VolumePlan[];
}

/** The lock that keeps a plan as it is. */
export function lockOf(plan: ShelfPlan, shelfKey: string): ShelfLock {
  return { version: 1, shelf: shelfKey, by: plan.by ?? 'folder', volumes: plan.volumes };
}

/**
 * Reads a lock file.
 * @returns undefined where there is none; a message where it is damaged: planning anew over it
 *   would change books that readers have
 */
export async function readLock(
  file: string,
): Promise<{ lock?: ShelfLock; problem?: Message } | undefined> {
  const text = await readFile(file, 'utf8').catch(ignoreMissing);
  if (text === undefined) return undefined;
  try {
    return { lock: lockSchema.parse(JSON.parse(text)) as ShelfLock };
  } catch {
    return { problem: message('lock-damaged', path.basename(file)) };
  }
}

function ignoreMissing(error: NodeJS.ErrnoException): undefined {
  if (error.code !== 'ENOENT') throw error;
}

/**
 * Keeps a copy of a lock file beside it before another is written over it; copies are never
 * written over, and the same bytes are kept once.
 * @returns the copy's name
 */
export async function keepAside(file: string): Promise<string> {
  for (let number = 1; ; number++) {
    const copy = `${file}${number === 1 ? '' : `.${number}`}.bak`;
    try {
      await copyFile(file, copy, constants.COPYFILE_EXCL);
      return path.basename(copy);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
      const [own, kept] = await Promise.all([readFile(file), readFile(copy)]);
      if (own.equals(kept)) return path.basename(copy);
    }
  }
}

/** Writes a lock file whole or not at all: readable lines, so that versions can be compared. */
export async function writeLock(file: string, lock: ShelfLock): Promise<void> {
  const temporary = `${file}.tmp`;
  await rm(temporary, { force: true });
  const handle = await open(temporary, 'wx');
  try {
    await handle.writeFile(textOf(lock), 'utf8');
    await handle.sync();
  } finally {
    await handle.close();
  }
  await rename(temporary, file);
}

function textOf({ volumes, ...head }: ShelfLock): string {
  const start = JSON.stringify(head).slice(1, -1);
  return `{${start},"volumes":[\n${volumes.map((volume) => JSON.stringify(volume)).join(',\n')}\n]}\n`;
}
