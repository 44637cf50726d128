import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { mediaTypes } from './vocabulary.ts';

/** Bytes of a picture that are kept of what was read: enough to tell its type. */
const HEAD_BYTES = 64;

/**
 * Reads a finished container back with another library than the one that wrote it.
 * @returns what was read, by entry name in order; of stored entries (pictures) the first bytes
 * @throws an error that names the damaged entry: a wrong checksum or size, a `mimetype` that is
 *   not first, stored and plain (OCF 3.3 §4.3.3), a folder entry, or a name that comes twice
 */
export async function verifyContainer(path: string): Promise<Map<string, Buffer>> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const read = new Map<string, Buffer>();
    for await (const entry of zip.eachEntry()) {
      const isFirst = read.size === 0;
      if (isFirst) requireMimetype(entry);
      if (entry.fileName.endsWith('/')) fail(entry, 'is a folder');
      if (read.has(entry.fileName)) fail(entry, 'is there twice');
      const content = await bytesOf(zip, entry);
      if (isFirst && content.toString('latin1') !== mediaTypes.epub) fail(entry, 'is wrong');
      if (crc32(content) !== entry.crc32) fail(entry, 'has a wrong checksum');
      const isPacked = entry.compressionMethod !== 0;
      // A copy, for a view of the first bytes would keep the whole picture in memory.
      read.set(entry.fileName, isPacked ? content : Buffer.from(content.subarray(0, HEAD_BYTES)));
    }
    return read;
  } finally {
    zip.close();
  }
}

function fail(entry: Entry, what: string): never {
  throw new Error(`the written book is damaged: entry "${entry.fileName}" ${what}`);
}

function requireMimetype(entry: Entry): void {
  if (entry.fileName !== 'mimetype') fail(entry, 'comes before "mimetype"');
  if (entry.compressionMethod !== 0) fail(entry, 'is compressed');
  if (entry.extraFields.length > 0) fail(entry, 'has extra fields');
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
