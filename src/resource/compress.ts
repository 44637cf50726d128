import sharp, { type Metadata, type ResizeOptions, type Sharp, type SharpOptions } from 'sharp';
import type { PicturePreset } from '../types.ts';
import { bitmapOf } from './bitmap.ts';
import { chooseEncodings, type Encoding, type EncodingSettings } from './encoding.ts';
import { inspect, type Pixels } from './inspect.ts';
import { sizeOfPlainJpeg } from './jpeg-size.ts';
import { plainJpeg } from './plain-jpeg.ts';
import { PictureProblem } from './problem.ts';

export interface EncodingJob {
  preset: PicturePreset;
  settings: EncodingSettings;
  /** Keep what decodes of a damaged picture. */
  lenient: boolean;
}

export interface Encoded {
  data: Uint8Array;
  mediaType: 'image/jpeg' | 'image/png';
  width: number;
  height: number;
}

const maxPixels = 50e6;
/** Frames further in are not looked at: each costs decoding all before it. */
const lastFrameLookedAt = 48;

/**
 * Makes a picture of any format into a small JPEG or PNG: upright, sRGB, opaque, without any
 * metadata, fitted into the preset's box and never enlarged (drawings in SVG excepted).
 * Runs in the encoder process only.
 * @throws PictureProblem `picture-not-an-image`, `picture-too-many-pixels`, `picture-unreadable`,
 *   `tracking-pixel`
 */
export async function compress(bytes: Uint8Array, job: EncodingJob): Promise<Encoded> {
  try {
    const { pixels, isAsStored } = await render(bytes, job);
    const encodings = chooseEncodings(inspect(pixels), job.preset.grey, job.settings);
    const results: Encoded[] = [];
    for (const encoding of encodings) results.push(await write(pixels, encoding));
    const smallest = results.reduce((a, b) => (b.data.length < a.data.length ? b : a));
    const kept = isAsStored && !job.lenient ? plainJpeg(bytes) : undefined;
    return kept && !isWorthwhile(smallest.data, kept)
      ? { ...smallest, data: kept, mediaType: 'image/jpeg' }
      : smallest;
  } catch (error) {
    throw problemOfSharp(error);
  }
}

/**
 * Sites have compressed most pictures already: where encoding once more would hardly make them
 * smaller, it would only spoil them.
 */
function isWorthwhile(anew: Uint8Array, kept: Uint8Array): boolean {
  return anew.length < 0.85 * kept.length;
}

interface Rendered {
  /** At their final size. */
  pixels: Pixels;
  /** Size, uprightness and colours are those of the file. */
  isAsStored: boolean;
}

async function render(bytes: Uint8Array, { preset, lenient }: EncodingJob): Promise<Rendered> {
  const options: SharpOptions = {
    limitInputPixels: maxPixels,
    failOn: lenient ? 'none' : 'warning',
    sequentialRead: true,
  };
  const bitmap = bitmapOf(bytes, maxPixels);
  const size = bitmap?.raw ?? sizeOfPlainJpeg(bytes);
  const metadata = size ?? (await sharp(bytes, { ...options, pages: 1 }).metadata());
  if (Math.min(metadata.width, metadata.height) <= 2) {
    throw new PictureProblem('tracking-pixel', `${metadata.width}×${metadata.height}`);
  }
  const source = bitmap
    ? sharp(bitmap.data, { raw: bitmap.raw })
    : await sourceOf(bytes, options, metadata as Metadata, preset);
  const { data, info } = await source
    .autoOrient()
    .resize(sizeIn(preset, metadata))
    .flatten({ background: '#ffffff' })
    .toColourspace(preset.grey ? 'b-w' : 'srgb')
    .timeout({ seconds: 15 })
    .raw({ depth: 'uchar' })
    .toBuffer({ resolveWithObject: true });
  const { width, height } = info;
  const isAsStored =
    width === metadata.width &&
    height === metadata.height &&
    ((metadata as Metadata).orientation ?? 1) === 1 &&
    !preset.grey;
  return { pixels: { data, width, height, channels: info.channels as 1 | 3 }, isAsStored };
}

