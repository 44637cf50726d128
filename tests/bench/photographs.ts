/**
 * Makes photograph-like pictures for the benches: scenes drawn by Chromium, then what a camera and
 * a newsroom do to them (crop, focus, exposure, grain, sharpening, JPEG). The same seed gives the
 * same pictures.
 *
 *     npx tsx tests/bench/photographs.ts FOLDER [number]
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium, type Page } from 'playwright-core';
import sharp from 'sharp';
import { numbers } from './numbers.ts';
import { scenes, shared } from './scenes.ts';

const negative = { width: 1500, height: 1050 };
/** Pictures cut from one drawn scene. */
const printsOfOne = 8;

/** @returns the folder, filled with `count` JPEG files 1,200 to 2,100 pixels wide */
export async function makePhotographs(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: [
      '--no-sandbox',
      '--use-gl=angle',
      '--use-angle=swiftshader',
      '--enable-unsafe-swiftshader',
    ],
  });
  try {
    const page = await browser.newPage();
    await page.addScriptTag({ path: new URL('./draw-scene.js', import.meta.url).pathname });
    const names = Object.keys(scenes);
    for (let made = 0; made < count; made += printsOfOne) {
      const round = made / printsOfOne;
      const name = names[round % names.length]!;
      const next = numbers(round + 1);
      const drawn = await draw(page, scenes[name]!, [next(), next(), next(), next()]);
      for (let i = 0; i < Math.min(printsOfOne, count - made); i += 1) {
        const file = `${name}-${String(made + i).padStart(3, '0')}.jpg`;
        await print(drawn, next, path.join(folder, file));
      }
    }
  } finally {
    await browser.close();
  }
  return folder;
}

/** @param seed four numbers from 0 to 1 */
async function draw(page: Page, scene: string, seed: number[]): Promise<Buffer> {
  const order = JSON.stringify({ source: shared + scene, ...negative, seed });
  const url = await page.evaluate<string>(`drawScene(${order})`);
  return Buffer.from(url.slice(url.indexOf(',') + 1), 'base64');
}

/** One picture from a scene: framing, focus, light, grain, and the site's JPEG. */
async function print(drawn: Buffer, next: () => number, target: string): Promise<void> {
  const share = 0.75 + 0.25 * next();
  const upright = next() < 0.2;
  const height = Math.round(negative.height * share);
  const width = Math.round(upright ? height * 0.75 : negative.width * share);
  const left = Math.floor(next() * (negative.width - width));
  const top = Math.floor(next() * (negative.height - height));
  const wide = Math.round(upright ? 1200 + 300 * next() : 1200 + 900 * next());
  const framed = await sharp(drawn)
    .extract({ left, top, width, height })
    .resize({ width: wide, kernel: 'lanczos3' })
    .toBuffer();
  const size = await sharp(framed).metadata();
  const soft = next() < 0.25 ? 0.6 + 1.8 * next() : 0;
  const [brightness, saturation] = [0.65 + 0.7 * next(), next() < 0.1 ? 0 : 0.6 + 0.6 * next()];
  const graded = sharp(framed)
    .modulate({ brightness, saturation })
    .linear(0.85 + 0.35 * next(), -8 + 10 * next());
  const focused = soft > 0.3 ? graded.blur(soft) : graded.sharpen({ sigma: 0.7, m1: 0.6, m2: 1 });
  const grain = grainOf(next, size.width, size.height, 3 + 14 * next() * next());
  const quality = next() < 0.7 ? 90 : 75;
  await sharp(await focused.png({ compressionLevel: 0 }).toBuffer())
    .composite([{ ...grain, blend: 'overlay' }])
    .flatten()
    .jpeg({ quality, chromaSubsampling: '4:2:0' })
    .toFile(target);
}

/** Sensor noise: mostly in brightness, a little in colour; near normal as a sum of three. */
function grainOf(next: () => number, width: number, height: number, strength: number) {
  const data = Buffer.alloc(width * height * 3);
  for (let at = 0; at < data.length; at += 3) {
    const light = (next() + next() + next() - 1.5) * strength;
    const tint = (next() - 0.5) * strength * 0.5;
    data[at] = 128 + light + tint;
    data[at + 1] = 128 + light;
    data[at + 2] = 128 + light - tint;
  }
  return { input: data, raw: { width, height, channels: 3 as const } };
}

if (process.argv[1]?.endsWith('photographs.ts')) {
  const [, , folder = 'photographs', count = '200'] = process.argv;
  await makePhotographs(folder, Number(count));
}
