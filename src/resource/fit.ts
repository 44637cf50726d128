import type { PictureOutcome, PicturePreset } from '../types.ts';
import { bestTrial, nextStep, savings, scaled, type Trial } from './budget.ts';
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
 * Resolves the pictures of one volume and looks for the mildest step, the same for all of them, at
 * which they fit, by what they really take; nothing is fetched twice. The pictures of one volume are judged together, so that none
 * looks worse than its neighbour.
 * @param budget bytes for all pictures
 */
export async function resolveWithin(
  supply: PictureSupply,
  requests: PictureRequest[],
  preset: PicturePreset,
  budget: number,
): Promise<FittedPictures> {
  const tried: (Trial & { outcomes: PictureOutcome[] })[] = [];
  for (let step: number | undefined = 0; step !== undefined; step = nextStep(tried, budget)) {
    const saving = savings[step]!;
    const box = scaled(preset, saving);
    const outcomes = await supply.resolve(requests, box, saving.qualityLowered);
    tried.push({ step, bytes: bytesOf(outcomes), outcomes });
  }
  const mildest = bestTrial(tried, budget)?.step;
  const chosen = tried.find(({ step }) => step === mildest) ?? tried.at(-1)!;
  const { step, bytes, outcomes } = chosen;
  return { outcomes, bytes, ...savings[step]!, fits: bytes <= budget };
}

/** Bytes of the distinct pictures among outcomes: a book holds equal pictures once. */
export function bytesOf(outcomes: PictureOutcome[]): number {
  const sizes = new Map<string, number>();
  for (const outcome of outcomes) {
    if (outcome.kind === 'embedded') sizes.set(outcome.picture.sha256, outcome.picture.bytes);
  }
  return [...sizes.values()].reduce((sum, bytes) => sum + bytes, 0);
}
