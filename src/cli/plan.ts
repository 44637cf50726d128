import { planFolders } from '../convert.ts';
import { lineOf } from '../messages.ts';
import type { ArticleRecord, Message, ShelfPlan } from '../types.ts';
import { explainArticle } from '../volume/explain.ts';
import { printablePlan } from '../volume/plan-file.ts';
import { planLines } from '../volume/plan-text.ts';
import { printChanges } from './changes.ts';
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
  tellRejected(scan.rejected, console);
  const ofShelf = scan.messages.filter(({ code }) => /^(?:lock|plan|theme)-/.test(code));
  for (const message of ofShelf) console.tell(lineOf(message));
  if (given.showChanges) printChanges(scan.messages, console);
  else if (given.json) console.print(JSON.stringify(printablePlan(plan, scan.records), null, 2));
  else {
    const lines = planLines(plan, records, console.loudness === 'verbose');
    for (const line of lines) console.print(line);
  }
  return scan.rejected.length > 0 ? EXIT.someLeftOut : EXIT.fine;
}

/** Files listed that gave no article. */
const LISTED = 10;

function tellRejected(rejected: Message[], console: Console): void {
  const most = console.loudness === 'verbose' ? rejected.length : LISTED;
  for (const message of rejected.slice(0, most)) console.tell(`left out ${lineOf(message)}`);
  const more = rejected.length - most;
  if (more > 0) console.tell(`… and ${more} more left out (--verbose lists all)`);
}

type Records = ReadonlyMap<string, ArticleRecord>;

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
