import { createHash } from 'node:crypto';
import type { Labels } from '../../labels/labels.ts';
import type { EncodedPicture, VolumePlan } from '../../types.ts';

/** Two colours of a theme: the ground that light type stands on, and an accent upon it. */
export interface Palette {
  ground: string;
  accent: string;
}

/** Light type on any ground; the paper of covers that are not printed full. */
export const paper = '#f7f2e7';

/**
 * Inks of book cloth, dark enough that paper-coloured type stands out (contrast over 7) in
 * colour and in grey, each with a metal or a pigment that goes with it.
 */
export const palettes: Palette[] = [
  { ground: '#1d3a5f', accent: '#d8b26a' },
  { ground: '#6b1f2c', accent: '#e2bd7d' },
  { ground: '#1f4a3a', accent: '#d9c07a' },
  { ground: '#4a2747', accent: '#dfb0a0' },
  { ground: '#33434b', accent: '#e0a458' },
  { ground: '#7a3519', accent: '#efc98b' },
  { ground: '#0f4854', accent: '#e6b07a' },
  { ground: '#464c1e', accent: '#e3cf8a' },
  { ground: '#2d2a5a', accent: '#d6b4c8' },
  { ground: '#55392a', accent: '#d8b98c' },
  { ground: '#27292e', accent: '#c9a25c' },
  { ground: '#134e63', accent: '#f0cf9a' },
];

export type Layout = 'cloth' | 'label' | 'frame' | 'plate' | 'window';

/** Everything that is to be drawn, decided; `draw.ts` only carries it out. */
export interface CoverDesign {
  layout: Layout;
  palette: Palette;
  shelf: string;
  title: string;
  volume: string;
  period: string;
  /** Number of the volume, where there are several. */
  number?: number;
}

const typographic: Layout[] = ['cloth', 'label', 'frame'];
const pictorial: Layout[] = ['plate', 'window'];

/**
 * Decides how a cover looks. Colour and layout come from the theme, so that the volumes of a
 * theme are seen to belong together and other themes look different.
 */
export function designCover(
  volume: VolumePlan,
  shelfTitle: string,
  labels: Labels,
  hasPicture: boolean,
): CoverDesign {
  const hash = createHash('sha256').update(volume.theme.key).digest();
  const layouts = hasPicture ? pictorial : typographic;
  const several = volume.total > 1;
  return {
    layout: layouts[hash[1]! % layouts.length]!,
    palette: palettes[hash[0]! % palettes.length]!,
    shelf: shelfTitle === volume.title || shelfTitle === volume.theme.title ? '' : shelfTitle,
    title: several ? volume.theme.title : volume.title,
    volume: labels.volume(volume.number, volume.total),
    period: periodOf(volume, labels),
    ...(several ? { number: volume.number } : {}),
  };
}

/** Months are enough on a cover. */
function periodOf({ from, until }: VolumePlan, labels: Labels): string {
  return from && until ? labels.period(labels.month(from), labels.month(until)) : '';
}

/** A picture smaller than this would be blurred across a cover, in pixels. */
const leastWidth = 900;
const leastHeight = 600;

/**
 * The picture that suits a cover best: large, of a shape near three to two, rich in detail
 * (many bytes for its area), which a chart or a blank is not. Earlier ones win ties.
 * @returns undefined when none is good enough
 */
export function chooseCoverPicture(pictures: EncodedPicture[]): EncodedPicture | undefined {
  const scored = pictures
    .filter(({ width, height }) => width >= leastWidth && height >= leastHeight)
    .filter(({ width, height }) => width / height > 0.7 && width / height < 2)
    .filter(({ mediaType }) => mediaType === 'image/jpeg')
    .map((picture) => ({ picture, score: scoreOf(picture) }));
  return scored.reduce<(typeof scored)[number] | undefined>(
    (best, next) => (best && best.score >= next.score ? best : next),
    undefined,
  )?.picture;
}

function scoreOf({ width, height, bytes }: EncodedPicture): number {
  const shape = 1 - Math.min(Math.abs(width / height - 1.4), 1);
  const size = Math.min((width * height) / 1_500_000, 1);
  const detail = Math.min(bytes / (width * height) / 0.18, 1);
  return shape + size + detail;
}
