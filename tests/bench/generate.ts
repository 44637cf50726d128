import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';

/** A small generator of numbers, so that every run draws the same pictures. */
function numbers(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * Draws pictures with what makes photographs hard to encode: soft gradients, texture with the
 * falling spectrum of nature (sums of smoothed noise), hard edges, fine grain.
 * @returns the folder, filled with JPEG files of quality 92
 */
export async function generatePhotographs(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  for (let i = 0; i < count; i += 1)
    await photograph(numbers(i + 1), path.join(folder, `${i}.jpg`));
  return folder;
}

async function photograph(next: () => number, target: string): Promise<void> {
  const [width, height] = [1700, 1100 + Math.round(next() * 300)];
  const colour = () => `rgb(${[0, 0, 0].map(() => Math.round(next() * 255)).join()})`;
  const stops = [0, 0.4, 1].map((at) => `<stop offset="${at}" stop-color="${colour()}"/>`).join('');
  const shapes = Array.from({ length: 12 }, () => {
    const [x, y, r] = [next() * width, next() * height, 30 + next() * 200];
    return next() < 0.5
      ? `<circle cx="${x}" cy="${y}" r="${r}" fill="${colour()}"/>`
      : `<rect x="${x}" y="${y}" width="${r}" height="${r * 2}" transform="rotate(${next() * 90} ${x} ${y})" fill="${colour()}"/>`;
  });
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><defs><linearGradient id="g" x2="0.3" y2="1">${stops}</linearGradient></defs><rect width="100%" height="100%" fill="url(#g)"/>${shapes.join('')}</svg>`;
  const layers = [4, 16, 64].map((cell) => ({
    input: texture(next, Math.ceil(width / cell), Math.ceil(height / cell), 20 + cell),
    cell,
  }));
  const grown = await Promise.all(
    layers.map(async ({ input }) => ({
      input: await sharp(input.data, { raw: input.raw })
        .resize(width, height, { fit: 'fill', kernel: 'cubic' })
        .png({ compressionLevel: 0 })
        .toBuffer(),
      blend: 'soft-light' as const,
    })),
  );
  await sharp(Buffer.from(svg)).composite(grown).flatten().jpeg({ quality: 92 }).toFile(target);
}

function texture(next: () => number, width: number, height: number, contrast: number) {
  const data = new Uint8Array(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    data.fill(128 + (next() - 0.5) * 2 * contrast, at, at + 3);
  }
  return { data, raw: { width, height, channels: 3 as const } };
}
