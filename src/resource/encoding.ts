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
  /** Most colours of the palette: 16 takes four bits a pixel, anything above eight. */
  colours: 16 | 256;
  /** libimagequant's: the palette gets no more colours than this needs. */
  quality: number;
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
 * Quality of a photograph of ordinary detail, such that the mean Butteraugli score over real
 * photographs is within a hundredth of calibre's (libjpeg 75) at a screen's size, as measured by
 * `tests/bench/pictures.ts`.
 * With the trellis of `small` a picture takes a tenth less, and scores a tenth worse. `fast` makes
 * up by photographs for what its drawings lose.
 */
const photographQuality: Record<Effort, number> = { fast: 76, balanced: 75.2, small: 76.9 };
const ordinaryDetail = 3.5;

/**
 * Busy pictures hide loss and take most of a volume's bytes; soft ones show it and cost little.
 * So the quality follows the detail. A steeper slope saves 1 % of a volume more at the same mean
 * score, and makes the tenth of the pictures that suffer most 8 % worse: not worth it.
 * @returns libjpeg's scale
 */
function qualityForDetail(detail: number, effort: Effort): number {
  const shift = -5 * Math.log(Math.max(0.1, detail) / ordinaryDetail);
  return Math.round(photographQuality[effort] + Math.max(-9, Math.min(10, shift)));
}

/**
 * Clean drawings keep their colours and edges sharp. Those that were JPEG before have lost that
 * already, and would take many bytes to keep the ringing round their edges.
 */
function jpegFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): JpegEncoding {
  const isClean = info.kind === 'drawing' && !info.hasTraces;
  return {
    format: 'jpeg',
    grey,
    quality: Math.max(35, jpegQuality(info, isClean, settings.effort) - settings.qualityLowered),
    chromaSubsampling: isClean ? '4:4:4' : '4:2:0',
    quantisationTable: 3,
    // Print would lose a third of its score by it.
    trellis: settings.effort === 'small' && !isPage(info),
  };
}

/** A scan, or a printed page on tinted paper; no photograph of the bench is so light. */
const isPage = ({ kind, isLight }: PictureInfo) =>
  kind === 'scan' || (kind === 'photograph' && isLight);

/** Print in the grain of paper is busy, but hides nothing. */
const pageQuality = 79;

function jpegQuality(info: PictureInfo, isClean: boolean, effort: Effort): number {
  if (info.kind === 'drawing') return isClean ? 88 : 78;
  if (info.kind === 'scan') return pageQuality;
  const byDetail = qualityForDetail(info.detail, effort);
  return info.isLight ? Math.max(pageQuality, byDetail) : byDetail;
}

const pngEffort: Record<Effort, number> = { fast: 3, balanced: 7, small: 10 };

function pngFor(info: PictureInfo, grey: boolean, settings: EncodingSettings): PngEncoding {
  const quality = info.hasTraces ? 72 : 100;
  return {
    format: 'png',
    grey,
    // Sixteen greys are what e-ink shows; text edges need no more.
    colours: info.kind === 'scan' ? 16 : 256,
    quality: Math.max(40, quality - settings.qualityLowered),
    effort: pngEffort[settings.effort],
  };
}
