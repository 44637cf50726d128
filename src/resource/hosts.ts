import pLimit, { type LimitFunction } from 'p-limit';
import { PictureProblem } from './problem.ts';

/** After so many failures in a row a host is left alone for the rest of the run. */
const failuresUntilGivenUp = 5;

/** What is known of one host in this run, and its turn-taking. */
export interface Host {
  name: string;
  /** Runs a task when one of the host's places is free. */
  turn: LimitFunction;
  /** Failures in a row that were the host's own: no connection, time-out, 5xx. */
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
  if (host.failures < failuresUntilGivenUp) return;
  throw new PictureProblem('picture-host-down', `${host.name}: ${host.lastFailure}`, 'shortly');
}

export function noteFailure(host: Host, what: string): void {
  host.failures += 1;
  host.lastFailure = what;
}

export function noteAnswer(host: Host): void {
  host.failures = 0;
}
