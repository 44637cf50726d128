/** How near a written picture is to its original: Butteraugli, and SSIM as a second opinion. */
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';

const run = promisify(execFile);

export interface Score {
  /** Debian's program `butteraugli`, the worst place of the picture; 0 is best. */
  butteraugli: number;
  /** Of brightness; 1 is best. */
  ssim: number;
}

/**
 * @param original file to judge by, resized to the size of the picture by ImageMagick's Lanczos
 *   filter, so that neither side's own resizing is the yardstick
 * @param work folder for temporary files
 */
export async function scoreOf(data: Uint8Array, original: string, work: string): Promise<Score> {
  const { width, height } = await sharp(data).metadata();
  const reference = path.join(work, 'reference.png');
  const size = `${width}x${height}!`;
  const flat = ['-background', 'white', '-flatten'];
  await run('convert', [
    original,
    ...flat,
    '-filter',
    'Lanczos',
    '-resize',
    size,
    `PNG24:${reference}`,
  ]);
  const file = path.join(work, `now.${data[0] === 0xff ? 'jpg' : 'png'}`);
  await writeFile(file, data);
  const { stdout } = await run('butteraugli', [reference, file]);
  const ssim = similarity(await brightness(reference), await brightness(file), width);
  return { butteraugli: Number.parseFloat(stdout), ssim };
}

const brightness = (file: string): Promise<Buffer> =>
  sharp(file).removeAlpha().toColourspace('b-w').extractChannel(0).raw().toBuffer();

const [side, stride] = [8, 4];

/**
 * Mean structural similarity (Wang and others, 2004) over windows of 8 × 8 pixels without weights.
 * @param width pixels of a row in both
 */
export function similarity(a: Uint8Array, b: Uint8Array, width: number): number {
  const height = a.length / width;
  let [sum, windows] = [0, 0];
  for (let y = 0; y + side <= height; y += stride) {
    for (let x = 0; x + side <= width; x += stride) {
      sum += similarityAt(a, b, y * width + x, width);
      windows += 1;
    }
  }
  return sum / windows;
}

/** The two constants of the paper for brightness from 0 to 255. */
const [c1, c2] = [(0.01 * 255) ** 2, (0.03 * 255) ** 2];

function similarityAt(a: Uint8Array, b: Uint8Array, start: number, width: number): number {
  let [sumA, sumB, squares, products] = [0, 0, 0, 0];
  for (let y = 0; y < side; y += 1) {
    for (let i = start + y * width; i < start + y * width + side; i += 1) {
      sumA += a[i]!;
      sumB += b[i]!;
      squares += a[i]! ** 2 + b[i]! ** 2;
      products += a[i]! * b[i]!;
    }
  }
  const [meanA, meanB] = [sumA / side ** 2, sumB / side ** 2];
  const variances = squares / side ** 2 - meanA ** 2 - meanB ** 2;
  const covariance = products / side ** 2 - meanA * meanB;
  const structure = (2 * covariance + c2) / (variances + c2);
  return ((2 * meanA * meanB + c1) / (meanA ** 2 + meanB ** 2 + c1)) * structure;
}
