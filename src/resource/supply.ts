import { setTimeout as wait } from 'node:timers/promises';
import pLimit from 'p-limit';
import type { EncodedPicture, Picture, PictureOutcome, PicturePreset } from '../types.ts';
import type { ResolveName } from './address-guard.ts';
import { type MappedPrefix, mappedPrefixes, type PicturePlace, placesOf } from './address-map.ts';
import { bytesOfDataUrl } from './data-url.ts';
import { openConnections, type Proxies } from './dispatcher.ts';
import { type EncoderPool, openEncoderPool } from './encoder-pool.ts';
import type { Effort } from './encoding.ts';
import { openFetcher, type PictureFetcher } from './fetch.ts';
import { type LocalPictures, openLocalPictures } from './local.ts';
import { PictureProblem, problemOf } from './problem.ts';
import { digest, openStore, type PictureStore } from './store.ts';

/** One picture of one article. */
export interface PictureRequest {
  picture: Picture;
  /** Absolute folder of the article's source; local candidates are relative to it. */
  root: string;
  /** The article's place, for messages. */
  place: string;
  articleUrl?: string | undefined;
}

/** The picture and network settings that fetching and encoding need. */
export interface SupplySettings {
  effort: Effort;
  lenient: boolean;
  /** Address prefix → folder or other address. */
  from: Record<string, string>;
  retryFailed: boolean;
  refererLadder: boolean;
  offline: boolean;
  connections: number;
  connectionsPerHost: number;
  /** Most bytes of one original. */
  maxBytes: number;
  /** Seconds for one try of one picture. */
  timeout: number;
  allowNet: string[];
}

export interface SupplyOptions {
  /** Folder of the picture store; made when first written to. */
  storeFolder: string;
  /** Folder for this run's own files when the store can not be written. */
  temporaryFolder: string;
  /** What relative folders in `settings.from` are relative to. */
  baseFolder: string;
  settings: SupplySettings;
  proxies: Proxies;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Called when a request is settled. */
  onProgress?: (outcome: PictureOutcome, request: PictureRequest) => void;
  /** 0 to 1; spreads retries. */
  jitter?: () => number;
  /** For tests: how names are resolved, ranges dialled all the same, waits, encoder processes. */
  testing?: {
    resolveName?: ResolveName;
    exempt?: string[];
    backOff?: number;
    timeouts?: { connect: number; headers: number; gap: number; whole: number };
    encoderEntry?: URL;
    encoderDeadline?: number;
  };
}

export interface PictureSupply {
  /**
   * Finds and encodes pictures; the order of requests is kept in the outcomes. Each distinct
   * address is fetched once, the same content encoded once per preset, whatever the calls.
   * @param qualityLowered taken off the quality to fit a budget; 0 when absent
   */
  resolve(
    requests: PictureRequest[],
    preset: PicturePreset,
    qualityLowered?: number,
  ): Promise<PictureOutcome[]>;
  /** Whether the store could not be written at least once. */
  storeIsFailing(): boolean;
  /** Ends processes and connections and removes temporary files. Books must be written before. */
  close(): Promise<void>;
}

/** Raise when `compress.ts` or sharp encode the same picture differently: variants made before are stale. */
const encoderRevision = 7;
const encoderProcesses = 2;
/** Milliseconds that one picture may take; ended well before a user would wonder. */
export const encoderDeadline = 13_000;
const readAtATime = 4;
const userAgent = 'Mozilla/5.0 (compatible)';

