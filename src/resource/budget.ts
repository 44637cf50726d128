import type { PicturePreset } from '../types.ts';

/** One step of making all pictures of a volume smaller. */
export interface Saving {
  /** Applied to the preset's box. */
  scale: number;
  qualityLowered: number;
  /** Bytes to expect, as a share of those without saving; measured on photographs. */
  share: number;
}

/** Quality first, because it costs least to the eye; then size and quality in turn. */
export const savings: Saving[] = [
  { scale: 1, qualityLowered: 0, share: 1 },
  { scale: 1, qualityLowered: 8, share: 0.8 },
  { scale: 1, qualityLowered: 16, share: 0.66 },
  { scale: 0.85, qualityLowered: 16, share: 0.52 },
  { scale: 0.7, qualityLowered: 20, share: 0.36 },
  { scale: 0.55, qualityLowered: 24, share: 0.24 },
  { scale: 0.42, qualityLowered: 28, share: 0.15 },
];

/**
 * The next step to try for a volume whose pictures take `bytes` with `used` and may take
 * `budget`: the mildest that should do, at least one further than `used`.
 * @returns index into `savings`; undefined when there is none left
 */
export function nextSaving(bytes: number, budget: number, used: number): number | undefined {
  const full = bytes / savings[used]!.share;
  const enough = savings.findIndex((saving, i) => i > used && full * saving.share <= budget);
  if (enough >= 0) return enough;
  return used < savings.length - 1 ? savings.length - 1 : undefined;
}

/** The preset's box made smaller. */
export function scaled(preset: PicturePreset, { scale }: Saving): PicturePreset {
  if (scale === 1) return preset;
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { ...preset, width: side(preset.width), height: side(preset.height) };
}
