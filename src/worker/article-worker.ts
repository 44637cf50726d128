import { workerData } from 'node:worker_threads';
import type { ArticleRecord, Message, SourceFile } from '../types.ts';
import { type Reading, type ReadingContext, readArticle } from './tasks.ts';

/** Entry of the worker threads that read articles. */

export interface BatchTask {
  files: SourceFile[];
  /** Whether the articles themselves are wanted, or their records alone. */
  articles: boolean;
}

/** A reading as it crosses threads: the article only where it was asked for. */
export type BatchedReading =
  | Extract<Reading, { kind: 'article' }>
  | { kind: 'record'; record: ArticleRecord; messages: Message[] }
  | Exclude<Reading, { kind: 'article' }>;

// Tinypool hands the pool's own data as the second member of the pair.
const context = (Array.isArray(workerData) ? workerData[1] : workerData) as ReadingContext;

export default async function readBatch({ files, articles }: BatchTask): Promise<BatchedReading[]> {
  const readings: BatchedReading[] = [];
  for (const file of files) {
    const reading = readArticle(file, context);
    readings.push(
      reading.kind === 'article' && !articles
        ? { kind: 'record', record: reading.record, messages: reading.article.messages }
        : reading,
    );
  }
  return readings;
}
