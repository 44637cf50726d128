import path from 'node:path';
import type { ScriptOptions } from '../article/script.ts';
import { containerParts } from '../epub/parts.ts';
import { message } from '../messages.ts';
import { assemblePublication } from '../publication/assemble.ts';
import type { Shelf } from '../publication/input.ts';
import type { ShelfLinks } from '../publication/links.ts';
import type { PictureSupply } from '../resource/supply.ts';
import type {
  Article,
  ArticleRecord,
  Edition,
  EncodedPicture,
  Message,
  PublishedVolume,
  ShelfPlan,
  TargetProfile,
  VolumePlan,
} from '../types.ts';
import { isIndexVolume } from '../volume/index-volume.ts';
import type { ArticlePool } from '../worker/article-pool.ts';
import type { PrintingPool } from '../worker/printing-pool.ts';
import type { Design } from './design.ts';
import { BookFaults, bookFaults, printSound } from './inspect.ts';
import type { Job } from './job.ts';
import { supplyPictures, type VolumePictures, withoutPictures } from './pictures.ts';
import { readArticles, type Scan } from './scan.ts';
import { doubtsIn, inScript } from './script-edition.ts';

/** What publishing needs beside the volume. */
export interface Press {
  job: Job;
  scan: Scan;
  plan: ShelfPlan;
  records: ReadonlyMap<string, ArticleRecord>;
  links: ShelfLinks;
  shelf: Shelf;
  editions: Edition[];
  design: Design;
  conversion: ScriptOptions;
  pool: ArticlePool;
  printing: PrintingPool;
  /** Absent when pictures are not wanted. */
  supply?: PictureSupply;
}

/** One volume published: a file for every edition. */
export interface PressRun {
  volumes: PublishedVolume[];
  messages: Message[];
  /** Pictures of the first edition, for the counts of the report. */
  pictures: VolumePictures;
}

/** Publishes one volume in every edition. A book that cannot be written costs itself alone. */
export async function publishVolume(volume: VolumePlan, press: Press): Promise<PressRun> {
  const ids = volume.sections.flatMap((section) => section.articles);
  const { articles, lost } = await readArticles(ids, press.scan, press.pool);
  const run: PressRun = { volumes: [], messages: [...lost], pictures: withoutPictures([]) };
  if (articles.length === 0) return run;
  if (press.job.settings.text.doubts) {
    run.messages.push(...doubtsIn(articles, press.editions, press.conversion));
  }
  const byPreset = new Map<string, VolumePictures>();
  for (const { target } of press.editions) {
    const { name } = target.pictures;
    if (!byPreset.has(name)) byPreset.set(name, await picturesOf(volume, articles, target, press));
  }
  run.pictures = byPreset.get(press.editions[0]!.target.pictures.name)!;
  run.messages.push(...run.pictures.messages);
  // One after the other is assembled, while those before are printed.
  const printing = press.editions.map((edition) => {
    const pictures = byPreset.get(edition.target.pictures.name)!;
    return printSound(articles, (sound, faulty) =>
      publishEdition(volume, sound, faulty, pictures, edition, press),
    ).catch((error: unknown) => ({ leftOut: notPublished(volume, edition, error) }));
  });
  for (const result of await Promise.all(printing)) {
    if ('printed' in result) run.volumes.push(result.printed);
    run.messages.push(...result.leftOut);
  }
  return run;
}

/** Text, contents and cover of a volume: what a budget leaves for pictures is the rest. */
const FURNITURE_BYTES = 600_000;

function picturesOf(
  volume: VolumePlan,
  articles: Article[],
  target: TargetProfile,
  { job, scan, supply, records }: Press,
): Promise<VolumePictures> {
  if (!supply) return Promise.resolve(withoutPictures(articles));
  const { budget } = job.settings.pictures;
  // Deflate takes XHTML to about a third; measured 0.30 to 0.38 on news pages.
  const text = articles.reduce((sum, { id }) => sum + (records.get(id)?.bytes ?? 0) * 0.4, 0);
  return supplyPictures(articles, scan.sources, {
    supply,
    preset: target.pictures,
    volume: volume.fileName,
    ...(budget ? { budget: Math.max(0, budget - text - FURNITURE_BYTES) } : {}),
  });
}

async function publishEdition(
  original: VolumePlan,
  originals: Article[],
  faulty: Message[],
  pictures: VolumePictures,
  edition: Edition,
  press: Press,
): Promise<PublishedVolume> {
  const { script, target } = edition;
  const { design } = press;
  const { volume, shelf, articles } = inScript(
    { volume: original, shelf: press.shelf, articles: originals },
    script,
    press.conversion,
  );
  const publication = assemblePublication({
    volume,
    articles,
    outcomes: pictures.outcomes,
    edition,
    shelf,
    cover: await design.cover({
      volume,
      shelf,
      ...(script ? { script } : {}),
      pictures: embeddedPictures(pictures),
      grey: target.pictures.grey,
    }),
    css: design.css,
    vertical: design.vertical,
    indexes: design.indexes,
    qr: design.qr,
    ...(design.readings && !isIndexVolume(original) ? { readings: design.readings } : {}),
    plan: press.plan,
    records: press.records,
    links: press.links,
    leftOut: [...leftOutBeside(original, press), ...faulty],
  });
  const file = fileNameOf(original, edition);
  const place = path.join(press.job.outFolder, file);
  const printed = await press.printing.print({ parts: containerParts(publication), path: place });
  if (printed.kind === 'faulty') throw bookFaults(printed.errors, publication, file);
  const { title, identifier, language } = publication.metadata;
  const count = publication.resources
    .filter(({ id }) => id !== 'cover-image' && !id.startsWith('qr-'))
    .filter(isPicture).length;
  return {
    file,
    title,
    identifier,
    language,
    articles: articles.length,
    pictures: count,
    bytes: printed.bytes,
    sha256: printed.sha256,
  };
}

/**
 * Articles left out of the folders that a volume's articles lie in. Told in the last volume of a
 * theme alone: the others are finished and must not change.
 */
function leftOutBeside(volume: VolumePlan, { scan, records }: Press): Message[] {
  if (volume.number < volume.total) return [];
  const ids = volume.sections.flatMap((section) => section.articles);
  const folders = new Set(ids.map((id) => records.get(id)?.folder));
  return scan.rejected.filter(({ place }) =>
    folders.has(path.posix.dirname(place).replace(/^\.$/, '')),
  );
}

const isPicture = ({ mediaType }: { mediaType: string }) => mediaType.startsWith('image/');

function embeddedPictures({ outcomes }: VolumePictures): EncodedPicture[] {
  return [...outcomes.values()]
    .flat()
    .flatMap((outcome) => (outcome.kind === 'embedded' ? [outcome.picture] : []));
}

function fileNameOf(volume: VolumePlan, edition: Edition): string {
  const name = edition.suffix ? `${volume.fileName}.${edition.suffix}` : volume.fileName;
  return `${name}${edition.target.kepub ? '.kepub' : ''}.epub`;
}

function notPublished(volume: VolumePlan, edition: Edition, error: unknown): Message[] {
  if (error instanceof BookFaults) return error.messages;
  const detail = error instanceof Error ? error.message : String(error);
  return [message('volume-not-published', fileNameOf(volume, edition), { detail })];
}
