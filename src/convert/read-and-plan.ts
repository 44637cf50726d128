import path from 'node:path';
import { termsFor } from '../article/terms.ts';
import { message } from '../messages.ts';
import type { Shelf } from '../publication/input.ts';
import { discoverSources } from '../source/discover.ts';
import type { ArticleRecord, ShelfPlan } from '../types.ts';
import { LOCK_FILE, readLock, type ShelfLock } from '../volume/lock.ts';
import { type PictureSizes, pictureLoad } from '../volume/picture-load.ts';
import { planShelf } from '../volume/plan.ts';
import { type IndexLists, textPatternsOf } from '../volume/rules.ts';
import { sizesFor } from '../volume/size.ts';
import { emptyThemes } from '../volume/theme.ts';
import { type ArticlePool, openArticlePool } from '../worker/article-pool.ts';
import type { ReadingContext } from '../worker/tasks.ts';
import { givenPlan } from './given-plan.ts';
import { readIndexLists } from './index-lists.ts';
import type { Job } from './job.ts';
import { rememberedSizes } from './picture-sizes.ts';
import { rememberedReadings } from './remember.ts';
import { type Scan, scan } from './scan.ts';

/** A shelf that is planned but not built. */
export interface PlannedShelf {
  scan: Scan;
  shelf: Shelf;
  plan: ShelfPlan;
}

/**
 * Finds the files of a job, reads them for their records, plans the shelf, and does the work.
 * @param work gets the threads, too, which read articles again whole
 * @param sizesOf what pictures take, where it must be measured before the plan is made
 */
export async function withPlannedShelf<T>(
  job: Job,
  work: (pool: ArticlePool, planned: PlannedShelf) => Promise<T>,
  sizesOf: (scanned: Scan, pool: ArticlePool) => Promise<PictureSizes> = (scanned) =>
    rememberedSizes(job, scanned),
): Promise<T> {
  const { settings, environment } = job;
  const found = await discoverSources(job.folders, {
    exclude: settings.exclude,
    ignore: [job.outFolder, environment.cacheFolder],
    maxFileBytes: settings.maxFileSize,
  });
  const lists = await readIndexLists(settings.themes, job.settingsFolder);
  const context: ReadingContext = {
    ...(settings.encoding ? { encoding: settings.encoding } : {}),
    drafts: settings.drafts,
    article: {
      cleaning: settings.text.clean,
      ...(settings.language ? { language: settings.language } : {}),
      ...(job.showChanges ? { showChanges: true } : {}),
    },
    terms: settings.by === 'auto' || job.isFirstLook ? termsFor(found.files.length) : 0,
    textPatterns: textPatternsOf(settings.themes),
    siblings: found.siblings,
  };
  const pool = openArticlePool(threadsFor(found.files.length, job), context);
  try {
    const total = found.files.length;
    const remember = () => rememberedReadings(job, context);
    const scanned = await scan(found.files, pool, remember, (done) =>
      job.onProgress('reading', done, total),
    );
    scanned.messages.unshift(...found.passedOver);
    return await work(pool, await planned(job, scanned, lists, await sizesOf(scanned, pool)));
  } finally {
    await pool.close();
  }
}

/** The plan of what was read: the one the user gave, or one made by the rules. */
async function planned(
  job: Job,
  scanned: Scan,
  lists: IndexLists,
  sizes: PictureSizes,
): Promise<PlannedShelf> {
  const { settings, planFile } = job;
  const { records } = scanned;
  const load = pictureLoad(sizes, settings.volumes.maxBytes);
  if (planFile) {
    const key = shelfOf(job, records, undefined).key;
    const { plan, notes } = await givenPlan(planFile, records, key, sizesFor(settings, load));
    scanned.messages.unshift(...notes);
    return { scan: scanned, shelf: { key: plan.shelf!, title: settings.title ?? '' }, plan };
  }
  const lock = job.replan ? undefined : await rememberedLock(job, scanned);
  const shelf = shelfOf(job, records, lock);
  const plan = planShelf(records, settings, {
    // A shelf without a title of its own is called by its folder where one volume is all of it.
    shelf: { ...shelf, title: shelf.title || path.basename(job.folders[0] ?? '') },
    ...(lock ? { lock } : {}),
    ...load,
    lists,
    ...(settings.volumes.asciiNames ? await import('../volume/romanise.ts') : {}),
  });
  const empty = emptyThemes(settings, plan);
  scanned.messages.unshift(...empty.map((title) => message('theme-empty', 'themes', { title })));
  return { scan: scanned, shelf, plan };
}

/** A thread takes as long to start as to read about this many files. */
const FILES_WORTH_A_THREAD = 20;

function threadsFor(files: number, { settings, environment }: Job): number {
  const most = settings.workers ?? environment.cores;
  return Math.max(1, Math.min(most, Math.ceil(files / FILES_WORTH_A_THREAD)));
}

/** What earlier builds into the same folder bound; a damaged lock is told and not used. */
async function rememberedLock(job: Job, scanned: Scan): Promise<ShelfLock | undefined> {
  const remembered = await readLock(path.join(job.outFolder, LOCK_FILE));
  if (remembered?.problem) scanned.messages.push(remembered.problem);
  const { lock } = remembered ?? {};
  const { by } = job.settings;
  if (!lock || !by || by === lock.by) return lock;
  // Other themes were asked for: what volumes there were says nothing about them.
  scanned.messages.push(message('lock-other-themes', LOCK_FILE, { was: lock.by, by }));
  return { ...lock, by, volumes: [] };
}

/**
 * The shelf's key must not depend on where the folder lies or what it is called: it comes from
 * the user's title, else from the lock, else from the oldest article.
 */
function shelfOf(job: Job, records: ArticleRecord[], lock: ShelfLock | undefined): Shelf {
  const { title = '' } = job.settings;
  return { key: title || lock?.shelf || oldestOf(records), title };
}

function oldestOf(records: ArticleRecord[]): string {
  const keys = records.map(({ published, textHash }) => `${published ?? '9999'} ${textHash}`);
  return keys.reduce((least, key) => (key < least ? key : least), '9999-99');
}
