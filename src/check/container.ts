import { open } from 'node:fs/promises';
import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { type Finding, finding } from './finding.ts';

/** One file of the container, unpacked. */
export interface BookEntry {
  name: string;
  bytes: Uint8Array;
  /** Compression method: 0 stored, 8 deflated; OCF 3.3 §4.3.2 allows no other. */
  method: number;
}

export interface Container {
  /** In the order of the zip's directory; folder entries are left out. */
  entries: Map<string, BookEntry>;
  /** First 60 bytes of the file: the local header of its first entry. */
  head: Uint8Array;
  /** Bytes of the whole file. */
  size: number;
  findings: Finding[];
}

/** Bounds against zip bombs; the largest shelves known stay far below. */
const most = { entries: 20_000, entryBytes: 256 * 2 ** 20, bookBytes: 2 ** 30 };

/**
 * Reads a container into memory, within bounds.
 * @returns what could be read, with a finding for every entry that could not
 */
export async function readContainer(path: string): Promise<Container> {
  const container = { entries: new Map(), findings: [], ...(await headOf(path)) } as Container;
  try {
    const zip = await openPromise(path, { lazyEntries: true, autoClose: false });
    try {
      await readEntries(zip, container);
    } finally {
      zip.close();
    }
  } catch (error) {
    container.findings.push(finding('book-zip-damaged', '', { detail: textOfError(error) }));
  }
  return container;
}

async function headOf(path: string): Promise<{ head: Uint8Array; size: number }> {
  const file = await open(path);
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(60), 0, 60, 0);
    return { head: buffer.subarray(0, bytesRead), size: (await file.stat()).size };
  } finally {
    await file.close();
  }
}

async function readEntries(zip: ZipFile, { entries, findings }: Container): Promise<void> {
  let bytesLeft = most.bookBytes;
  if (zip.entryCount > most.entries) throw new Error(`${zip.entryCount} entries are too many`);
  for await (const entry of zip.eachEntry()) {
    const { fileName: name, uncompressedSize: size } = entry;
    if (name.endsWith('/')) {
      findings.push(finding('book-folder-entry', name));
      continue;
    }
    if (entries.has(name)) findings.push(finding('book-entry-twice', name));
    bytesLeft -= size;
    if (size > most.entryBytes || bytesLeft < 0) {
      findings.push(finding('book-entry-too-large', name, { bytes: size }));
      if (bytesLeft < 0) return;
      continue;
    }
    await readEntry(zip, entry, entries, findings);
  }
}

async function readEntry(
  zip: ZipFile,
  entry: Entry,
  entries: Container['entries'],
  findings: Finding[],
): Promise<void> {
  const name = entry.fileName;
  const method = entry.compressionMethod;
  try {
    const bytes = await bytesOf(zip, entry);
    if (crc32(bytes) !== entry.crc32) findings.push(finding('book-checksum', name));
    entries.set(name, { name, bytes, method });
  } catch (error) {
    findings.push(finding('book-entry-damaged', name, { detail: textOfError(error) }));
    entries.set(name, { name, bytes: new Uint8Array(), method });
  }
}

/** yauzl stops a stream that grows beyond the size its entry declares. */
async function bytesOf(zip: ZipFile, entry: Entry): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of await zip.openReadStreamPromise(entry)) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

const textOfError = (error: unknown) => (error instanceof Error ? error.message : String(error));
