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
    for (let n = 0; n < zip.entryCount; n += 1) {
      const entry = await nextEntry(zip);
      if (n === 0) requireMimetype(entry);
      if (entry.fileName.endsWith('/')) fail(entry, 'is a folder');
      if (names.has(entry.fileName)) fail(entry, 'is there twice');
      names.add(entry.fileName);
      const content = await bytesOf(zip, entry);
      if (n === 0 && content.toString('latin1') !== mediaTypes.epub) fail(entry, 'is wrong');
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

function nextEntry(zip: ZipFile): Promise<Entry> {
  return new Promise((resolve, reject) => {
    const settle = (act: () => void) => {
      zip.off('entry', onEntry).off('error', onError).off('end', onEnd);
      act();
    };
    const onEntry = (entry: Entry) => settle(() => resolve(entry));
    const onError = (error: Error) => settle(() => reject(error));
    const onEnd = () => settle(() => reject(new Error('the written book lacks entries')));
    zip.on('entry', onEntry).on('error', onError).on('end', onEnd);
    zip.readEntry();
  });
}

async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const stream = await zip.openReadStreamPromise(entry);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}
