/**
 * Compares the bytes of pictures as wenji writes them with calibre's and with sharp's defaults,
 * beside their Butteraugli scores against the same reference (the original, resized by
 * ImageMagick's Lanczos filter, so that neither side's own resizing is the yardstick).
 *
 *     npx tsx tests/bench/pictures.ts [folder of pictures] [number]
 *
 * Without a folder it draws pictures itself (`photographs.ts`). Needs `ebook-convert`,
 * `butteraugli`, `convert` and `unzip`. Pictures should be larger than 1072 × 1430: calibre
 * leaves smaller ones alone.
 */
import { execFile } from 'node:child_process';
import { copyFile, mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import sharp from 'sharp';
import { compress } from '../../src/resource/compress.ts';
import type { Effort } from '../../src/resource/encoding.ts';
import { makePhotographs } from './photographs.ts';

const run = promisify(execFile);
/** Screen of calibre's profile kindle_pw3. */
const box = { name: 'bench', width: 1072, height: 1430, grey: false };
const [given, count = '24'] = process.argv.slice(2);

sharp.cache(false);
sharp.concurrency(1);
const work = await mkdtemp(path.join(tmpdir(), 'picture-bench-'));
const originals = given ?? (await makePhotographs(path.join(work, 'made'), Number(count)));
const all = (await readdir(originals)).filter((name) => /\.(jpe?g|png)$/i.test(name)).sort();
const step = Math.max(1, all.length / Number(count));
const names = Array.from(
  { length: Math.min(all.length, Number(count)) },
  (_, i) => all[Math.floor(i * step)]!,
);

interface Sums {
  bytes: number;
  score: number;
  /** Sum of third powers: the 3-norm weighs bad pictures more. */
  cubes: number;
  milliseconds: number;
}
const sums = new Map<string, Sums>();

async function calibre(): Promise<string> {
  const folder = path.join(work, 'calibre');
  await mkdir(folder);
  for (const name of names) await copyFile(path.join(originals, name), path.join(folder, name));
  const body = names.map((name) => `<p><img src="${name}"/></p>`).join('');
  await writeFile(path.join(folder, 'b.html'), `<html><title>b</title><body>${body}</body></html>`);
  const margins = ['left', 'right', 'top', 'bottom'].flatMap((side) => [`--margin-${side}`, '0']);
  await run(
    'ebook-convert',
    ['b.html', 'b.epub', '--output-profile', 'kindle_pw3', '--no-default-epub-cover', ...margins],
    { cwd: folder },
  );
  await run('unzip', ['-q', 'b.epub', '-d', 'out'], { cwd: folder });
  return path.join(folder, 'out');
}

/** @param original what to judge by, resized to the size that this way chose (they round apart) */
async function note(way: string, data: Uint8Array, original: string, milliseconds: number) {
  const { width, height } = await sharp(data).metadata();
  const reference = path.join(work, 'reference.png');
  const size = `${width}x${height}!`;
  await run('convert', [original, '-filter', 'Lanczos', '-resize', size, `PNG24:${reference}`]);
  const file = path.join(work, `now.${data[0] === 0xff ? 'jpg' : 'png'}`);
  await writeFile(file, data);
  const { stdout } = await run('butteraugli', [reference, file]);
  const sum = sums.get(way) ?? { bytes: 0, score: 0, cubes: 0, milliseconds: 0 };
  sum.bytes += data.length;
  sum.score += Number.parseFloat(stdout);
  sum.cubes += Number.parseFloat(stdout) ** 3;
  sum.milliseconds += milliseconds;
  sums.set(way, sum);
}

/** Milliseconds of this process, so that a busy machine counts for nothing. */
async function timed<T>(task: () => Promise<T>): Promise<[T, number]> {
  const started = process.cpuUsage();
  const result = await task();
  const { user, system } = process.cpuUsage(started);
  return [result, (user + system) / 1000];
}

try {
  const byCalibre = await calibre();
  for (const name of names) {
    const original = await readFile(path.join(originals, name));
    const reference = path.join(originals, name);
    await note('calibre', await readFile(path.join(byCalibre, name)), reference, 0);
    const fit = {
      width: box.width,
      height: box.height,
      fit: 'inside' as const,
      withoutEnlargement: true,
    };
    const [bare, bareTime] = await timed(() => sharp(original).resize(fit).jpeg().toBuffer());
    await note('sharp q80', bare, reference, bareTime);
    for (const effort of ['fast', 'balanced', 'small'] as Effort[]) {
      const settings = { effort, qualityLowered: 0 };
      const [encoded, time] = await timed(() =>
        compress(original, { preset: box, settings, lenient: true }),
      );
      await note(`wenji ${effort}`, encoded.data, reference, time);
    }
  }
  for (const [way, { bytes, score, cubes, milliseconds }] of sums) {
    const mean = (value: number, digits: number) =>
      (value / names.length).toFixed(digits).padStart(9);
    const share = (other: string) => (bytes / sums.get(other)!.bytes).toFixed(3);
    process.stdout.write(
      `${way.padEnd(15)} ${mean(bytes / 1000, 1)} kB ${mean(score, 3)} butteraugli (3-norm ${Math.cbrt(cubes / names.length).toFixed(3)}) ${mean(milliseconds, 0)} ms CPU` +
        `   ${share('calibre')} × calibre   ${share('sharp q80')} × sharp q80\n`,
    );
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
