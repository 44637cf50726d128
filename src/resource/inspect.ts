/** What kind of picture it is, as far as that decides how it is encoded. */
export type PictureKind = 'photograph' | 'drawing' | 'scan';

/** What is known of a picture once it has its final size. */
export interface PictureInfo {
  width: number;
  height: number;
  kind: PictureKind;
  /** No pixel has a colour to speak of. */
  isGrey: boolean;
  /** Most of it is light, as in printed pages on paper of any tint. */
  isLight: boolean;
  /** Flat surfaces ripple a little: the drawing was JPEG before. */
  hasTraces: boolean;
  /** Mean difference in brightness between neighbours, 0 to 255: how busy the picture is. */
  detail: number;
}

/** Pixels as rows of RGB bytes without padding. */
export interface Pixels {
  data: Uint8Array;
  width: number;
  height: number;
  channels: 1 | 3;
}

/** About so many pixels are looked at: three times as many decide no picture of the bench otherwise. */
const sampled = 20_000;

/**
 * Tells photographs from drawings (screenshots, maps, charts, line art) and scans of pages.
 * Drawn surfaces are exactly flat: most pixels equal their right neighbour, and few colours
 * cover most of the area; grain keeps neighbours in photographs apart. Photographs out of focus can
 * be as flat, but there most of what changes changes gently. A scan is nearly all
 * light and dark with little between and no colour, but not exactly flat.
 */
export function inspect(pixels: Pixels): PictureInfo {
  const { width, height } = pixels;
  const sample = sampleOf(pixels);
  const { looked } = sample;
  const isGrey = sample.coloured <= looked * 0.0005;
  const isSoft = sample.gentle > 2.5 * sample.steep;
  const isDrawn = !isSoft && sample.flat / looked > 0.5 && hasFewColours(sample.counts, looked);
  const kind = kindOf(isDrawn, isGrey ? sample.extreme / looked : 0);
  const detail = sample.differences / looked;
  // Smoothed edges alone give 0.6 to 0.8; measured on the drawings of the bench.
  const hasTraces = sample.gentle > 0.95 * sample.steep;
  const isLight = sample.light > 0.6 * looked;
  return { width, height, kind, isGrey, isLight, hasTraces, detail };
}

/** Without a divisor that the width has too, so that the pixels of all columns get their turn. */
function stepThrough(width: number, height: number): number {
  let step = Math.max(1, Math.round((width * height) / sampled));
  while (commonDivisor(width, step) > 1) step += 1;
  return step;
}

const commonDivisor = (a: number, b: number): number => (b === 0 ? a : commonDivisor(b, a % b));

/** Sums over the sampled pixels; plain arithmetic in one loop, because it costs every picture. */
function sampleOf({ data, width, height, channels }: Pixels) {
  const step = stepThrough(width, height);
  const [green, blue] = channels === 3 ? [1, 2] : [0, 0];
  /** By colour at five bits a channel. */
  const counts = new Uint32Array(32768);
  let [flat, gentle, steep] = [0, 0, 0];
  let [coloured, dark, light, differences, looked] = [0, 0, 0, 0, 0];
  const last = (width * height - 1) * channels;
  for (let i = 0; i < last; i += step * channels) {
    const r = data[i]!;
    const g = data[i + green]!;
    const b = data[i + blue]!;
    const red = data[i + channels]! - r;
    const greens = data[i + channels + green]! - g;
    const blues = data[i + channels + blue]! - b;
    looked += 1;
    const change = Math.max(Math.abs(red), Math.abs(greens), Math.abs(blues));
    if (change === 0) flat += 1;
    else if (change <= 3) gentle += 1;
    else if (change > 12) steep += 1;
    // Luma of BT.601.
    differences += Math.abs(0.299 * red + 0.587 * greens + 0.114 * blues);
    const least = Math.min(r, g, b);
    const most = Math.max(r, g, b);
    if (most - least > 12) coloured += 1;
    if (most < 70) dark += 1;
    if (least > 200) light += 1;
    counts[((r >> 3) << 10) | ((g >> 3) << 5) | (b >> 3)]! += 1;
  }
  return {
    counts,
    flat,
    gentle,
    steep,
    coloured,
    light,
    extreme: dark + light,
    differences,
    looked: Math.max(1, looked),
  };
}

/** Not many in all, and sixteen of them on most of the area. */
function hasFewColours(counts: Uint32Array, looked: number): boolean {
  const found = counts.filter((count) => count > 0).sort();
  const covered = found.subarray(-16).reduce((sum, count) => sum + count, 0) / looked;
  return covered > 0.55 && found.length <= 2000;
}

function kindOf(isDrawn: boolean, extreme: number): PictureKind {
  if (isDrawn) return 'drawing';
  return extreme > 0.85 ? 'scan' : 'photograph';
}
