import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import pLimit from 'p-limit';
import { conversionOf } from './convert/conversion.ts';
import { designOf } from './convert/design.ts';
import { isDoubt, writeDoubts } from './convert/doubts.ts';
import { editionsOf } from './convert/editions.ts';
import type { Job } from './convert/job.ts';
import { type PicturesReport, picturesReport } from './convert/picture-report.ts';
import { measuredSizes } from './convert/picture-sizes.ts';
import { requestsOf } from './convert/pictures.ts';
import type { Press } from './convert/publish.ts';
import { type PlannedShelf, withPlannedShelf } from './convert/read-and-plan.ts';
import { reportOf } from './convert/report.ts';
import { readArticles, type Scan } from './convert/scan.ts';
import { writeReport } from './convert/write-report.ts';
import { removeStaleParts } from './epub/stale.ts';
import { message } from './messages.ts';
import { shelfLinks } from './publication/links.ts';
import type { PictureRequest, PictureSupply } from './resource/supply.ts';
import { proxiesFrom, supplySettings } from './resource/supply-settings.ts';
import type { ArticleRecord, PictureOutcome, Report, VolumePlan } from './types.ts';
import { indexVolume } from './volume/index-volume.ts';
import { keepAside, LOCK_FILE, lockOf, readLock, writeLock } from './volume/lock.ts';
import type { ArticlePool } from './worker/article-pool.ts';
import { openPrintingPool } from './worker/printing-pool.ts';

/**
 * The pipeline, and the only place that knows its order:
 * files are found, read for their records, planned into volumes, and each volume is read
 * again whole, given its pictures, made into a publication and written.
 */

/** Reads and plans; nothing is fetched or written but the scan cache. */
export async function planFolders(job: Job): Promise<PlannedShelf> {
  return withPlannedShelf(job, async (_pool, planned) => planned);
}

/**
 * Builds the books of a folder.
 * @returns what was found, bound and left out; problems are in its messages, not thrown
 * @throws when a folder cannot be read at all or the output folder cannot be made
 */
export async function buildFolders(job: Job): Promise<Report> {
  const editions = editionsOf(job.settings);
  const design = await designOf(job.settings, job.settingsFolder);
  const conversion = await conversionOf(job.settings, job.settingsFolder, design.vertical);
  // Type-setting and picture libraries load while the workers read.
  const publishing = import('./convert/publish.ts');
  const warm = import('./publication/cover/faces.ts').then(({ warmFaces }) => warmFaces());
  // Told where it is awaited; a run that fails before that has its own reason.
  warm.catch(() => {});
  const threads = job.settings.workers ?? job.environment.cores;
  const printing = openPrintingPool(threads);
  let supply: Promise<PictureSupply> | undefined;
  const supplyOnce = () => {
    supply ??= openSupply(job);
    return supply;
  };
  const work = async (pool: ArticlePool, planned: PlannedShelf) => {
    planned.scan.messages.push(...design.messages);
    await mkdir(job.outFolder, { recursive: true });
    await removeStaleParts(job.outFolder, job.environment.now());
    await keepDamagedLock(job, planned.scan);
    const [{ publishVolume }] = await Promise.all([publishing, warm]);
    const records = new Map(planned.scan.records.map((record) => [record.id, record]));
    const run: Press = {
      job,
      ...planned,
      records,
      links: shelfLinks(planned.scan.records, planned.plan.duplicates),
      editions,
      design,
      conversion,
      pool,
      printing,
      ...(job.settings.pictures.embed ? { supply: await supplyOnce() } : {}),
    };
    // While threads print, the next volume is read and assembled.
    const atOnce = pLimit(threads + 1);
    const volumes = [...planned.plan.volumes, ...indexVolumes(planned, records, job)];
    let done = 0;
    const runs = await Promise.all(
      volumes.map((volume) =>
        atOnce(async () => {
          const published = await publishVolume(volume, run);
          job.onProgress('writing', ++done, volumes.length);
          return published;
        }),
      ),
    );
    const report = reportOf(planned.scan, planned.plan, runs);
    await writeReport(report, job.outFolder);
    const doubts = runs.flatMap(({ messages }) => messages.filter(isDoubt));
    if (job.settings.text.doubts) await writeDoubts(doubts, job.outFolder);
    await writeLock(path.join(job.outFolder, LOCK_FILE), lockOf(planned.plan, planned.shelf.key));
    return report;
  };
  const sizesOf = (scanned: Scan, pool: ArticlePool) =>
    measuredSizes(job, scanned, pool, supplyOnce);
  return withPlannedShelf(job, work, sizesOf).finally(async () => {
    await printing.close();
    await (await supply)?.close();
  });
}

/** The index volume, if wanted; its pages join the articles that need not be read. */
function indexVolumes(
  { plan, scan: { kept }, shelf }: PlannedShelf,
  records: ReadonlyMap<string, ArticleRecord>,
  { settings, folders }: Job,
): VolumePlan[] {
  if (!settings.volumes.index) return [];
  const title = shelf.title || path.basename(folders[0] ?? '');
  const index = indexVolume(plan, records, { ...shelf, title });
  for (const article of index?.articles ?? []) kept.set(article.id, article);
  return index ? [index.volume] : [];
}

/** Articles whose pictures are asked for together: enough to keep every connection busy. */
const ARTICLES_AT_A_TIME = 200;

/**
 * Fetches and encodes every picture ahead of a build, into the store.
 * @returns what is there, what is missing, and why
 */
export async function supplyFolders(job: Job): Promise<PicturesReport> {
  const [edition] = editionsOf(job.settings);
  return withPlannedShelf(job, async (pool, { scan: scanned }) => {
    const { records, sources } = scanned;
    const supply = await openSupply(job);
    const requests: PictureRequest[] = [];
    const outcomes: PictureOutcome[] = [];
    try {
      for (let done = 0; done < records.length; done += ARTICLES_AT_A_TIME) {
        const ids = records.slice(done, done + ARTICLES_AT_A_TIME).map(({ id }) => id);
        const { articles } = await readArticles(ids, scanned, pool);
        const asked = requestsOf(articles, sources);
        requests.push(...asked);
        outcomes.push(...(await supply.resolve(asked, edition!.target.pictures)));
        job.onProgress('pictures', done + ids.length, records.length);
      }
    } finally {
      await supply.close();
    }
    return picturesReport(requests, outcomes);
  });
}

/** The new lock must not be the end of what can still be read of a damaged one. */
async function keepDamagedLock({ outFolder }: Job, scanned: Scan): Promise<void> {
  const file = path.join(outFolder, LOCK_FILE);
  if (!(await readLock(file))?.problem) return;
  scanned.messages.push(message('lock-kept-aside', LOCK_FILE, { copy: await keepAside(file) }));
}

/** The network and picture libraries are loaded only where pictures are wanted. */
async function openSupply({ settings, settingsFolder, environment }: Job): Promise<PictureSupply> {
  const { openPictureSupply } = await import('./resource/supply.ts');
  return openPictureSupply({
    storeFolder: path.join(environment.cacheFolder, 'pictures'),
    temporaryFolder: environment.temporaryFolder,
    baseFolder: settingsFolder,
    settings: supplySettings(settings),
    proxies: proxiesFrom(environment.variables, settings.network.proxy),
    now: environment.now,
  });
}
