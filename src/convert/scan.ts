import { basename } from 'node:path/posix';
import type { Article, ArticleRecord, Message, SourceFile } from '../types.ts';
import type { ScanCache } from '../volume/scan-cache.ts';
import type { ArticlePool } from '../worker/article-pool.ts';
import type { BatchedReading } from '../worker/article-worker.ts';
import { asFound, memorable, type RememberedReading } from './remember.ts';

/** What a look at every file found. */
export interface Scan {
  records: ArticleRecord[];
  /** Where each article is read from, by article id. */
  sources: Map<string, SourceFile>;
  /** Articles of a small shelf, kept so that no file is read twice; empty for a large one. */
  kept: Map<string, Article>;
  /** Files that should have given an article and did not. */
  rejected: Message[];
  /** Everything else worth telling. */
  messages: Message[];
}

/** A shelf whose files are no larger than this, all together, is kept in memory whole. */
const KEPT_BYTES = 8 * 1024 * 1024;

/**
 * Reads every file for its record; the texts of a large shelf are let go.
 * @param remember opens the readings of earlier runs; asked for large shelves only
 */
export async function scan(
  files: SourceFile[],
  pool: ArticlePool,
  remember: () => Promise<ScanCache<RememberedReading>>,
  onProgress: (done: number) => void,
): Promise<Scan> {
  const result: Scan = {
    records: [],
    sources: new Map(),
    kept: new Map(),
    rejected: [],
    messages: [],
  };
  const isSmall = files.reduce((sum, { size }) => sum + size, 0) <= KEPT_BYTES;
  const readings = isSmall
    ? await pool.read(files, true, counted(0, onProgress))
    : await readChanged(files, pool, await remember(), onProgress);
  for (const [index, reading] of readings.entries()) take(result, reading, files[index]!);
  return result;
}

/** Reads the files that are new or have changed; the others are remembered. */
async function readChanged(
  files: SourceFile[],
  pool: ArticlePool,
  cache: ScanCache<RememberedReading>,
  onProgress: (done: number) => void,
): Promise<BatchedReading[]> {
  const readings: (BatchedReading | undefined)[] = files.map((file) => {
    const known = cache.get(file);
    return known && asFound(known, file);
  });
  const changed = byName(files.filter((_, index) => !readings[index]));
  const count = counted(files.length - changed.length, onProgress);
  const fresh = new Map<SourceFile, BatchedReading>();
  await pool.read(changed, false, (batch, read) => {
    count(batch);
    for (const [index, file] of batch.entries()) {
      const found = memorable(read[index]!);
      if (found) cache.put(file, found);
      fresh.set(file, read[index]!);
    }
  });
  // A cache that cannot be written costs time in the next run, not this one's books.
  await cache.save().catch(() => {});
  return readings.map((reading, index) => reading ?? fresh.get(files[index]!)!);
}

/** Tells how many files are done, each time some more are. */
function counted(before: number, onProgress: (done: number) => void) {
  let done = before;
  return (files: SourceFile[]) => {
    done += files.length;
    onProgress(done);
  };
}

/** Brings the files of a page that a mirror keeps under several channels next to each other. */
function byName(files: SourceFile[]): SourceFile[] {
  const names = new Map(files.map((file) => [file, basename(file.place)]));
  return files.toSorted((a, b) =>
    names.get(a)! < names.get(b)! ? -1 : Number(names.get(a) !== names.get(b)),
  );
}

function take(result: Scan, reading: BatchedReading, file: SourceFile): void {
  if (reading.kind === 'no-article') {
    result.messages.push(reading.message);
    return;
  }
  if (reading.kind === 'rejected') {
    result.rejected.push(reading.message);
    return;
  }
  const id = uniqueId(reading.record.id, result.sources);
  result.records.push(id === reading.record.id ? reading.record : { ...reading.record, id });
  result.sources.set(id, file);
  if (reading.kind === 'article') result.kept.set(id, { ...reading.article, id });
  result.messages.push(...(reading.kind === 'article' ? reading.article : reading).messages);
}

/** Two folders given together may hold files of the same place: the later one gets a mark. */
function uniqueId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number++) candidate = `${id}-${number}`;
  return candidate;
}

/**
 * The articles of one volume, whole: read again unless they were kept.
 * @returns the articles that could be read, under the ids of the scan, in the order asked for
 */
export async function readArticles(
  ids: string[],
  { sources, kept }: Pick<Scan, 'sources' | 'kept'>,
  pool: ArticlePool,
): Promise<{ articles: Article[]; lost: Message[] }> {
  const wanted = ids.filter((id) => sources.has(id) && !kept.has(id));
  const readings = await pool.read(
    wanted.map((id) => sources.get(id)!),
    true,
  );
  const read = new Map<string, Article>();
  const lost: Message[] = [];
  for (const [index, reading] of readings.entries()) {
    const id = wanted[index]!;
    if (reading.kind === 'article') read.set(id, { ...reading.article, id });
    else if (reading.kind !== 'record') lost.push(reading.message);
  }
  const articles = ids.flatMap((id) => kept.get(id) ?? read.get(id) ?? []);
  return { articles, lost };
}
