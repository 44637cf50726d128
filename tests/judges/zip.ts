import { openPromise } from 'yauzl';

export interface ZipPart {
  name: string;
  method: number;
  flags: number;
  extra: number;
  bytes: Buffer;
  date: Date;
}

/** Every entry of a zip file, in order, read by another library than the one that wrote it. */
export async function readZip(path: string): Promise<ZipPart[]> {
  const zip = await openPromise(path, { lazyEntries: true });
  const parts: ZipPart[] = [];
  for await (const entry of zip.eachEntry()) {
    const stream = await zip.openReadStreamPromise(entry);
    const chunks: Buffer[] = [];
    for await (const chunk of stream) chunks.push(chunk as Buffer);
    parts.push({
      name: entry.fileName,
      method: entry.compressionMethod,
      flags: entry.generalPurposeBitFlag,
      extra: entry.extraFieldLength,
      bytes: Buffer.concat(chunks),
      date: entry.getLastModDate({ timezone: 'UTC' }),
    });
  }
  return parts;
}

/** The text entries of a book by name below its content folder. */
export async function readBook(path: string): Promise<Map<string, string>> {
  const parts = await readZip(path);
  return new Map(
    parts
      .filter(({ name }) => /\.(xhtml|opf|ncx|xml|css)$/.test(name))
      .map(({ name, bytes }) => [name.replace(/^OEBPS\//, ''), bytes.toString('utf8')]),
  );
}
