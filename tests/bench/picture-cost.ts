/**
 * Processor time of encoding JPEG photographs at `fast`, against a bare loop of sharp with the
 * quality and table that we chose.
 *
 *     npx tsx tests/bench/picture-cost.ts FOLDER
 */
import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import sharp from 'sharp';
import { compress } from '../../src/resource/compress.ts';
import { chooseEncodings } from '../../src/resource/encoding.ts';
import { inspect } from '../../src/resource/inspect.ts';
import { profiles } from './picture-ways.ts';

sharp.cache(false);
sharp.concurrency(1);
const folder = process.argv[2]!;
const box = profiles.kindle_pw3!;
const fit = { ...box, fit: 'inside' as const, withoutEnlargement: true };
const settings = { effort: 'fast' as const, qualityLowered: 0 };
const preset = { name: 'bench', ...box, grey: false };
const names = (await readdir(folder)).filter((name) => /\.jpe?g$/i.test(name)).sort();

/** Milliseconds of this process. */
async function cost(task: () => unknown): Promise<number> {
  const started = process.cpuUsage();
  await task();
  const { user, system } = process.cpuUsage(started);
  return (user + system) / 1000;
}

async function qualityOf(bytes: Buffer): Promise<number> {
  const { data, info } = await sharp(bytes).resize(fit).raw().toBuffer({ resolveWithObject: true });
  const { width, height, channels } = info;
  const seen = inspect({ data, width, height, channels: channels as 1 | 3 });
  const jpeg = chooseEncodings(seen, false, settings).at(-1)!;
  return jpeg.quality;
}

const pictures: { bytes: Buffer; quality: number }[] = [];
for (const name of names) {
  const bytes = await readFile(path.join(folder, name));
  pictures.push({ bytes, quality: await qualityOf(bytes) });
}
// The first rounds warm the machine up.
for (let round = 1; round <= 3; round += 1) {
  let [bare, ours] = [0, 0];
  for (const { bytes, quality } of pictures) {
    const jpeg = { quality, quantisationTable: 3, optimiseCoding: true };
    bare += await cost(() => sharp(bytes).resize(fit).jpeg(jpeg).toBuffer());
    ours += await cost(() => compress(bytes, { preset, settings, lenient: false }));
  }
  const mean = (sum: number) => (sum / pictures.length).toFixed(2);
  process.stdout.write(
    `round ${round}: bare sharp ${mean(bare)} ms, wenji ${mean(ours)} ms, ${(ours / bare).toFixed(3)} ×\n`,
  );
}
