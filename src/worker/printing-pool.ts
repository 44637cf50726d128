import Tinypool from 'tinypool';
import type { Printed, PrintOrder } from './print-book.ts';

export interface PrintingPool {
  /**
   * Prints a book in a thread.
   * @throws as `printBook` does
   */
  print(order: PrintOrder): Promise<Printed>;
  close(): Promise<void>;
}

/** A thread that waits for the next book need not be started again. */
const IDLE_MS = 60_000;

/** Threads run the built program, also when the sources are run directly (tests). */
const workerEntry = import.meta.url.endsWith('.ts')
  ? '../../dist/worker/print-book.js'
  : './print-book.js';

/** Threads that print books; the first starts at once, to be ready when a book is. */
export function openPrintingPool(threads: number): PrintingPool {
  const pool = new Tinypool({
    filename: new URL(workerEntry, import.meta.url).href,
    minThreads: 1,
    maxThreads: threads,
    idleTimeout: IDLE_MS,
    // As in the pool that reads.
    execArgv: [],
  });
  return { print: (order) => pool.run(order), close: () => pool.destroy() };
}
