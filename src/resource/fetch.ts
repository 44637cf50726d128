import { promisify } from 'node:util';
import { brotliDecompress, gunzip, inflate } from 'node:zlib';
import { type Dispatcher, errors, request } from 'undici';
import { type AddressRules, checkedUrl } from './address-guard.ts';
import type { Connections } from './dispatcher.ts';
import { type Host, Hosts, noteAnswer, noteFailure, refuseGivenUp } from './hosts.ts';
import { Places } from './places.ts';
import { PictureProblem } from './problem.ts';

export interface FetchOptions {
  connections: Connections;
  rules: AddressRules;
  /** Requests at a time: in all, and at one host. */
  connectionsInAll: number;
  connectionsPerHost: number;
  /** Most bytes of a picture, on the wire and decoded. */
  maxBytes: number;
  /** Milliseconds for one try, redirects and body included. */
  timeout: number;
  tries: number;
  /** Milliseconds before the second try; doubled for each further one. */
  backOff: number;
  /** Longest `Retry-After` that is waited for, in milliseconds. */
  longestWait: number;
  userAgent: string;
  /** After a refusal, ask again naming the picture's own site, then the article as referrer. */
  refererLadder: boolean;
  /** 0 to 1, stretches waits by up to half so that hosts are not asked in step. */
  jitter: () => number;
  /** Milliseconds of a clock that never goes back. */
  clock: () => number;
  wait: (milliseconds: number) => Promise<void>;
}

export interface PictureFetcher {
  /**
   * Gets the bytes behind an address. Sends no cookie, no language, and no referrer unless the
   * ladder is allowed and the host refused.
   * @param articleUrl used by the last rung of the ladder only
   * @returns the bytes with the place in the queue that they hold: no further picture is fetched
   *   in that place until `done` is called, so that pictures do not pile up in memory
   * @throws PictureProblem
   */
  fetch(address: string, articleUrl?: string): Promise<Fetched>;
}

export interface Fetched {
  bytes: Uint8Array;
  done: () => void;
}

type Run = FetchOptions & { places: Places };

const maxRedirects = 5;
/** JPEG and PNG first: many hosts choose the format by this header. */
const accept = 'image/jpeg,image/png;q=0.9,image/gif;q=0.8,image/*;q=0.5';

/** A body with the encodings that were applied to it, outermost last. */
interface Answer {
  status: number;
  headers: Record<string, string | string[] | undefined>;
  body: Uint8Array;
}

export function openFetcher(options: FetchOptions): PictureFetcher {
  const hosts = new Hosts(options.connectionsPerHost);
  const run: Run = { ...options, places: new Places(options.connectionsInAll) };
  return {
    async fetch(address, articleUrl) {
      const url = checkedUrl(address, options.rules);
      const host = hosts.of(url);
      return host.turn(() => climbLadder(url, articleUrl, host, run));
    },
  };
}

/** Without a referrer first; with the picture's own site, then the article, after a refusal. */
async function climbLadder(
  url: URL,
  articleUrl: string | undefined,
  host: Host,
  run: Run,
): Promise<Fetched> {
  const rungs: (string | undefined)[] = [undefined];
  if (run.refererLadder) {
    rungs.push(`${url.origin}/`);
    if (articleUrl && /^https?:/i.test(articleUrl)) rungs.push(articleUrl);
  }
  let refusal: PictureProblem | undefined;
  for (const referer of rungs) {
    try {
      return await tryRepeatedly(url, referer, host, run);
    } catch (error) {
      if (!(error instanceof PictureProblem) || error.reason !== 'picture-refused') throw error;
      refusal ??= error;
    }
  }
  throw refusal;
}

async function tryRepeatedly(
  url: URL,
  referer: string | undefined,
  host: Host,
  run: Run,
): Promise<Fetched> {
  let failure: Failure | undefined;
  for (let tried = 0; tried < run.tries; tried += 1) {
    refuseGivenUp(host);
    await waitForTurn(tried, failure, host, run);
    const done = await run.places.take();
    const outcome = await tryOnce(url, referer, run);
    if (outcome instanceof Uint8Array) {
      noteAnswer(host, true);
      return { bytes: outcome, done };
    }
    done();
    failure = outcome;
    if (!failure.isWorthRetrying) break;
    if (failure.retryAfter !== undefined) {
      if (failure.retryAfter > run.longestWait) break;
      host.notBefore = Math.max(host.notBefore, run.clock() + failure.retryAfter);
    }
  }
  const { problem, isHostsFault } = failure!;
  if (isHostsFault) noteFailure(host, problem.detail);
  else noteAnswer(host, false);
  throw problem;
}

async function waitForTurn(
  tried: number,
  failure: Failure | undefined,
  host: Host,
  options: FetchOptions,
): Promise<void> {
  const asked = host.notBefore - options.clock();
  const growing = options.backOff * 2 ** (tried - 1) * (1 + options.jitter() / 2);
  const own = tried > 0 && failure?.retryAfter === undefined ? growing : 0;
  const pause = Math.max(asked, own);
  if (pause > 0) await options.wait(pause);
}

interface Failure {
  problem: PictureProblem;
  isHostsFault: boolean;
  isWorthRetrying: boolean;
  retryAfter?: number | undefined;
}

async function tryOnce(
  url: URL,
  referer: string | undefined,
  options: FetchOptions,
): Promise<Uint8Array | Failure> {
  try {
    const answer = await follow(url, referer, options);
    if (answer.status !== 200) return failureOfStatus(answer);
    return await decoded(answer, options.maxBytes);
  } catch (error) {
    return failureOfError(error, options);
  }
}

