import pLimit from 'p-limit';
import Tinypool from 'tinypool';
import { message } from '../messages.ts';
import type { SourceFile } from '../types.ts';
import type { BatchedReading, BatchTask } from './article-worker.ts';
import type { ReadingContext } from './tasks.ts';

/** Limits of one worker: a page that needs more is no article. */
const HEAP_MEGABYTES = 512;
/** Twice V8's own: what a page leaves behind dies young, and reading takes a tenth less time. */
const YOUNG_MEGABYTES = 96;
const DEADLINE_MS = 20_000;
/** Files of one message to a worker: enough to make the message cheap, few enough to balance. */
const BATCH_FILES = 64;
const BATCH_BYTES = 1024 * 1024;

export type OnRead = (files: SourceFile[], readings: BatchedReading[]) => void;

export interface ArticlePool {
  /**
   * Reads files in worker threads, in the order given.
   * @param articles whether the articles are wanted, or their records alone
   * @param onRead called with what came of some of the files, as they are done
   */
  read(files: SourceFile[], articles: boolean, onRead?: OnRead): Promise<BatchedReading[]>;
  close(): Promise<void>;
}

/** Threads run the built program, also when the sources are run directly (tests). */
const workerEntry = import.meta.url.endsWith('.ts')
  ? '../../dist/worker/article-worker.js'
  : './article-worker.js';

/**
 * Threads that read articles. A file that kills its worker or overstays costs itself alone:
 * its batch is read again file by file.
 */
export function openArticlePool(threads: number, context: ReadingContext): ArticlePool {
  const pool = new Tinypool({
    filename: new URL(workerEntry, import.meta.url).href,
    minThreads: threads,
    maxThreads: threads,
    workerData: context,
    // Options of the program that calls us are not for our threads: node -e would fail.
    execArgv: [],
    resourceLimits: {
      maxOldGenerationSizeMb: HEAP_MEGABYTES,
      maxYoungGenerationSizeMb: YOUNG_MEGABYTES,
    },
  });
  // As many tasks in flight as there are threads, so that a task's deadline starts when it does.
  const atOnce = pLimit(threads);
  const run: RunBatch = (task) =>
    atOnce(() => pool.run(task, { signal: AbortSignal.timeout(DEADLINE_MS) }));
  return {
    read: (files, articles, onRead) => readAll(run, files, articles, onRead),
    close: () => pool.destroy(),
  };
}

type RunBatch = (task: BatchTask) => Promise<BatchedReading[]>;

async function readAll(
  run: RunBatch,
  files: SourceFile[],
  articles: boolean,
  onRead?: OnRead,
): Promise<BatchedReading[]> {
  const readings = batchesOf(files).map(async (batch) => {
    const read = await readBatch(run, batch, articles);
    onRead?.(batch, read);
    return read;
  });
  return (await Promise.all(readings)).flat();
}

/** Cuts a list of files into batches of limited number and size, order kept. */
export function batchesOf(files: SourceFile[]): SourceFile[][] {
  const batches: SourceFile[][] = [];
  let batch: SourceFile[] = [];
  let bytes = 0;
  for (const file of files) {
    if (batch.length > 0 && (batch.length >= BATCH_FILES || bytes + file.size > BATCH_BYTES)) {
      batches.push(batch);
      batch = [];
      bytes = 0;
    }
    batch.push(file);
    bytes += file.size;
  }
  if (batch.length > 0) batches.push(batch);
  return batches;
}

async function readBatch(
  run: RunBatch,
  files: SourceFile[],
  articles: boolean,
): Promise<BatchedReading[]> {
  try {
    return await run({ files, articles });
  } catch (error) {
    const [file] = files;
    if (files.length === 1 && file) return [rejected(file, error)];
    const singly: BatchedReading[] = [];
    for (const one of files) singly.push(...(await readBatch(run, [one], articles)));
    return singly;
  }
}

function rejected(file: SourceFile, error: unknown): BatchedReading {
  const cause = error instanceof Error ? error : new Error(String(error));
  const detail = cause.name === 'AbortError' ? `more than ${DEADLINE_MS / 1000} s` : cause.message;
  return {
    kind: 'rejected',
    place: file.place,
    message: message('article-too-complex', file.place, { detail }),
  };
}
