import { decode } from 'bmp-ts';
import { PictureProblem } from './problem.ts';

/** Pixels of a Windows bitmap: red, green, blue. */
export interface Bitmap {
  data: Uint8Array;
  raw: { width: number; height: number; channels: 3 };
}

/**
 * Decodes a Windows bitmap, which sharp's prebuilt library can not. The fourth byte of 32-bit
 * bitmaps is mostly 0 though nothing is transparent, so it must not be taken for alpha.
 * @returns undefined for anything else
 * @throws PictureProblem `picture-too-many-pixels`, `picture-unreadable`
 */
export function bitmapOf(bytes: Uint8Array, maxPixels: number): Bitmap | undefined {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (buffer.length < 54 || buffer.toString('latin1', 0, 2) !== 'BM') return undefined;
  // The decoder makes room for what the head promises.
  const [width, height] = [buffer.readUInt32LE(18), Math.abs(buffer.readInt32LE(22))];
  if (width * height > maxPixels) {
    throw new PictureProblem('picture-too-many-pixels', `${width}×${height}`);
  }
  try {
    const { data } = decode(buffer, { toRGBA: true });
    return { data: withoutFourth(data), raw: { width, height, channels: 3 } };
  } catch (error) {
    throw new PictureProblem('picture-unreadable', (error as Error).message);
  }
}

function withoutFourth(data: Uint8Array): Uint8Array {
  const pixels = data.length / 4;
  const colours = new Uint8Array(pixels * 3);
  for (let i = 0; i < pixels; i += 1) {
    colours[i * 3] = data[i * 4]!;
    colours[i * 3 + 1] = data[i * 4 + 1]!;
    colours[i * 3 + 2] = data[i * 4 + 2]!;
  }
  return colours;
}
