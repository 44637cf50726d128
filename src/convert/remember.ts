import { createHash } from 'node:crypto';
import path from 'node:path';
import { RECORD_VERSION, recordIn } from '../article/record.ts';
import type { ArticleRecord, Message, SourceFile } from '../types.ts';
import { openScanCache, type ScanCache } from '../volume/scan-cache.ts';
import type { BatchedReading } from '../worker/article-worker.ts';
import type { ReadingContext } from '../worker/tasks.ts';
import type { Job } from './job.ts';

/** What is remembered of a file: its reading without the article. */
export type RememberedReading = Extract<BatchedReading, { kind: 'record' | 'no-article' }>;

/** The readings of earlier runs over these folders with these settings. */
export function rememberedReadings(
  { folders, environment }: Job,
  { siblings: _siblings, ...context }: ReadingContext,
): Promise<ScanCache<RememberedReading>> {
  // Runs that ask for more are rare: they must not push out what the others remember.
  const { terms, article } = context;
  const name = digest([...folders.toSorted(), { terms, changes: article.showChanges === true }]);
  const file = path.join(environment.cacheFolder, 'scans', `${name}.jsonl`);
  return openScanCache(
    file,
    digest([environment.version, RECORD_VERSION, context]),
    environment.now(),
  );
}

const digest = (value: unknown) =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex').slice(0, 32);

/** A remembered reading for the file as it was found now: its order and channel may have changed. */
export function asFound(reading: RememberedReading, file: SourceFile): RememberedReading {
  if (reading.kind !== 'record' || isUnmoved(reading.record, file)) return reading;
  return { ...reading, record: recordIn(file, reading.record) };
}

const isUnmoved = ({ place, order, channel }: ArticleRecord, file: SourceFile) =>
  place === file.place &&
  order === file.order &&
  channel?.id === file.channel?.id &&
  channel?.title === file.channel?.title;

/**
 * What may be remembered of a reading. A rejection is not: the next run may have more time or
 * memory for the file.
 */
export function memorable(reading: BatchedReading): RememberedReading | undefined {
  if (reading.kind === 'rejected') return undefined;
  if (reading.kind !== 'article') return reading;
  const messages: Message[] = reading.article.messages;
  return { kind: 'record', record: reading.record, messages };
}
