import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { mediaTypes } from './vocabulary.ts';

/**
 * Reads a finished container back with another library than the one that wrote it.
 * @throws an error that names the damaged entry: a wrong checksum or size, a `mimetype` that is
 *   not first, stored and plain (OCF 3.3 §4.3.3), a folder entry, or a name that comes twice
 */
export async function verifyContainer(path: string): Promise<void> {
  const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
  try {
    const names = new Set<string>();
    for await (const entry of zip.eachEntry()) {
      const isFirst = names.size === 0;
      if (isFirst) requireMimetype(entry);
      if (entry.fileName.endsWith('/')) fail(entry, 'is a folder');
      if (names.has(entry.fileName)) fail(entry, 'is there twice');
      names.add(entry.fileName);
      const content = await bytesOf(zip, entry);
      if (isFirst && content.toString('latin1') !== mediaTypes.epub) fail(entry, 'is wrong');
      if (crc32(content) !== entry.crc32) fail(entry, 'has a wrong checksum');
    }
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
