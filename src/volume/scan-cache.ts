import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, rename, rm } from 'node:fs/promises';
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
  /** Remembers what was found in a file. */
  put(file: SourceFile, found: T): void;
  /** Writes what was asked for or put in this run; does nothing when nothing changed. */
  save(): Promise<void>;
}

const FORMAT = 'wenji-scan-1';
/** A file changed this shortly before it was read may change again within its time stamp. */
const SETTLED_MS = 2_000;
/** Lines handed to the file at a time, in characters. */
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
  const used = new Map<string, Entry<T>>();
  let changed = 0;
  return {
    get(source) {
      const key = keyOf(source);
      const entry = known.get(key);
      if (entry?.mark !== markOf(source)) return undefined;
      used.set(key, entry);
      return entry.found;
    },
    put(source, found) {
      changed++;
      if (source.modified > now - SETTLED_MS) return;
      used.set(keyOf(source), { mark: markOf(source), found });
    },
    async save() {
      if (changed > 0 || used.size !== known.size) await write(file, stamp, used);
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

async function write<T>(file: string, stamp: string, entries: Map<string, Entry<T>>) {
  await mkdir(path.dirname(file), { recursive: true });
  const temporary = `${file}.${entries.size}.tmp`;
  await rm(temporary, { force: true });
  const output = createWriteStream(temporary, { flags: 'wx', flush: true });
  try {
    await pour(output, linesOf(stamp, entries));
    await rename(temporary, file);
  } catch (error) {
    output.destroy();
    await rm(temporary, { force: true });
    throw error;
  }
}

function* linesOf<T>(stamp: string, entries: Map<string, Entry<T>>): Generator<string> {
  yield headOf(stamp);
  let sum = 0;
  for (const [key, { mark, found }] of entries) {
    const line = JSON.stringify([key, mark, found]);
    sum = crc32(line, sum);
    yield line;
  }
  yield endOf(entries.size, sum);
}

/** Writes lines in chunks, no faster than the disk takes them. */
async function pour(output: ReturnType<typeof createWriteStream>, lines: Iterable<string>) {
  const failed = new Promise<never>((_, reject) => output.once('error', reject));
  // The failure is awaited below; until then it is no unhandled one.
  failed.catch(() => {});
  const send = async (chunk: string) => {
    if (!output.write(chunk)) {
      await Promise.race([new Promise<void>((done) => output.once('drain', () => done())), failed]);
    }
  };
  let chunk = '';
  for (const line of lines) {
    chunk += `${line}\n`;
    if (chunk.length < CHUNK) continue;
    await send(chunk);
    chunk = '';
  }
  await send(chunk);
  await Promise.race([new Promise<void>((done) => output.end(done)), failed]);
}
