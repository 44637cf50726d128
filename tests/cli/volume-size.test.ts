import path from 'node:path';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import type { Report } from '../../src/types.ts';
import { numbers } from '../bench/numbers.ts';
import { prose } from '../volume/records.ts';
import { folderWith, temporaryFolder, wenji } from './program.ts';

const BUDGET = 3_000_000;

/** Grain that no encoder makes small: pictures of very different sizes, none as large as guessed. */
async function photograph(seed: number): Promise<Uint8Array> {
  const next = numbers(seed);
  const [width, height] = [300 + Math.floor(next() * 900), 200 + Math.floor(next() * 600)];
  const small = Uint8Array.from({ length: (width >> 2) * (height >> 2) * 3 }, () => next() * 256);
  return sharp(small, { raw: { width: width >> 2, height: height >> 2, channels: 3 } })
    .resize(width, height, { kernel: 'nearest' })
    .jpeg({ quality: 92 })
    .toBuffer();
}

async function illustrated(articles: number): Promise<string> {
  const files: Record<string, string | Uint8Array> = {};
  for (let i = 0; i < articles; i++) {
    const pictures = Array.from({ length: i % 4 }, (_, p) => `picture-${i}-${p}.jpg`);
    for (const [p, name] of pictures.entries()) {
      files[`walks/${name}`] = await photograph(i * 4 + p);
    }
    const shown = pictures.map((name) => `![Seen on walk ${i}](${name})`).join('\n\n');
    files[`walks/walk-${i}.md`] = `# Walk ${i}\n\n${prose(i + 1, 800)}\n\n${shown}\n`;
  }
  return folderWith(files);
}

describe('volumes of a split by size', () => {
  it('are as large as asked, as finally compressed, whatever their pictures take', async () => {
    const folder = await illustrated(60);
    const cache = await temporaryFolder();
    const flags = ['--volume-size', String(BUDGET), '--json', '--offline', '--cache', cache];
    const out = path.join(cache, 'books');
    const built = await wenji(['build', folder, '--out', out, ...flags]);
    const { volumes, articles } = JSON.parse(built.stdout) as Report;
    expect(articles.bound).toBe(60);
    expect(volumes.length).toBeGreaterThan(3);
    expect(Math.max(...volumes.map(({ bytes }) => bytes))).toBeLessThanOrEqual(BUDGET);
    const finished = volumes.slice(0, -1).map(({ bytes }) => bytes / BUDGET);
    expect(Math.min(...finished)).toBeGreaterThanOrEqual(0.6);
    // What was measured is remembered: a plan made now, of a shelf without a lock, is the same.
    const plan = await wenji(['plan', folder, '--out', path.join(cache, 'other'), ...flags]);
    const planned = (JSON.parse(plan.stdout) as { volumes: { title: string }[] }).volumes;
    expect(planned.map(({ title }) => title)).toEqual(volumes.map(({ title }) => title));
  }, 120_000);
});