/** Follows redirects ourselves: undici's own returns the 302 when a chain is too long. */
async function follow(
  start: URL,
  referer: string | undefined,
  options: FetchOptions,
): Promise<Answer> {
  const signal = AbortSignal.timeout(options.timeout);
  let url = start;
  for (let hops = 0; hops <= maxRedirects; hops += 1) {
    const answer = await exchange(url, referer, signal, options);
    if (![301, 302, 303, 307, 308].includes(answer.status)) return answer;
    const location = String(answer.headers.location ?? '');
    const next = URL.canParse(location, url.href) ? new URL(location, url.href).href : location;
    const checked = checkedUrl(next, options.rules);
    if (url.protocol === 'https:' && checked.protocol === 'http:') {
      throw new PictureProblem('picture-bad-redirect', `${url.host} leads to http:`, 'lastingly');
    }
    url = checked;
  }
  throw new PictureProblem('picture-bad-redirect', `more than ${maxRedirects}`, 'lastingly');
}

async function exchange(
  url: URL,
  referer: string | undefined,
  signal: AbortSignal,
  options: FetchOptions,
): Promise<Answer> {
  const response = await request(url, {
    dispatcher: options.connections.for(url),
    signal,
    headers: {
      'user-agent': options.userAgent,
      accept,
      'accept-encoding': 'identity',
      ...(referer ? { referer } : {}),
    },
  });
  const body = response.statusCode === 200 ? await read(response, options.maxBytes) : empty;
  if (response.statusCode !== 200) discard(response);
  return { status: response.statusCode, headers: response.headers, body };
}

/** Ends an answer unread. Undici then reports the abort on the body, which nobody waits for. */
function discard(response: Dispatcher.ResponseData): void {
  response.body.on('error', () => {});
  response.body.destroy();
}

const empty = new Uint8Array(0);

/** Counts while reading, so that an answer without a length can not grow beyond the limit. */
async function read(response: Dispatcher.ResponseData, limit: number): Promise<Uint8Array> {
  const pieces: Buffer[] = [];
  let size = 0;
  for await (const piece of response.body) {
    size += piece.length;
    if (size > limit) {
      discard(response);
      throw tooLarge(limit);
    }
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

const decoders: Record<
  string,
  (bytes: Uint8Array, o: { maxOutputLength: number }) => Promise<Buffer>
> = {
  gzip: promisify(gunzip),
  'x-gzip': promisify(gunzip),
  deflate: promisify(inflate),
  br: promisify(brotliDecompress),
};

/** Some hosts compress although they were asked not to. One layer at most, within the limit. */
async function decoded(answer: Answer, limit: number): Promise<Uint8Array> {
  const encoding = String(answer.headers['content-encoding'] ?? 'identity')
    .trim()
    .toLowerCase();
  if (encoding === 'identity' || encoding === '') return answer.body;
  const decode = decoders[encoding];
  if (!decode) throw new PictureProblem('picture-bad-encoding', encoding, 'lastingly');
  try {
    return await decode(answer.body, { maxOutputLength: limit });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ERR_BUFFER_TOO_LARGE') throw tooLarge(limit);
    throw new PictureProblem('picture-bad-encoding', encoding, 'lastingly');
  }
}

function tooLarge(limit: number): PictureProblem {
  return new PictureProblem('picture-too-large', `more than ${limit} bytes`, 'lastingly');
}

function failureOfStatus({ status, headers }: Answer): Failure {
  const isOverload = status === 429 || status >= 500;
  const [reason, remembered] = isOverload
    ? (['picture-unreachable', 'shortly'] as const)
    : [401, 403].includes(status)
      ? (['picture-refused', 'lastingly'] as const)
      : (['picture-gone', 'lastingly'] as const);
  return {
    problem: new PictureProblem(reason, `status ${status}`, remembered),
    isHostsFault: status >= 500,
    isWorthRetrying: isOverload,
    retryAfter: isOverload ? retryAfter(headers['retry-after'], headers.date) : undefined,
  };
}

/** `Retry-After` in milliseconds: seconds, or a day and time against the answer's own `Date`. */
export function retryAfter(
  value: string | string[] | undefined,
  date: string | string[] | undefined,
): number | undefined {
  const text = String(value ?? '').trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1000;
  const [until, from] = [Date.parse(text), Date.parse(String(date ?? ''))];
  return Number.isFinite(until - from) ? Math.max(0, until - from) : undefined;
}

/** The network below us is away: nothing can be said of the host, so nothing is remembered. */
const ownNetworkDown = new Set(['EAI_AGAIN', 'ENETUNREACH', 'ENETDOWN', 'EADDRNOTAVAIL']);

function failureOfError(error: unknown, options: FetchOptions): Failure {
  const problem = problemOfError(error, options);
  const isHostsFault = ['picture-unreachable', 'picture-timeout'].includes(problem.reason);
  return { problem, isHostsFault, isWorthRetrying: isHostsFault };
}

function problemOfError(error: unknown, options: FetchOptions): PictureProblem {
  if (error instanceof PictureProblem) return error;
  if (error instanceof errors.ResponseExceededMaxSizeError) return tooLarge(options.maxBytes);
  const { name, code = '', message } = error as NodeJS.ErrnoException;
  const cause = (error as Error).cause;
  if (cause instanceof PictureProblem) return cause;
  if (name === 'TimeoutError' || /TIMEOUT|ETIMEDOUT/.test(code)) {
    return new PictureProblem('picture-timeout', 'no complete answer in time', 'shortly');
  }
  const remembered = ownNetworkDown.has(code) ? 'never' : 'shortly';
  return new PictureProblem('picture-unreachable', code || message, remembered);
}
