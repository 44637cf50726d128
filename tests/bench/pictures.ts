/**
 * Compares the bytes of pictures as wenji writes them with calibre's and with sharp's defaults,
 * beside their Butteraugli and SSIM scores against the same reference.
 *
 *     npx tsx tests/bench/pictures.ts RESULTS.jsonl FOLDER[=PROFILE] …
 *
 * Adds a line for every picture of the folders that RESULTS has not yet (so that a long run may be
 * cut off), then prints a table of each folder and of all. PROFILE is calibre's: `kindle_pw3` or
 * `sony`. Needs `ebook-convert`, `butteraugli`, `convert` and `unzip`. Pictures should be larger
 * than the profile's screen: calibre leaves smaller ones alone.
 */
import { appendFile, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { type Score, scoreOf } from './picture-scores.ts';
import { calibre, ownWays, type Written } from './picture-ways.ts';

type Result = Score & { bytes: number; milliseconds: number };
interface Row {
  folder: string;
  name: string;
  ways: Record<string, Result>;
}

sharp.cache(false);
sharp.concurrency(1);
const [results, ...folders] = process.argv.slice(2);
if (!results || folders.length === 0) throw new Error('RESULTS.jsonl FOLDER[=PROFILE] …');
const work = await mkdtemp(path.join(tmpdir(), 'picture-bench-'));
try {
  for (const [i, given] of folders.entries()) {
    const [folder, profile = 'kindle_pw3'] = given.split('=') as [string, string?];
    await measure(folder, profile, path.join(work, String(i)));
  }
} finally {
  await rm(work, { recursive: true, force: true });
}
const rows = await rowsOf(results);
for (const folder of new Set(rows.map((row) => row.folder))) {
  print(
    folder,
    rows.filter((row) => row.folder === folder),
  );
}
print('all', rows);

async function rowsOf(file: string): Promise<Row[]> {
  const text = await readFile(file, 'utf8').catch(() => '');
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Row);
}

async function measure(folder: string, profile: string, target: string): Promise<void> {
  const known = new Set((await rowsOf(results!)).map((row) => row.folder + row.name));
  const names = (await readdir(folder))
    .filter((name) => /\.(jpe?g|png)$/i.test(name) && !known.has(folder + name))
    .sort();
  if (names.length === 0) return;
  const byCalibre = await calibre(folder, names, profile, target);
  for (const name of names) {
    const data = await readFile(path.join(byCalibre, name));
    const original = path.join(folder, name);
    const ways = { calibre: { data, milliseconds: 0 }, ...(await ownWays(original, profile)) };
    const row: Row = { folder, name, ways: await scored(ways, original) };
    await appendFile(results!, `${JSON.stringify(row)}\n`);
  }
}

/** Equal pictures are judged once: `fast` and `balanced` write most photographs alike. */
async function scored(ways: Record<string, Written>, original: string) {
  const scores = new Map<string, Score>();
  const all: Record<string, Result> = {};
  for (const [way, { data, milliseconds }] of Object.entries(ways)) {
    const key = Buffer.from(data).toString('latin1');
    const score = scores.get(key) ?? (await scoreOf(data, original, work));
    scores.set(key, score);
    all[way] = { bytes: data.length, milliseconds, ...score };
  }
  return all;
}

function print(title: string, found: Row[]): void {
  const ways = Object.keys(found[0]!.ways);
  const sum = (way: string, value: (result: Result) => number) =>
    found.reduce((total, row) => total + value(row.ways[way]!), 0);
  const bytes = (way: string) => sum(way, (result) => result.bytes);
  const mean = (way: string, value: (result: Result) => number, digits: number) =>
    (sum(way, value) / found.length).toFixed(digits);
  process.stdout.write(`\n${found.length} pictures, ${title}\n`);
  process.stdout.write(
    '| way | kB each | Butteraugli mean | 3-norm | SSIM | ms | × calibre | × sharp q80 |\n',
  );
  process.stdout.write('|---|---:|---:|---:|---:|---:|---:|---:|\n');
  for (const way of ways) {
    const cells = [
      way,
      mean(way, (result) => result.bytes / 1000, 1),
      mean(way, (result) => result.butteraugli, 3),
      // The 3-norm weighs bad pictures more.
      Math.cbrt(sum(way, (result) => result.butteraugli ** 3) / found.length).toFixed(3),
      mean(way, (result) => result.ssim, 4),
      mean(way, (result) => result.milliseconds, 0),
      (bytes(way) / bytes('calibre')).toFixed(3),
      (bytes(way) / bytes('sharp q80')).toFixed(3),
    ];
    process.stdout.write(`| ${cells.join(' | ')} |\n`);
  }
}
