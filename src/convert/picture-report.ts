import { message } from '../messages.ts';
import { bytesOf } from '../resource/fit.ts';
import type { PictureRequest } from '../resource/supply.ts';
import type { Message, PictureOutcome } from '../types.ts';

/** What `wenji pictures` has to tell. */
export interface PicturesReport {
  referenced: number;
  embedded: number;
  missing: number;
  dropped: number;
  /** Bytes of the distinct pictures as they would be embedded. */
  bytes: number;
  /** How many are missing for each reason, most frequent first. */
  reasons: [reason: string, count: number][];
  /** How many are missing from each host, most frequent first; '' stands for local files. */
  hosts: [host: string, count: number][];
  /** One message a missing picture, in source order. */
  messages: Message[];
}

/**
 * Sums up which pictures there are, which are missing, and why.
 * @param requests and @param outcomes of `PictureSupply.resolve`, in the same order
 */
export function picturesReport(
  requests: PictureRequest[],
  outcomes: PictureOutcome[],
): PicturesReport {
  const missing = outcomes.filter((outcome) => outcome.kind === 'missing');
  return {
    referenced: outcomes.length,
    embedded: outcomes.filter((outcome) => outcome.kind === 'embedded').length,
    missing: missing.length,
    dropped: outcomes.filter((outcome) => outcome.kind === 'dropped').length,
    bytes: bytesOf(outcomes),
    reasons: counted(missing.map((outcome) => outcome.reason)),
    hosts: counted(missing.map((outcome) => hostOf(outcome.address))),
    messages: outcomes.flatMap((outcome, i) => missingPicture(outcome, requests[i]!.place)),
  };
}

/** The message of a missing picture; none for one that is there or was dropped on purpose. */
export function missingPicture(outcome: PictureOutcome, place: string): Message[] {
  if (outcome.kind !== 'missing') return [];
  const { reason, address, detail } = outcome;
  return [message(reason, place, { address: shortened(address), detail })];
}

/** A data: URL is not for reading. */
const shortened = (address: string) =>
  address.length > 300 ? `${address.slice(0, 80)}…` : address;

function hostOf(address: string): string {
  return /^https?:/i.test(address) && URL.canParse(address) ? new URL(address).host : '';
}

function counted(values: string[]): [string, number][] {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
}