/**
 * What to resize to. Each side is scaled to whole pixels on its own: `inside` scales both by one
 * factor and cuts the last part of a row, which shifts the picture by up to half a pixel.
 */
function sizeIn(
  preset: PicturePreset,
  metadata: Pick<Metadata, 'width' | 'height'> & Partial<Metadata>,
): ResizeOptions {
  const box = { width: preset.width, height: preset.height };
  if (metadata.format === 'svg') return { ...box, fit: 'inside', withoutEnlargement: true };
  const { width, height } = metadata.autoOrient ?? metadata;
  const scale = Math.min(1, box.width / width, box.height / height);
  const side = (pixels: number) => Math.max(1, Math.round(pixels * scale));
  return { width: side(width), height: side(height), fit: 'fill' };
}

async function sourceOf(
  bytes: Uint8Array,
  options: SharpOptions,
  metadata: Metadata,
  preset: PicturePreset,
): Promise<Sharp> {
  if (metadata.format === 'svg') {
    return sharp(bytes, { ...options, density: densityFor(metadata, preset) });
  }
  const frames = metadata.pages ?? 1;
  const isAnimation = frames > 1 && ['gif', 'webp'].includes(metadata.format);
  const page = isAnimation ? await mostTellingFrame(bytes, options, frames) : 0;
  return sharp(bytes, { ...options, ...(page > 0 ? { page } : {}) });
}

/** Vector drawings have no pixels of their own: at most three times their nominal size. */
function densityFor({ width, height }: Metadata, preset: PicturePreset): number {
  const fit = Math.min(preset.width / width, preset.height / height, 3);
  return Math.min(2400, Math.max(1, 72 * fit));
}

/** Animations often start blank or with a title: the frame with most in it stands for all. */
async function mostTellingFrame(
  bytes: Uint8Array,
  options: SharpOptions,
  frames: number,
): Promise<number> {
  let best = { page: 0, entropy: -1 };
  const last = Math.min(frames - 1, lastFrameLookedAt);
  const looked = new Set([0, Math.round(last / 3), Math.round((2 * last) / 3), last]);
  for (const page of looked) {
    const { entropy } = await sharp(bytes, { ...options, page }).stats();
    if (entropy > best.entropy * 1.1) best = { page, entropy };
  }
  return best.page;
}

async function write(pixels: Pixels, encoding: Encoding): Promise<Encoded> {
  const { width, height, channels } = pixels;
  const source = sharp(pixels.data, { raw: { width, height, channels } }).toColourspace(
    encoding.grey ? 'b-w' : 'srgb',
  );
  const data = await (encoding.format === 'jpeg'
    ? source.jpeg({
        quality: encoding.quality,
        progressive: false,
        chromaSubsampling: encoding.chromaSubsampling,
        quantisationTable: encoding.quantisationTable,
        trellisQuantisation: encoding.trellis,
        overshootDeringing: encoding.trellis,
        optimiseScans: false,
        optimiseCoding: true,
      })
    : source.png({
        palette: true,
        colours: encoding.colours,
        quality: encoding.quality,
        effort: encoding.effort,
        compressionLevel: 9,
        dither: 0,
      })
  ).toBuffer();
  return { data, mediaType: `image/${encoding.format}`, width, height };
}

function problemOfSharp(error: unknown): PictureProblem {
  if (error instanceof PictureProblem) return error;
  const text = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
  if (/unsupported image format|is empty/i.test(text))
    return new PictureProblem('picture-not-an-image', text);
  if (/exceeds pixel limit/i.test(text)) return new PictureProblem('picture-too-many-pixels', text);
  if (/timeout/i.test(text)) return new PictureProblem('picture-decoder-slow', text);
  return new PictureProblem('picture-unreadable', text);
}
