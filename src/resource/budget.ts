import type { PicturePreset } from '../types.ts';

/** One step of making all pictures of a volume smaller. */
export interface Saving {
  /** Applied to the preset's box. */
  scale: number;
  qualityLowered: number;
}

const [lowestQuality, lowestScale, scaleStep] = [16, 0.3, 0.02];

/**
 * Mild to strong, each taking about 3 % off the one before. Quality first, because it costs least
 * to the eye; then the size, with a little more of the quality.
 */
export const savings: Saving[] = [
  ...Array.from({ length: lowestQuality + 1 }, (_, i) => ({ scale: 1, qualityLowered: i })),
  ...Array.from({ length: Math.round((1 - lowestScale) / scaleStep) }, (_, i) => ({
    scale: Math.round(100 * (1 - scaleStep * (i + 1))) / 100,
    qualityLowered: lowestQuality + Math.floor((i + 1) / 3),
  })),
];

/** Bytes to expect, as a share of those without saving: only where to look first. */
export function expectedShare({ scale, qualityLowered }: Saving): number {
  return 0.974 ** qualityLowered * scale ** 1.7;
}

/** What the pictures of a volume took at one step. */
export interface Trial {
  /** Index into `savings`. */
  step: number;
  bytes: number;
}

/** A result this close below the budget is not worth encoding everything once more. */
const closeEnough = 0.95;
/** Where to aim: between `closeEnough` and the budget. */
const aim = 0.98;
const mostTrials = 8;

/** The mildest of the trials that fits. */
export function bestTrial(trials: Trial[], budget: number): Trial | undefined {
  return trials.filter(({ bytes }) => bytes <= budget).sort((a, b) => a.step - b.step)[0];
}

/**
 * The step to try next, from what the steps tried so far really took. First it goes by what is
 * expected of the steps; between a step that is too much and one that fits it interpolates.
 * @param trials not empty
 * @returns index into `savings`; undefined when the best of the trials is good enough, no milder
 *   one can fit, or none is left
 */
export function nextStep(trials: Trial[], budget: number): number | undefined {
  const fitting = bestTrial(trials, budget);
  const above = trials.filter(({ bytes }) => bytes > budget).sort((a, b) => b.step - a.step)[0];
  if (!above) return undefined;
  if (!fitting) return further(above, budget);
  const isClose = fitting.bytes >= closeEnough * budget || fitting.step - above.step <= 1;
  return isClose || trials.length >= mostTrials ? undefined : between(above, fitting, budget);
}

/** The mildest step that should do after one that did not; the strongest when none should. */
function further(above: Trial, budget: number): number | undefined {
  const last = savings.length - 1;
  if (above.step === last) return undefined;
  const wanted = ((aim * budget) / above.bytes) * expectedShare(savings[above.step]!);
  const found = savings.findIndex((s, i) => i > above.step && expectedShare(s) <= wanted);
  return found < 0 ? last : found;
}

/** Bytes fall about evenly, in their logarithm, from step to step. */
function between(above: Trial, fitting: Trial, budget: number): number {
  const share = Math.log(above.bytes / (aim * budget)) / Math.log(above.bytes / fitting.bytes);
  const step = above.step + Math.round(share * (fitting.step - above.step));
  return Math.max(above.step + 1, Math.min(fitting.step - 1, step));
}

/** The preset's box made smaller. */
export function scaled(preset: PicturePreset, { scale }: Saving): PicturePreset {
  if (scale === 1) return preset;
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { ...preset, width: side(preset.width), height: side(preset.height) };
}
