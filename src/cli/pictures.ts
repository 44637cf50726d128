import { supplyFolders } from '../convert.ts';
import { lineOf, sentenceOf } from '../messages.ts';
import { jobOf } from './job.ts';
import { type CommandContext, EXIT } from './run.ts';

/** `wenji pictures`: fills the picture store and tells what is missing. */
export async function run(context: CommandContext): Promise<number> {
  const { console, given } = context;
  const job = await jobOf(context);
  const report = await supplyFolders(job);
  if (given.json) {
    const messages = report.messages.map((message) => ({ ...message, text: sentenceOf(message) }));
    console.print(JSON.stringify({ ...report, messages }, null, 2));
  } else {
    for (const message of report.messages) console.tell(`missing ${lineOf(message)}`);
    console.print(
      `${report.embedded} of ${report.referenced} pictures are there (${(report.bytes / 1e6).toFixed(1)} MB), ${report.missing} missing`,
    );
    for (const [reason, count] of report.reasons) console.print(`  ${count} × ${reason}`);
    for (const [host, count] of report.hosts) console.print(`  ${count} from ${host || 'files'}`);
  }
  return job.settings.strict && report.missing > 0 ? EXIT.failed : EXIT.fine;
}
