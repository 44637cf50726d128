/**
 * Makes what is no photograph for the benches: fourteen kinds of charts, diagrams, maps,
 * screenshots, slides, illustrations and scanned pages. The same seed gives the same pictures.
 *
 *     npx tsx tests/bench/drawings.ts FOLDER [number]
 */
import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { chromium } from 'playwright-core';
import sharp from 'sharp';
import { kinds, type Next } from './drawing-kinds.ts';
import { moreKinds } from './more-drawing-kinds.ts';
import { numbers } from './numbers.ts';

const all: Record<string, (next: Next) => string> = { ...kinds, ...moreKinds };

/** @returns the folder, filled with PNG and (every third, and scans) JPEG files */
export async function makeDrawings(folder: string, count: number): Promise<string> {
  await mkdir(folder, { recursive: true });
  const browser = await chromium.launch({
    executablePath: process.env.CHROMIUM ?? '/usr/bin/chromium',
    args: ['--no-sandbox'],
  });
  try {
    const page = await browser.newPage({ viewport: { width: 1700, height: 1800 } });
    const names = Object.keys(all);
    for (let i = 0; i < count; i += 1) {
      const next = numbers(i + 900);
      const name = names[i % names.length]!;
      await page.setContent(`<body style="margin:0;font-family:sans-serif">${all[name]!(next)}`);
      const shot = await page.locator('body > *').first().screenshot();
      const target = path.join(folder, `${name}-${String(i).padStart(3, '0')}`);
      if (name.startsWith('scan')) await scanned(shot, next, `${target}.jpg`);
      else if (i % 3 === 2) await sharp(shot).jpeg({ quality: 85 }).toFile(`${target}.jpg`);
      else await sharp(shot).png().toFile(`${target}.png`);
    }
  } finally {
    await browser.close();
  }
  return folder;
}

/** A little out of true, soft, with the grain of paper; grey or in colour. */
async function scanned(shot: Buffer, next: Next, target: string): Promise<void> {
  const { data, info } = await sharp(shot)
    .rotate((next() - 0.5) * 1.5, { background: '#f6f2e6' })
    .blur(0.7)
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  for (let at = 0; at < data.length; at += 3) {
    const grain = (next() - 0.5) * 14;
    for (let i = at; i < at + 3; i += 1) data[i] = Math.max(0, Math.min(255, data[i]! + grain));
  }
  await sharp(data, { raw: { width: info.width, height: info.height, channels: 3 } })
    .modulate({ saturation: next() < 0.6 ? 0 : 1 })
    .jpeg({ quality: 85 })
    .toFile(target);
}

if (process.argv[1]?.endsWith('drawings.ts')) {
  const [, , folder = 'drawings', count = '50'] = process.argv;
  await makeDrawings(folder, Number(count));
}
