import { workerData } from 'node:worker_threads';
import type { SourceFile } from '../types.ts';
import {
  type Reading,
  type ReadingContext,
  type RecordReading,
  readArticle,
  readRecords,
} from './tasks.ts';

/** Entry of the worker threads that read articles. */

export interface BatchTask {
  files: SourceFile[];
  /** Whether the articles themselves are wanted, or their records alone. */
  articles: boolean;
}

/** A reading as it crosses threads: the article only where it was asked for. */
export type BatchedReading = Reading | RecordReading;

// Tinypool hands the pool's own data as the second member of the pair.
const context = (Array.isArray(workerData) ? workerData[1] : workerData) as ReadingContext;

export default function readBatch({ files, articles }: BatchTask): BatchedReading[] {
  return articles ? files.map((file) => readArticle(file, context)) : readRecords(files, context);
}
