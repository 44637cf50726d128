import path from 'node:path';
import {
  openPictureSupply,
  type PictureRequest,
  type PictureSupply,
  type SupplyOptions,
  type SupplySettings,
} from '../../src/resource/supply.ts';
import type { PictureOutcome } from '../../src/types.ts';

/** Settings as a person gets them who sets nothing, offline. */
export const plainSettings: SupplySettings = {
  effort: 'balanced',
  lenient: false,
  from: {},
  retryFailed: false,
  refererLadder: false,
  offline: true,
  connections: 8,
  connectionsPerHost: 2,
  maxBytes: 5e6,
  timeout: 10,
  allowNet: [],
};

/** A supply that keeps everything below `folder`. */
export function openSupply(
  folder: string,
  settings: Partial<SupplySettings> = {},
  more: Partial<SupplyOptions> = {},
): PictureSupply {
  return openPictureSupply({
    storeFolder: path.join(folder, 'store'),
    temporaryFolder: path.join(folder, 'tmp'),
    baseFolder: folder,
    settings: { ...plainSettings, ...settings },
    proxies: {},
    now: () => 1_000_000,
    ...more,
  });
}

/** A request for the first of these addresses that yields a picture. */
export function asks(root: string, ...candidates: string[]): PictureRequest {
  return { picture: { candidates, alt: '', role: 'figure' }, root, place: 'a.md' };
}

/** `embedded`, or the reason why not. */
export function verdict(outcome: PictureOutcome): string {
  return outcome.kind === 'embedded' ? 'embedded' : outcome.reason;
}
