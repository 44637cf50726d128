import { planFolders } from '../convert.ts';
import { lineOf } from '../messages.ts';
import type { ArticleRecord, ShelfPlan, VolumePlan } from '../types.ts';
import { explainArticle } from '../volume/explain.ts';
import type { Console } from './console.ts';
import { jobOf } from './job.ts';
import { type CommandContext, EXIT } from './run.ts';

/** `wenji plan`: the shelf as `build` would make it; nothing is fetched or written. */
export async function run(context: CommandContext): Promise<number> {
  const { console, given } = context;
  const { plan, scan } = await planFolders(await jobOf(context));
  const records = new Map(scan.records.map((record) => [record.id, record]));
  const asked = given.why as string | undefined;
  if (asked !== undefined) return explain(asked, plan, records, console);
  for (const message of scan.rejected) console.tell(`left out ${lineOf(message)}`);
  if (given.json) console.print(JSON.stringify(plan, null, 2));
  else printPlan(plan, records, console);
  return scan.rejected.length > 0 ? EXIT.someLeftOut : EXIT.fine;
}

type Records = ReadonlyMap<string, ArticleRecord>;

function printPlan(plan: ShelfPlan, records: Records, console: Console): void {
  for (const volume of plan.volumes) printVolume(volume, records, console);
  const bound = new Set(plan.volumes.flatMap(articlesOf));
  console.print(`${plan.volumes.length} volumes, ${bound.size} of ${records.size} articles`);
  const dropped = plan.duplicates.reduce((sum, group) => sum + group.dropped.length, 0);
  if (dropped > 0) console.print(`${dropped} duplicates:`);
  for (const { kept, dropped: copies, because } of plan.duplicates) {
    const places = copies.map((id) => placeOf(id, records)).join(', ');
    console.print(`  ${places} = ${placeOf(kept, records)} (${because})`);
  }
  if (plan.unassigned.length > 0) console.print(`${plan.unassigned.length} assigned nowhere:`);
  for (const id of plan.unassigned) console.print(`  ${placeOf(id, records)}`);
}

function printVolume(volume: VolumePlan, records: Records, console: Console): void {
  const { title, from, until, estimatedBytes } = volume;
  const days = from && until ? `, ${from} to ${until}` : '';
  const size = `about ${(estimatedBytes / 1e6).toFixed(1)} MB`;
  console.print(`${title}: ${articlesOf(volume).length} articles${days}, ${size}`);
  if (console.loudness !== 'verbose') return;
  for (const section of volume.sections) {
    console.print(`  ${section.title}`);
    for (const id of section.articles) {
      console.print(`    ${id}  ${records.get(id)?.title ?? ''}`);
    }
  }
}

const articlesOf = ({ sections }: VolumePlan) => sections.flatMap(({ articles }) => articles);

const placeOf = (id: string, records: Records) => records.get(id)?.place ?? id;

/** Why an article landed where it did; it may be named by id, place, or the end of its place. */
function explain(asked: string, plan: ShelfPlan, records: Records, console: Console): number {
  const found = [...records.values()].filter(
    ({ id, place }) => id === asked || place.endsWith(asked),
  );
  if (found.length === 0) {
    console.tell(`wenji: there is no article "${asked}". wenji plan --verbose lists their ids.`);
    return EXIT.failed;
  }
  for (const { id, place, title } of found) {
    console.print(`${place} (${id}): ${title}`);
    for (const line of explainArticle(id, plan, records)) console.print(`  ${line}`);
  }
  return EXIT.fine;
}
