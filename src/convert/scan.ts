import type { Article, ArticleRecord, Message, SourceFile } from '../types.ts';
import type { ArticlePool } from '../worker/article-pool.ts';
import type { BatchedReading } from '../worker/article-worker.ts';

/** What a look at every file found. */
export interface Scan {
  records: ArticleRecord[];
  /** Where each article is read from, by article id. */
  sources: Map<string, SourceFile>;
  /** Files that should have given an article and did not. */
  rejected: Message[];
  /** Everything else worth telling. */
  messages: Message[];
}

/**
 * Reads every file for its record; the texts are let go.
 * @param remembered records of files that have not changed since an earlier run, by place
 */
export async function scan(
  files: SourceFile[],
  pool: ArticlePool,
  onProgress: (done: number) => void,
): Promise<Scan> {
  const result: Scan = { records: [], sources: new Map(), rejected: [], messages: [] };
  const readings = await pool.read(files, false, onProgress);
  for (const [index, reading] of readings.entries()) {
    take(result, reading, files[index]!);
  }
  return result;
}

function take(result: Scan, reading: BatchedReading, file: SourceFile): void {
  if (reading.kind === 'no-article') result.messages.push(reading.message);
  else if (reading.kind === 'rejected') result.rejected.push(reading.message);
  else if (reading.kind === 'record') {
    const id = uniqueId(reading.record.id, result.sources);
    result.records.push(id === reading.record.id ? reading.record : { ...reading.record, id });
    result.sources.set(id, file);
    result.messages.push(...reading.messages);
  }
}

/** Two folders given together may hold files of the same place: the later one gets a mark. */
function uniqueId(id: string, taken: ReadonlyMap<string, unknown>): string {
  let candidate = id;
  for (let number = 2; taken.has(candidate); number++) candidate = `${id}-${number}`;
  return candidate;
}

/**
 * Reads the articles of one volume again, whole.
 * @returns the articles that could be read, under the ids of the scan
 */
export async function readArticles(
  ids: string[],
  sources: ReadonlyMap<string, SourceFile>,
  pool: ArticlePool,
): Promise<{ articles: Article[]; lost: Message[] }> {
  const known = ids.filter((id) => sources.has(id));
  const readings = await pool.read(
    known.map((id) => sources.get(id)!),
    true,
  );
  const articles: Article[] = [];
  const lost: Message[] = [];
  for (const [index, reading] of readings.entries()) {
    if (reading.kind === 'article') articles.push({ ...reading.article, id: known[index]! });
    else if (reading.kind !== 'record') lost.push(reading.message);
  }
  return { articles, lost };
}
