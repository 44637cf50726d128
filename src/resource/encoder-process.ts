/**
 * The child process that decodes pictures, so that a picture that crashes, stalls or swells the
 * decoder costs that picture and nothing else. Started by `encoder-pool.ts`; buffers in, buffers
 * out; it reads no file and opens no connection.
 */
import sharp from 'sharp';
import { compress, type Encoded, type EncodingJob } from './compress.ts';
import { outOfMemoryExit } from './encoder-pool.ts';
import { problemOf } from './problem.ts';

export interface EncoderRequest {
  bytes: Uint8Array;
  job: EncodingJob;
}

export type EncoderReply =
  | { ok: true; encoded: Encoded }
  | { ok: false; reason: string; detail: string };

/** Resident bytes at which a picture is given up: looked at now and then, so below the 400 MB meant. */
const memoryLimit = 380 * 1024 * 1024;
/** Resident bytes above which what a picture left behind is cleared away before the next. */
const tidyLimit = 160 * 1024 * 1024;

sharp.cache(false);
sharp.concurrency(1);

setInterval(() => {
  if (process.memoryUsage.rss() > memoryLimit) process.exit(outOfMemoryExit);
}, 25).unref();

process.on('message', (request: EncoderRequest) => {
  answer(request).then((reply) => process.send?.(reply));
});

process.send?.('ready');

async function answer({ bytes, job }: EncoderRequest): Promise<EncoderReply> {
  try {
    return { ok: true, encoded: await compress(bytes, job) };
  } catch (error) {
    const { reason, detail } = problemOf(error);
    return { ok: false, reason, detail };
  } finally {
    // Pixels lie outside of V8's heap, which does not feel them and would let them gather.
    if (process.memoryUsage.rss() > tidyLimit) globalThis.gc?.();
  }
}
