import { createHash } from 'node:crypto';
import { mkdir, readFile, rename, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { z } from 'zod';
import type { PictureSupply } from '../resource/supply.ts';
import type { ArticleRecord, PictureOutcome, PicturePreset } from '../types.ts';
import type { PictureSizes } from '../volume/picture-load.ts';
import type { ArticlePool } from '../worker/article-pool.ts';
import { editionsOf } from './editions.ts';
import type { Job } from './job.ts';
import { requestsOf } from './pictures.ts';
import { readArticles, type Scan } from './scan.ts';

/**
 * What pictures take once they are encoded decides where volumes end, so a build asks for them
 * before it plans; what was measured is remembered for the next plan.
 */

const FORMAT = 1;
/** Bytes that an encoded picture takes a pixel of its box at most, all but surely. */
const MOST_PER_PIXEL = 0.35;
/** Articles whose pictures are asked for together. */
const ARTICLES_AT_A_TIME = 200;

const rememberedSchema = z.object({
  format: z.literal(FORMAT),
  articles: z.record(z.string(), z.array(z.tuple([z.string(), z.number().int().min(0)]))),
});

/** What was measured in earlier builds of these folders with these settings. */
export async function rememberedSizes(job: Job, { records }: Scan): Promise<PictureSizes> {
  const text = await readFile(sizesFile(job), 'utf8').catch(() => '');
  const read = rememberedSchema.safeParse(parsed(text));
  const { articles } = read.success ? read.data : { articles: {} as Record<string, never> };
  const sizes: PictureSizes = new Map();
  for (const record of records) {
    const known = articles[keyOf(record)];
    if (known) sizes.set(record.id, known);
  }
  return sizes;
}

/**
 * Measures the pictures of a shelf that may fill more than one volume. Where everything fits into
 * one whatever its pictures take, nothing is asked for ahead.
 * @param open opens the supply when it is needed
 */
export async function measuredSizes(
  job: Job,
  scan: Scan,
  pool: ArticlePool,
  open: () => Promise<PictureSupply>,
): Promise<PictureSizes> {
  const sizes = await rememberedSizes(job, scan);
  const presets = presetsOf(job);
  if (!job.settings.pictures.embed || fitsAnyhow(scan.records, presets, job)) return sizes;
  const wanted = scan.records.filter(({ id, pictureCount }) => pictureCount > 0 && !sizes.has(id));
  if (wanted.length === 0) return sizes;
  const supply = await open();
  const whole = new Set(sizes.keys());
  for (let done = 0; done < wanted.length; done += ARTICLES_AT_A_TIME) {
    const ids = wanted.slice(done, done + ARTICLES_AT_A_TIME).map(({ id }) => id);
    const { articles } = await readArticles(ids, scan, pool);
    const requests = requestsOf(articles, scan.sources);
    for (const preset of presets) {
      const outcomes = (await supply.resolve(requests, preset)).values();
      for (const { id, pictures } of articles) {
        const own = pictures.map(() => outcomes.next().value!);
        sizes.set(id, larger(sizes.get(id), sizesIn(own)));
        if (own.every(({ kind }) => kind !== 'missing')) whole.add(id);
      }
    }
    job.onProgress('pictures', done + ids.length, wanted.length);
  }
  // What cannot be remembered is measured again; that costs time, not books.
  await remember(job, scan.records, sizes, whole).catch(() => {});
  return sizes;
}

function presetsOf({ settings }: Job): PicturePreset[] {
  const all = editionsOf(settings).map(({ target }) => target.pictures);
  return [...new Map(all.map((preset) => [preset.name, preset])).values()];
}

function fitsAnyhow(records: ArticleRecord[], presets: PicturePreset[], { settings }: Job) {
  const pixels = Math.max(...presets.map(({ width, height }) => width * height));
  const most = records.reduce(
    (sum, { bytes, pictureCount }) => sum + bytes + pictureCount * pixels * MOST_PER_PIXEL,
    0,
  );
  return most <= settings.volumes.maxBytes / 2;
}

function sizesIn(outcomes: PictureOutcome[]): [string, number][] {
  const embedded = outcomes.filter((outcome) => outcome.kind === 'embedded');
  const sizes = embedded.map(({ picture }): [string, number] => [
    picture.sha256.slice(0, 16),
    picture.bytes,
  ]);
  return [...new Map(sizes)];
}

/** Of the sizes for two devices those that take more room. */
function larger(one: [string, number][] | undefined, other: [string, number][]) {
  const sum = (sizes: [string, number][]) => sizes.reduce((total, [, bytes]) => total + bytes, 0);
  return one && sum(one) >= sum(other) ? one : other;
}

async function remember(
  job: Job,
  records: ArticleRecord[],
  sizes: PictureSizes,
  whole: ReadonlySet<string>,
): Promise<void> {
  const entries = records.flatMap((record) =>
    whole.has(record.id) ? [[keyOf(record), sizes.get(record.id)!]] : [],
  );
  const file = sizesFile(job);
  await mkdir(path.dirname(file), { recursive: true });
  const text = JSON.stringify({ format: FORMAT, articles: Object.fromEntries(entries) });
  await writeFile(`${file}.tmp`, text);
  await rename(`${file}.tmp`, file);
}

/** An article that changed is measured again. */
const keyOf = ({ id, textHash, pictureCount }: ArticleRecord) =>
  `${id} ${textHash} ${pictureCount}`;

function sizesFile({ folders, settings, environment }: Job): string {
  const { effort, preset, lenient } = settings.pictures;
  const stamp = [
    environment.version,
    folders.toSorted(),
    effort,
    preset,
    lenient,
    settings.book.for,
  ];
  const name = createHash('sha256').update(JSON.stringify(stamp)).digest('hex').slice(0, 32);
  return path.join(environment.cacheFolder, 'sizes', `${name}.json`);
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