/** Opens no connection and starts no process before they are needed. */
export function openPictureSupply(options: SupplyOptions): PictureSupply {
  const { settings, testing } = options;
  const timeouts = testing?.timeouts ?? {
    connect: 10_000,
    headers: 15_000,
    gap: 15_000,
    whole: settings.timeout * 1000,
  };
  const rules = { allowNet: settings.allowNet, exempt: testing?.exempt ?? [] };
  const connections = openConnections({
    rules,
    proxies: options.proxies,
    connectionsPerHost: settings.connectionsPerHost,
    maxBytes: settings.maxBytes,
    timeouts,
    resolveName: testing?.resolveName,
  });
  const fetcher = openFetcher({
    connections,
    rules,
    connectionsInAll: settings.connections,
    connectionsPerHost: settings.connectionsPerHost,
    maxBytes: settings.maxBytes,
    timeout: timeouts.whole,
    tries: 3,
    backOff: testing?.backOff ?? 1000,
    longestWait: 60_000,
    userAgent,
    refererLadder: settings.refererLadder,
    jitter: options.jitter ?? (() => 0.5),
    clock: () => performance.now(),
    wait: (milliseconds) => wait(milliseconds),
  });
  const pool = openEncoderPool({
    processes: encoderProcesses,
    deadline: testing?.encoderDeadline ?? encoderDeadline,
    ...(testing?.encoderEntry ? { entry: testing.encoderEntry } : {}),
  });
  const store = openStore({
    folder: options.storeFolder,
    temporaryFolder: options.temporaryFolder,
    now: options.now,
  });
  const supply = new Supply(
    settings,
    mappedPrefixes(settings.from, options.baseFolder),
    store,
    fetcher,
    openLocalPictures(settings.maxBytes),
    pool,
  );
  return {
    resolve: (requests, preset, qualityLowered = 0) =>
      Promise.all(
        requests.map(async (request) => {
          const outcome = await supply.outcomeOf(request, { preset, qualityLowered });
          options.onProgress?.(outcome, request);
          return outcome;
        }),
      ),
    storeIsFailing: () => store.isFailing,
    async close() {
      pool.close();
      await connections.close();
      await store.close();
    },
  };
}

interface Target {
  preset: PicturePreset;
  qualityLowered: number;
}

type Result = EncodedPicture | PictureProblem;

class Supply {
  readonly #settings: SupplySettings;
  readonly #map: MappedPrefix[];
  readonly #store: PictureStore;
  readonly #fetcher: PictureFetcher;
  readonly #local: LocalPictures;
  readonly #pool: EncoderPool;
  /** Results by place and target: an address is asked for once in a run. */
  readonly #results = new Map<string, Promise<Result>>();
  /** Running encodings by content and target: equal bytes are encoded once. */
  readonly #encodings = new Map<string, Promise<Result>>();
  /** Failed web addresses of this run: another preset does not ask again. */
  readonly #failures = new Map<string, PictureProblem>();
  /** Bounds what is read from disk into memory at a time. */
  readonly #reading = pLimit(readAtATime);

  constructor(
    settings: SupplySettings,
    map: MappedPrefix[],
    store: PictureStore,
    fetcher: PictureFetcher,
    local: LocalPictures,
    pool: EncoderPool,
  ) {
    this.#settings = settings;
    this.#map = map;
    this.#store = store;
    this.#fetcher = fetcher;
    this.#local = local;
    this.#pool = pool;
  }

  /** The first candidate that yields a picture; else the most telling failure. */
  async outcomeOf(request: PictureRequest, target: Target): Promise<PictureOutcome> {
    let failed: { address: string; problem: PictureProblem } | undefined;
    for (const candidate of request.picture.candidates) {
      for (const place of placesOf(candidate, request.root, this.#map)) {
        const result = await this.#resultOf(place, request, target);
        const address = printable(candidate);
        if (!(result instanceof PictureProblem)) {
          return { kind: 'embedded', picture: result, address };
        }
        if (result.reason === 'tracking-pixel') {
          return { kind: 'dropped', address, reason: result.reason };
        }
        // The page's own address comes last and says more than a guessed full-size one.
        failed = { address, problem: result };
      }
    }
    const { address, problem } = failed ?? { address: '', problem: nothingToTry };
    return { kind: 'missing', address, reason: problem.reason, detail: problem.detail };
  }

  #resultOf(place: PicturePlace, request: PictureRequest, target: Target): Promise<Result> {
    const root = place.kind === 'local' ? place.root : '';
    const key = `${targetKey(target, this.#settings)} ${root} ${place.address}`;
    const known = this.#results.get(key);
    if (known) return known;
    const result = this.#obtain(place, request, target).catch(problemOf);
    this.#results.set(key, result);
    return result;
  }

