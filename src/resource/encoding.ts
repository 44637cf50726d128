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
  /** Rate-distortion optimised coefficients: a tenth smaller for three times the work. */
  trellis: boolean;
}

export interface PngEncoding {
  format: 'png';
  grey: boolean;
  /** Size of the palette. */
  colours: number;
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
 * Qualities that score as well in Butteraugli as calibre's (libjpeg 75) at a screen's size, or
 * better: measured by `tests/bench/pictures.ts` on photographs. Trellis quantisation loses a
 * little of what it saves to this score, so it needs a higher figure for the same look.
 */
const photographQuality: Record<Effort, number> = { fast: 71, balanced: 76, small: 75 };

function jpegFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): JpegEncoding {
  const base = info.kind === 'photograph' ? photographQuality[settings.effort] : 88;
  return {
    format: 'jpeg',
    grey,
    quality: Math.max(35, base - settings.qualityLowered),
    chromaSubsampling: info.kind === 'photograph' ? '4:2:0' : '4:4:4',
    quantisationTable: 3,
    trellis: settings.effort !== 'fast',
  };
}

function pngFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): PngEncoding {
  // Sixteen greys are what e-ink shows; text edges need no more.
  const enough = info.kind === 'scan' ? 16 : grey ? 32 : 256;
  const lowered = settings.qualityLowered > 12 ? Math.max(16, enough / 4) : enough;
  return { format: 'png', grey, colours: lowered };
}
