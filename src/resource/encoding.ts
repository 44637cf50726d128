import type { PictureInfo } from './inspect.ts';

/** How much time a picture may cost: the three steps. */
export type Effort = 'fast' | 'balanced' | 'small';

export interface EncodingSettings {
  effort: Effort;
  /** Taken off the quality to fit a volume into its budget; 0 for none. */
  qualityLowered: number;
}

/** One way of writing a picture; where several are planned, the smallest result is kept. */
export type Encoding = JpegEncoding | PngEncoding;

export interface JpegEncoding {
  format: 'jpeg';
  grey: boolean;
  /** libjpeg's scale. */
  quality: number;
  chromaSubsampling: '4:2:0' | '4:4:4';
  /** mozjpeg's quantisation table; 3 is tuned for visual models (ImageMagick's by N. Robidoux). */
  quantisationTable: number;
  /** A tenth smaller and a little softer for three times the work; no gain at an equal score. */
  trellis: boolean;
}

export interface PngEncoding {
  format: 'png';
  grey: boolean;
  /** Size of the palette. */
  colours: number;
  /** libimagequant's, 1 to 10. */
  effort: number;
}

/**
 * Decides how a picture is written. Baseline JPEG and palette PNG are all that every reader
 * shows; drawings and scans try PNG beside a JPEG without colour subsampling, because crisp
 * edges ring in JPEG and flat areas cost nothing in PNG.
 * @param grey the target screen has no colour
 */
export function chooseEncodings(
  info: PictureInfo,
  grey: boolean,
  settings: EncodingSettings,
): Encoding[] {
  const isGrey = grey || info.isGrey;
  const jpeg = jpegFor(info, isGrey, settings);
  if (info.kind === 'photograph') return [jpeg];
  return [pngFor(info, isGrey, settings), jpeg];
}

/**
 * Quality of a photograph of ordinary detail: scores in Butteraugli about as calibre's (libjpeg 75)
 * does at a screen's size; measured by `tests/bench/pictures.ts`.
 */
const photographQuality = 76;
/** Mean of `detail` over the photographs of the bench. */
const ordinaryDetail = 3.5;

/**
 * Busy pictures hide loss and take most of a volume's bytes; soft ones show it and cost little.
 * So the quality follows the detail: for the same mean score over a volume this takes fewer bytes
 * than one figure for all. The slope is about half of what would be best for the mean alone, so
 * that no single picture is spoilt for it.
 * @returns libjpeg's scale
 */
function qualityForDetail(detail: number): number {
  const shift = -9 * Math.log(Math.max(0.1, detail) / ordinaryDetail);
  return Math.round(photographQuality + Math.max(-9, Math.min(10, shift)));
}

function jpegFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): JpegEncoding {
  const base = info.kind === 'photograph' ? qualityForDetail(info.detail) : 88;
  return {
    format: 'jpeg',
    grey,
    quality: Math.max(35, base - settings.qualityLowered),
    chromaSubsampling: info.kind === 'photograph' ? '4:2:0' : '4:4:4',
    quantisationTable: 3,
    trellis: settings.effort === 'small',
  };
}

const pngEffort: Record<Effort, number> = { fast: 3, balanced: 7, small: 10 };

function pngFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): PngEncoding {
  // Sixteen greys are what e-ink shows; text edges need no more.
  const enough = info.kind === 'scan' ? 16 : grey ? 32 : 256;
  const lowered = settings.qualityLowered > 12 ? Math.max(16, enough / 4) : enough;
  return { format: 'png', grey, colours: lowered, effort: pngEffort[settings.effort] };
}
