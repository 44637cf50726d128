import { createReadStream } from 'node:fs';
import { type FileHandle, mkdir, open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import { crc32 } from 'node:zlib';
import type { SourceFile } from '../types.ts';

/**
 * What was found in files, remembered between runs: one file of lines, a head, one entry a source
 * file, and an end with a checksum. It is written whole or not at all; one that is damaged, cut or
 * of other settings is passed over, which costs time and nothing else.
 */
export interface ScanCache<T> {
  /** What was found in the file, if it has not changed since. */
  get(file: SourceFile): T | undefined;
  /** Remembers what was found in a file: on its way to the disk at once, while others are read. */
  put(file: SourceFile, found: T): void;
  /** Keeps what was asked for or put in this run; does nothing when nothing changed. */
  save(): Promise<void>;
}

const FORMAT = 'wenji-scan-1';
/** A file changed this shortly before it was read may change again within its time stamp. */
const SETTLED_MS = 2_000;
/** Lines handed to the file at a time, in characters; bytes read at a time. */
const CHUNK = 1 << 20;

interface Entry<T> {
  /** Size, time, and title of the index: all that a reading depends on beside the content. */
  mark: string;
  found: T;
}

/**
 * Opens the cache of a folder.
 * @param file absolute path; its folder need not exist
 * @param stamp program version and settings that readings depend on: another stamp, another cache
 * @param now milliseconds since 1970
 */
export async function openScanCache<T>(
  file: string,
  stamp: string,
  now: number,
): Promise<ScanCache<T>> {
  const known = (await load<T>(file, stamp)) ?? new Map<string, Entry<T>>();
  const used = new Set<string>();
  let fresh: NewFile | undefined;
  let changed = 0;
  return {
    get(source) {
      const key = keyOf(source);
      const entry = known.get(key);
      if (entry?.mark !== markOf(source)) return undefined;
      used.add(key);
      return entry.found;
    },
    put(source, found) {
      changed++;
      if (source.modified > now - SETTLED_MS) return;
      fresh ??= new NewFile(file, stamp);
      fresh.add(keyOf(source), { mark: markOf(source), found });
    },
    async save() {
      if (changed === 0 && used.size === known.size) return;
      fresh ??= new NewFile(file, stamp);
      for (const key of used) fresh.add(key, known.get(key)!);
      await fresh.finish();
    },
  };
}

const keyOf = ({ root, place }: SourceFile) => `${root}\0${place}`;
const markOf = ({ size, modified, indexTitle = '' }: SourceFile) =>
  `${size} ${modified} ${indexTitle}`;

async function load<T>(file: string, stamp: string): Promise<Map<string, Entry<T>> | undefined> {
  const entries = new Map<string, Entry<T>>();
  let sum = 0;
  let isWhole = false;
  let isFirst = true;
  try {
    for await (const lines of linesIn(file)) {
      for (const line of lines) {
        if (isFirst) {
          if (line.toString() !== headOf(stamp)) return undefined;
          isFirst = false;
        } else if (line[0] === END) {
          isWhole = line.toString() === endOf(entries.size, sum);
        } else {
          sum = crc32(line, sum);
          const [key, mark, found] = JSON.parse(line.toString()) as [string, string, T];
          entries.set(key, { mark, found });
        }
      }
    }
  } catch {
    return undefined;
  }
  return isWhole ? entries : undefined;
}

const END = 'e'.charCodeAt(0);
const LINE_FEED = 10;

/**
 * The lines of a file as bytes, those of a chunk together: readline takes twice the time of all
 * the rest, and waiting for each line as much again.
 */
async function* linesIn(file: string): AsyncGenerator<Buffer[]> {
  let rest: Buffer = Buffer.alloc(0);
  for await (const chunk of createReadStream(file, { highWaterMark: CHUNK })) {
    const bytes = rest.length > 0 ? Buffer.concat([rest, chunk]) : (chunk as Buffer);
    const lines: Buffer[] = [];
    let start = 0;
    for (let end = bytes.indexOf(LINE_FEED); end >= 0; end = bytes.indexOf(LINE_FEED, start)) {
      lines.push(bytes.subarray(start, end));
      start = end + 1;
    }
    yield lines;
    rest = bytes.subarray(start);
  }
}

const headOf = (stamp: string) => JSON.stringify([FORMAT, stamp]);
const endOf = (count: number, sum: number) => `end ${count} ${sum}`;

/** A cache being written beside the one in use, which it replaces when it is whole. */
class NewFile {
  readonly #path: string;
  readonly #temporary: string;
  readonly #handle: Promise<FileHandle>;
  #written: Promise<void> = Promise.resolve();
  #chunk: string;
  #count = 0;
  #sum = 0;

  constructor(file: string, stamp: string) {
    this.#path = file;
    this.#temporary = `${file}.tmp`;
    this.#handle = created(this.#temporary);
    this.#chunk = `${headOf(stamp)}\n`;
  }

  add<T>(key: string, { mark, found }: Entry<T>): void {
    const line = JSON.stringify([key, mark, found]);
    this.#sum = crc32(line, this.#sum);
    this.#count++;
    this.#chunk += `${line}\n`;
    if (this.#chunk.length >= CHUNK) this.#send();
  }

  async finish(): Promise<void> {
    this.#chunk += `${endOf(this.#count, this.#sum)}\n`;
    this.#send();
    try {
      await this.#written.finally(() => this.#close());
      await rename(this.#temporary, this.#path);
    } catch (error) {
      await rm(this.#temporary, { force: true });
      throw error;
    }
  }

  #send(): void {
    const chunk = this.#chunk;
    this.#chunk = '';
    this.#written = this.#written.then(async () => (await this.#handle).appendFile(chunk));
    // A failure is told by `finish`; until then it is no unhandled one.
    this.#written.catch(() => {});
  }

  async #close(): Promise<void> {
    const handle = await this.#handle;
    await handle.sync().finally(() => handle.close());
  }
}

async function created(file: string): Promise<FileHandle> {
  await mkdir(path.dirname(file), { recursive: true });
  await rm(file, { force: true });
  return open(file, 'wx');
}
