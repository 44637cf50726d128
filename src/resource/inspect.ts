/** What kind of picture it is, as far as that decides how it is encoded. */
export type PictureKind = 'photograph' | 'drawing' | 'scan';

/** What is known of a picture once it has its final size. */
export interface PictureInfo {
  width: number;
  height: number;
  kind: PictureKind;
  /** No pixel has a colour to speak of. */
  isGrey: boolean;
  /** Different colours among the sampled pixels, at five bits a channel. */
  colours: number;
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

/** At most about so many pixels are looked at. */
const sampled = 60_000;

/**
 * Tells photographs from drawings (screenshots, maps, charts, line art) and scans of pages.
 * Drawn surfaces are exactly flat: most pixels equal their right neighbour, and few colours
 * cover most of the area; grain keeps neighbours in photographs apart. A scan is nearly all
 * light and dark with little between and no colour, but not exactly flat.
 */
export function inspect(pixels: Pixels): PictureInfo {
  const { width, height } = pixels;
  const step = Math.max(1, Math.round((width * height) / sampled));
  const counts = new Map<number, number>();
  let [flat, coloured, extreme, differences, looked] = [0, 0, 0, 0, 0];
  for (let at = 0; at + 1 < width * height; at += step) {
    const [red, green, blue] = colourAt(pixels, at);
    const [nextRed, nextGreen, nextBlue] = colourAt(pixels, at + 1);
    looked += 1;
    if (red === nextRed && green === nextGreen && blue === nextBlue) flat += 1;
    differences += Math.abs(
      brightness(red, green, blue) - brightness(nextRed, nextGreen, nextBlue),
    );
    const spread = Math.max(red, green, blue) - Math.min(red, green, blue);
    if (spread > 12) coloured += 1;
    if (Math.max(red, green, blue) < 70 || Math.min(red, green, blue) > 200) extreme += 1;
    const key = ((red >> 3) << 10) | ((green >> 3) << 5) | (blue >> 3);
    counts.set(key, (counts.get(key) ?? 0) + 1);
  }
  const isGrey = coloured <= looked * 0.0005;
  const top = [...counts.values()].sort((a, b) => b - a).slice(0, 16);
  const covered = top.reduce((sum, count) => sum + count, 0) / Math.max(1, looked);
  const share = flat / Math.max(1, looked);
  const isDrawn = share > 0.5 && covered > 0.55 && counts.size <= 700;
  const kind = kindOf(isDrawn, isGrey ? extreme / Math.max(1, looked) : 0);
  const detail = differences / Math.max(1, looked);
  return { width, height, kind, isGrey, colours: counts.size, detail };
}

/** Luma of BT.601. */
function brightness(red: number, green: number, blue: number): number {
  return 0.299 * red + 0.587 * green + 0.114 * blue;
}

function kindOf(isDrawn: boolean, extreme: number): PictureKind {
  if (isDrawn) return 'drawing';
  return extreme > 0.85 ? 'scan' : 'photograph';
}

function colourAt({ data, channels }: Pixels, at: number): [number, number, number] {
  const first = at * channels;
  if (channels === 1) return [data[first]!, data[first]!, data[first]!];
  return [data[first]!, data[first + 1]!, data[first + 2]!];
}
