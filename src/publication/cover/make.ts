import { readFile } from 'node:fs/promises';
import sharp, { type Sharp } from 'sharp';
import { labelsFor } from '../../labels/labels.ts';
import type { EncodedPicture, Script, VolumePlan } from '../../types.ts';
import type { Cover, Shelf } from '../input.ts';
import { chooseCoverPicture, designCover } from './design.ts';
import { coverHeight, coverWidth, drawCover, type PictureBox } from './draw.ts';

export interface CoverOptions {
  volume: VolumePlan;
  shelf: Pick<Shelf, 'title'>;
  /** Pictures of the volume, best known first; the one that suits best is used, if any does. */
  pictures?: EncodedPicture[];
  /** Script of the edition, whose words are those of its region. */
  script?: Script;
  /** For grey screens. */
  grey?: boolean;
}

/**
 * Makes the cover of a volume: 1600 × 2560 pixels, baseline JPEG, sRGB. The same volume and
 * picture give the same bytes on every machine.
 * @throws the file system's error when the chosen picture cannot be read
 */
export async function makeCover(options: CoverOptions): Promise<Cover> {
  const { volume, shelf, script, pictures = [], grey = false } = options;
  const picture = chooseCoverPicture(pictures);
  const design = designCover(
    volume,
    shelf.title,
    labelsFor(volume.language, script),
    picture !== undefined,
  );
  const isTraditional = /hant|-tw|-hk|-mo/i.test(volume.language);
  const drawing = await drawCover(design, isTraditional ? 'zh-Hant' : 'zh-Hans');
  const layers =
    picture && drawing.picture ? [await pictureLayer(picture.path, drawing.picture)] : [];
  const flat = sharp(Buffer.from(drawing.svg)).composite(layers).removeAlpha();
  const cover = (grey ? flat.greyscale() : flat.toColourspace('srgb')).resize(
    coverWidth,
    coverHeight,
  );
  return { bytes: await withinBytes(cover), mediaType: 'image/jpeg' };
}

/** Most bytes of a cover: a volume has room for no more (`volume/size.ts`). */
export const MOST_COVER_BYTES = 300_000;

/** Full chroma keeps the edges of coloured type clean; grain that no encoder makes small costs it. */
const QUALITIES = [
  { quality: 86, chromaSubsampling: '4:4:4' },
  { quality: 75 },
  { quality: 60 },
  { quality: 45 },
  { quality: 30 },
];

async function withinBytes(picture: Sharp): Promise<Buffer> {
  let bytes = Buffer.alloc(0);
  for (const options of QUALITIES) {
    bytes = await picture
      .clone()
      .jpeg({ progressive: false, ...options })
      .toBuffer();
    if (bytes.length <= MOST_COVER_BYTES) break;
  }
  return bytes;
}

/**
 * A cover of the user's own, made fit for readers: at most 1600 × 2560 pixels, baseline JPEG.
 * @throws sharp's error when the file is no picture
 */
export async function ownCover(path: string, grey = false): Promise<Cover> {
  const picture = sharp(await readFile(path), { limitInputPixels: 50e6 })
    .autoOrient()
    .flatten({ background: '#fff' })
    .resize(coverWidth, coverHeight, { fit: 'inside', withoutEnlargement: true });
  const cover = grey ? picture.greyscale() : picture.toColourspace('srgb');
  return { bytes: await withinBytes(cover), mediaType: 'image/jpeg' };
}

async function pictureLayer(path: string, box: PictureBox) {
  const input = await sharp(await readFile(path))
    .resize(box.width, box.height, { fit: 'cover', position: 'attention' })
    .toBuffer();
  return { input, left: box.left, top: box.top };
}