  async #obtain(place: PicturePlace, request: PictureRequest, target: Target): Promise<Result> {
    if (place.kind === 'web') return this.#obtainFromWeb(place.address, request, target);
    return this.#reading(async () => {
      const bytes =
        place.kind === 'data'
          ? bytesOfDataUrl(place.address, this.#settings.maxBytes)
          : await this.#local.read(place.root, place.address);
      return this.#encode(bytes, target);
    });
  }

  async #obtainFromWeb(address: string, request: PictureRequest, target: Target): Promise<Result> {
    const stored = await this.#reading(async () => {
      const bytes = await this.#store.original(address);
      return bytes && this.#encode(bytes, target);
    });
    if (stored) return stored;
    if (this.#settings.offline) throw new PictureProblem('picture-offline', '');
    const failed =
      this.#failures.get(address) ??
      (this.#settings.retryFailed ? undefined : await this.#store.failure(address));
    if (failed) return failed;
    try {
      const { bytes, done } = await this.#fetcher.fetch(address, request.articleUrl);
      return await this.#takeIn(address, bytes, target).finally(done);
    } catch (error) {
      return this.#fail(address, problemOf(error));
    }
  }

  /** What is no picture (a log-in page, say) is remembered as a failure, not kept. */
  async #takeIn(address: string, bytes: Uint8Array, target: Target): Promise<Result> {
    const result = await this.#encode(bytes, target);
    if (result instanceof PictureProblem && result.reason === 'picture-not-an-image') {
      const { reason, detail } = result;
      return this.#fail(address, new PictureProblem(reason, detail, 'lastingly'));
    }
    await this.#store.keepOriginal(address, bytes);
    return result;
  }

  async #fail(address: string, problem: PictureProblem): Promise<PictureProblem> {
    this.#failures.set(address, problem);
    await this.#store.keepFailure(address, problem);
    return problem;
  }

  #encode(bytes: Uint8Array, target: Target): Promise<Result> {
    const key = `${digest(bytes)} ${targetKey(target, this.#settings)}`;
    const running = this.#encodings.get(key);
    if (running) return running;
    const result = this.#encodeOnce(key, bytes, target).finally(() => this.#encodings.delete(key));
    this.#encodings.set(key, result);
    return result;
  }

  async #encodeOnce(key: string, bytes: Uint8Array, target: Target): Promise<Result> {
    const { effort, lenient, retryFailed } = this.#settings;
    const kept = await this.#store.variant(key);
    if (kept && !(retryFailed && kept instanceof PictureProblem)) return kept;
    try {
      const { data, ...facts } = await this.#pool.encode(bytes, {
        preset: target.preset,
        settings: { effort, qualityLowered: target.qualityLowered },
        lenient,
      });
      return await this.#store.keepVariant(key, data, { ...facts, bytesIn: bytes.length });
    } catch (error) {
      const problem = problemOf(error);
      if (!isOfTheMoment(problem)) await this.#store.keepBadVariant(key, problem);
      return problem;
    }
  }
}

const nothingToTry = new PictureProblem('picture-missing-file', 'no address given');

/** No process could be had, or it was killed from outside: the next run tries again. */
function isOfTheMoment({ reason, remembered }: PictureProblem): boolean {
  return reason.startsWith('picture-decoder-') && remembered === 'never';
}

function targetKey({ preset, qualityLowered }: Target, settings: SupplySettings): string {
  const { width, height, grey } = preset;
  const { effort, lenient } = settings;
  return JSON.stringify([encoderRevision, width, height, grey, effort, lenient, qualityLowered]);
}

/** A `data:` address is too long for reports. */
function printable(address: string): string {
  return address.length > 300 ? `${address.slice(0, 60)}…` : address;
}
