import { createHash } from 'node:crypto';
import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { EPub } from 'epub-gen-memory';
import type { Publication } from '../types.ts';
import { type ContainerPart, containerParts, type FileContent } from './parts.ts';
import { verifyContainer } from './verify.ts';
import { mediaTypes } from './vocabulary.ts';

/** DOS time begins here; JSZip writes it in UTC, so no time zone shows. */
const entryDate = new Date(Date.UTC(1980, 0, 1));

/**
 * epub-gen-memory with everything that touches text, addresses or the clock replaced. Its
 * constructor gets constants only: its templates are a programming language (EJS), its HTML
 * cleaner rewrites text, and its downloader opens any address. What stays is its order of work
 * (`render`: documents, pictures, cover) and its zip.
 */
class Book extends EPub {
  readonly #parts: ContainerPart[];
  /** Gets the first error of a picture file: JSZip loses those that come while it pauses. */
  readonly #failed: (error: Error) => void;

  constructor(parts: ContainerPart[], failed: (error: Error) => void) {
    super({ title: 'wenji', version: 3, fonts: [], verbose: false }, []);
    this.#parts = parts;
    this.#failed = failed;
    // Written by the constructor with the time of day: replaced in place, so it stays first.
    this.#store('mimetype', Buffer.from(mediaTypes.epub));
  }

  /** The finished container as a stream that reads each part only when its turn has come. */
  async stream(): Promise<NodeJS.ReadableStream> {
    await this.render();
    return this.zip.generateNodeStream({ streamFiles: false, compression: 'STORE' });
  }

  protected override async generateTemplateFiles(): Promise<void> {
    for (const { name, content, isPacked } of this.#parts) {
      const data = 'path' in content ? this.#lazily(content) : content;
      if (isPacked) this.#store(name, data);
      else this.#deflate(name, data);
    }
  }

  protected override async downloadAllImages(): Promise<void> {}

  protected override async downloadAllFonts(): Promise<void> {}

  protected override async makeCover(): Promise<void> {}

  #store(name: string, data: Uint8Array | Readable): void {
    this.zip.file(name, data, { compression: 'STORE', date: entryDate, createFolders: false });
  }

  #deflate(name: string, data: Uint8Array | Readable): void {
    this.zip.file(name, data, {
      compression: 'DEFLATE',
      // Level 9 takes a third more time and saves 0.3 % of such small texts.
      compressionOptions: { level: 5 },
      date: entryDate,
      createFolders: false,
    });
  }

  #lazily(content: FileContent): Readable {
    return Readable.from(fileBytes(content), { objectMode: false }).on('error', this.#failed);
  }
}

/** The file's bytes, opened only when asked for; a size that changed meanwhile is an error. */
async function* fileBytes(content: FileContent): AsyncGenerator<Buffer> {
  let read = 0;
  for await (const part of createReadStream(content.path)) {
    read += (part as Buffer).length;
    yield part as Buffer;
  }
  if (read !== content.bytes) {
    throw new Error(`${basename(content.path)}: expected ${content.bytes} bytes, found ${read}`);
  }
}

/**
 * Writes a publication as an EPUB file, whole or not at all.
 * @returns size and SHA-256 (hex) of the file
 * @throws as `writeContainer` does
 */
export function writeEpub(
  publication: Publication,
  path: string,
): Promise<{ bytes: number; sha256: string }> {
  return writeContainer(containerParts(publication), path);
}

/**
 * Writes the parts of a book as an EPUB file: a temporary file beside the target, flushed, read
 * back and checked, then renamed over it.
 * @param inspect looks at what was read back (pictures by their first bytes) before the file takes
 *   its name; what it throws stops that
 * @returns size and SHA-256 (hex) of the file
 * @throws the file system's error, or one that says which part of the book is damaged; the old
 *   file at `path`, if any, is then untouched
 */
export async function writeContainer(
  parts: ContainerPart[],
  path: string,
  inspect: (entries: Map<string, Buffer>) => void = () => {},
): Promise<{ bytes: number; sha256: string }> {
  const temporary = await reserve(path);
  try {
    const written = await pack(parts, temporary);
    inspect(await verifyContainer(temporary));
    await rename(temporary, path);
    await syncFolder(dirname(path));
    return written;
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

/**
 * Makes an empty file of our own beside the target. Its name is short whatever the target's is,
 * and never one that exists: another run may be at work on the same book.
 */
async function reserve(path: string): Promise<string> {
  const mark = createHash('sha256').update(basename(path)).digest('hex').slice(0, 12);
  for (let attempt = 0; ; attempt += 1) {
    const candidate = join(dirname(path), `.wenji-${mark}-${attempt}.part`);
    try {
      await (await open(candidate, 'wx')).close();
      return candidate;
    } catch (error) {
      const taken = (error as NodeJS.ErrnoException).code === 'EEXIST';
      if (!taken || attempt >= 99) throw error;
    }
  }
}

async function pack(
  parts: ContainerPart[],
  path: string,
): Promise<{ bytes: number; sha256: string }> {
  const failure = new AbortController();
  const book = new Book(parts, (error) => failure.abort(error));
  const hash = createHash('sha256');
  let bytes = 0;
  const measure = new PassThrough().on('data', (part: Buffer) => {
    hash.update(part);
    bytes += part.length;
  });
  try {
    await pipeline(
      await book.stream(),
      measure,
      createWriteStream(path, { flags: 'r+', flush: true }),
      { signal: failure.signal },
    );
  } catch (error) {
    throw failure.signal.aborted ? failure.signal.reason : error;
  }
  return { bytes, sha256: hash.digest('hex') };
}

/** Makes the new name last through a power cut. Windows cannot open a folder, nor needs to. */
async function syncFolder(folder: string): Promise<void> {
  const handle = await open(folder, 'r').catch(() => undefined);
  try {
    await handle?.sync();
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code !== 'EPERM' && code !== 'EINVAL' && code !== 'EISDIR') throw error;
  } finally {
    await handle?.close();
  }
}
