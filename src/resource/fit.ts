import type { PictureOutcome, PicturePreset } from '../types.ts';
import { nextSaving, savings, scaled } from './budget.ts';
import type { PictureRequest, PictureSupply } from './supply.ts';

/** Pictures of a volume as they were made to fit. */
export interface FittedPictures {
  outcomes: PictureOutcome[];
  /** Bytes of the distinct pictures. */
  bytes: number;
  /** What was done: share of the box's sides, and quality taken off; 1 and 0 for nothing. */
  scale: number;
  qualityLowered: number;
  /** False when even the smallest step is above the budget. */
  fits: boolean;
}

/**
 * Resolves the pictures of one volume and makes all of them smaller by the same steps until they
 * fit; nothing is fetched twice. The pictures of one volume are judged together, so that none
 * looks worse than its neighbour.
 * @param budget bytes for all pictures
 */
export async function resolveWithin(
  supply: PictureSupply,
  requests: PictureRequest[],
  preset: PicturePreset,
  budget: number,
): Promise<FittedPictures> {
  let used = 0;
  for (;;) {
    const saving = savings[used]!;
    const box = scaled(preset, saving);
    const outcomes = await supply.resolve(requests, box, saving.qualityLowered);
    const bytes = bytesOf(outcomes);
    const { scale, qualityLowered } = saving;
    const next = bytes > budget ? nextSaving(bytes, budget, used) : undefined;
    if (next === undefined) {
      return { outcomes, bytes, scale, qualityLowered, fits: bytes <= budget };
    }
    used = next;
  }
}

/** Bytes of the distinct pictures among outcomes: a book holds equal pictures once. */
export function bytesOf(outcomes: PictureOutcome[]): number {
  const sizes = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'embedded') sizes.set(outcome.picture.sha256, outcome.picture.bytes);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
