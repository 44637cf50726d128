import pLimit, { type LimitFunction } from 'p-limit';
import { PictureProblem } from './problem.ts';

/**
 * After so many pictures in a row failed by its fault, a host is left alone for the rest of the
 * run; one that has given pictures before is trusted longer.
 */
const failuresUntilGivenUp = { unproven: 5, proven: 12 };

/** What is known of one host in this run, and its turn-taking. */
export interface Host {
  name: string;
  /** Runs a task when one of the host's places is free. */
  turn: LimitFunction;
  /** It has given a picture in this run. */
  isProven: boolean;
  /** Pictures in a row that failed by the host's fault, all tries: no connection, time-out, 5xx. */
  failures: number;
  /** Why it was given up. */
  lastFailure: string;
  /** The host asked not to be asked again before this time (ms on the run's own clock). */
  notBefore: number;
}

/** Hosts by name; each has the same number of places. */
export class Hosts {
  readonly #hosts = new Map<string, Host>();
  readonly #places: number;

  constructor(placesPerHost: number) {
    this.#places = placesPerHost;
  }

  of(url: URL): Host {
    const known = this.#hosts.get(url.host);
    if (known) return known;
    const host = {
      name: url.host,
      turn: pLimit(this.#places),
      isProven: false,
      failures: 0,
      lastFailure: '',
      notBefore: 0,
    };
    this.#hosts.set(url.host, host);
    return host;
  }
}

/** @throws PictureProblem `picture-host-down` for a host that failed too often in a row */
export function refuseGivenUp(host: Host): void {
  const allowed = failuresUntilGivenUp[host.isProven ? 'proven' : 'unproven'];
  if (host.failures < allowed) return;
  throw new PictureProblem('picture-host-down', `${host.name}: ${host.lastFailure}`, 'shortly');
}

export function noteFailure(host: Host, what: string): void {
  host.failures += 1;
  host.lastFailure = what;
}

/** @param isPicture false for an answer such as 404: the host is up, yet unproven */
export function noteAnswer(host: Host, isPicture: boolean): void {
  host.failures = 0;
  host.isProven ||= isPicture;
}
