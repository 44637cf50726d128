import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import pLimit from 'p-limit';
import type { Encoded, EncodingJob } from './compress.ts';
import type { EncoderReply, EncoderRequest } from './encoder-process.ts';
import { PictureProblem } from './problem.ts';

export interface EncoderPool {
  /** @throws PictureProblem when the picture can not be encoded; the pool goes on */
  encode(bytes: Uint8Array, job: EncodingJob): Promise<Encoded>;
  close(): void;
}

export interface EncoderPoolOptions {
  processes: number;
  /** Milliseconds after which a picture is given up and its process killed. */
  deadline: number;
  /** Module that the processes run; tests pass one that misbehaves. */
  entry?: URL;
}

/** Exit code of `encoder-process.ts` when a picture took too much memory. */
export const outOfMemoryExit = 137;

/** Starts processes as they are needed and replaces those that end. */
export function openEncoderPool(options: EncoderPoolOptions): EncoderPool {
  const idle: ChildProcess[] = [];
  const all = new Set<ChildProcess>();
  const place = pLimit(options.processes);

  async function encode(bytes: Uint8Array, job: EncodingJob): Promise<Encoded> {
    const child = idle.pop() ?? (await ready(start()));
    const reply = await ask(child, { bytes, job }, options.deadline);
    idle.push(child);
    if (!reply.ok) throw new PictureProblem(reply.reason, reply.detail);
    return reply.encoded;
  }
  function start(): ChildProcess {
    const child = startProcess(options.entry ?? ownEntry());
    all.add(child);
    child.once('exit', () => {
      all.delete(child);
      const at = idle.indexOf(child);
      if (at >= 0) idle.splice(at, 1);
    });
    return child;
  }
  return {
    encode: (bytes, job) => place(() => encode(bytes, job)),
    close() {
      for (const child of all) child.kill('SIGKILL');
    },
  };
}

/** The same module as source (run through tsx) or as built JavaScript. */
function ownEntry(): URL {
  const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js';
  return new URL(`./encoder-process.${extension}`, import.meta.url);
}

function startProcess(entry: URL): ChildProcess {
  return fork(fileURLToPath(entry), [], {
    serialization: 'advanced',
    execArgv: ['--expose-gc', ...(entry.pathname.endsWith('.ts') ? ['--import', 'tsx'] : [])],
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

/** Longer than any start of a process that ends well. */
const startLimit = 60_000;

/**
 * Waits until a process has said that it is there: on a busy machine that takes its time, which
 * is not counted against the picture.
 */
function ready(child: ChildProcess): Promise<ChildProcess> {
  return new Promise((resolve, reject) => {
    const fail = (detail: string) => {
      settle();
      child.kill('SIGKILL');
      reject(new PictureProblem('picture-decoder-crash', `no process: ${detail}`));
    };
    const onExit = (code: number | null) => fail(`exit code ${code}`);
    const onError = (error: Error) => fail(error.message);
    const onMessage = () => {
      settle();
      resolve(child);
    };
    const timer = setTimeout(() => fail(`${startLimit / 1000} s`), startLimit);
    const settle = () => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.off('error', onError);
      child.off('message', onMessage);
    };
    child.on('exit', onExit);
    child.on('error', onError);
    child.on('message', onMessage);
  });
}

/** One question, one answer; a process that does not give one is killed. */
function ask(
  child: ChildProcess,
  request: EncoderRequest,
  deadline: number,
): Promise<EncoderReply> {
  return new Promise((resolve, reject) => {
    const giveUp = (problem: PictureProblem) => {
      settle();
      child.kill('SIGKILL');
      reject(problem);
    };
    const onExit = (code: number | null, signal: string | null) => {
      const isMemory = code === outOfMemoryExit;
      const detail = isMemory ? 'too much memory' : `${signal ?? `exit code ${code}`}`;
      // Killed from outside, as when the machine runs out of memory: not the picture's fault.
      const remembered = signal === 'SIGKILL' ? 'never' : 'lastingly';
      giveUp(new PictureProblem('picture-decoder-crash', detail, remembered));
    };
    const onError = (error: Error) =>
      giveUp(new PictureProblem('picture-decoder-crash', error.message));
    const onReply = (reply: EncoderReply) => {
      settle();
      resolve(reply);
    };
    const timer = setTimeout(
      () => giveUp(new PictureProblem('picture-decoder-slow', `${deadline / 1000} s`, 'shortly')),
      deadline,
    );
    const settle = () => {
      clearTimeout(timer);
      child.off('exit', onExit);
      child.off('error', onError);
      child.off('message', onReply);
    };
    child.on('exit', onExit);
    child.on('error', onError);
    child.on('message', onReply);
    child.send(request, (error) => error && onError(error));
  });
}
