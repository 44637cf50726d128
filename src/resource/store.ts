import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import cacache from 'cacache';
import type { EncodedPicture } from '../types.ts';
import { PictureProblem, type Remembered } from './problem.ts';

/**
 * Pictures by address and by content, on disk, shared by all shelves. What it says is verified
 * when read; what it can not read it does not have; what it can not write costs time only.
 */
export interface PictureStore {
  original(address: string): Promise<Uint8Array | undefined>;
  keepOriginal(address: string, bytes: Uint8Array): Promise<void>;
  /** A failure that still stands, if the address failed before. */
  failure(address: string): Promise<PictureProblem | undefined>;
  keepFailure(address: string, problem: PictureProblem): Promise<void>;
  /**
   * What came of encoding these bytes with these settings: a picture or a problem. A problem
   * stands for ever, one that is itself `remembered` for that long.
   */
  variant(key: string): Promise<EncodedPicture | PictureProblem | undefined>;
  keepVariant(key: string, data: Uint8Array, facts: VariantFacts): Promise<EncodedPicture>;
  keepBadVariant(key: string, problem: PictureProblem): Promise<void>;
  /** Whether writing failed at least once in this run. */
  readonly isFailing: boolean;
  /** Removes what was kept for this run only. */
  close(): Promise<void>;
}

export type VariantFacts = Pick<EncodedPicture, 'mediaType' | 'width' | 'height' | 'bytesIn'>;

export interface StoreOptions {
  folder: string;
  /** Where pictures go that the store can not take, until it is closed. */
  temporaryFolder: string;
  /** Milliseconds since 1970. */
  now: () => number;
}

const hour = 3_600_000;
const lifetimes: Record<Remembered, number> = {
  never: 0,
  shortly: hour,
  lastingly: 7 * 24 * hour,
};

interface KeptFailure {
  reason: string;
  detail: string;
  remembered: Remembered;
  time: number;
}

export function openStore({ folder, temporaryFolder, now }: StoreOptions): PictureStore {
  let isFailing = false;
  let overflow: Promise<string> | undefined;

  const write = async (key: string, bytes: Uint8Array, metadata: unknown): Promise<boolean> => {
    try {
      await cacache.put(folder, key, Buffer.from(bytes), { metadata, algorithms: ['sha256'] });
      return true;
    } catch {
      isFailing = true;
      return false;
    }
  };

  async function writeOverflow(sha256: string, data: Uint8Array): Promise<string> {
    overflow ??= mkdir(temporaryFolder, { recursive: true }).then(() =>
      mkdtemp(path.join(temporaryFolder, 'wenji-pictures-')),
    );
    const target = path.join(await overflow, sha256);
    await writeFile(target, data);
    return target;
  }

  return {
    get isFailing() {
      return isFailing;
    },
    original: async (address) => (await readEntry(folder, `original ${address}`))?.data,
    async keepOriginal(address, bytes) {
      await write(`original ${address}`, bytes, {});
    },
    async failure(address) {
      const entry = await readEntry(folder, `failure ${address}`);
      return entry && standing(entry.metadata as KeptFailure, now());
    },
    async keepFailure(address, problem) {
      if (problem.remembered === 'never') return;
      await write(`failure ${address}`, empty, kept(problem, now()));
    },
    async variant(key) {
      const entry = await readEntry(folder, `variant ${key}`);
      if (!entry) return undefined;
      const facts = entry.metadata as VariantFacts & KeptFailure;
      if (facts.reason) {
        const isForEver = facts.remembered === 'never';
        return isForEver ? new PictureProblem(facts.reason, facts.detail) : standing(facts, now());
      }
      return { ...facts, sha256: digest(entry.data), path: entry.path, bytes: entry.data.length };
    },
    async keepVariant(key, data, facts) {
      const sha256 = digest(data);
      const isKept = await write(`variant ${key}`, data, facts);
      const entry = isKept ? await readEntry(folder, `variant ${key}`) : undefined;
      const target = entry?.path ?? (await writeOverflow(sha256, data));
      return { ...facts, sha256, path: target, bytes: data.length };
    },
    async keepBadVariant(key, problem) {
      await write(`variant ${key}`, empty, kept(problem, now()));
    },
    async close() {
      if (overflow) await rm(await overflow, { recursive: true, force: true });
    },
  };
}

const empty = new Uint8Array(0);

interface Entry {
  data: Uint8Array;
  metadata: unknown;
  path: string;
}

/** A verified entry; anything damaged, missing or unreadable is not there. */
async function readEntry(folder: string, key: string): Promise<Entry | undefined> {
  try {
    const info = await cacache.get.info(folder, key);
    if (!info) return undefined;
    const { data, metadata } = await cacache.get(folder, key);
    return { data, metadata, path: info.path };
  } catch {
    return undefined;
  }
}

function kept({ reason, detail, remembered }: PictureProblem, time: number): KeptFailure {
  return { reason, detail, remembered, time };
}

function standing(failure: KeptFailure, now: number): PictureProblem | undefined {
  const age = now - failure.time;
  // A clock set back must not keep a failure for ever.
  if (!(age >= 0 && age < lifetimes[failure.remembered])) return undefined;
  return new PictureProblem(failure.reason, failure.detail, failure.remembered);
}

/** SHA-256 in hexadecimal. */
export function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
