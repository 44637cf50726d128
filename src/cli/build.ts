import path from 'node:path';
import { buildFolders } from '../convert.ts';
import type { Report } from '../types.ts';
import type { Console } from './console.ts';
import { jobOf } from './job.ts';
import { type CommandContext, EXIT } from './run.ts';

/** `wenji build`: builds the books and tells what became of everything. */
export async function run(context: CommandContext): Promise<number> {
  const job = await jobOf(context);
  const report = await buildFolders(job);
  if (context.given.json) context.console.print(JSON.stringify(report, null, 2));
  else tellReport(report, path.relative(context.world.cwd, job.outFolder) || '.', context.console);
  return exitCode(report, job.settings.strict);
}

const notPublished = new Set(['volume-not-published', 'volume-faulty']);

/** 1: nothing or not everything could be published; 3: some article was left out. */
function exitCode(report: Report, strict: boolean): number {
  const failed = report.messages.some(({ code }) => notPublished.has(code));
  if (report.volumes.length === 0 || failed) return EXIT.failed;
  if (strict && report.pictures.missing > 0) return EXIT.failed;
  return report.articles.rejected > 0 ? EXIT.someLeftOut : EXIT.fine;
}

function tellReport(report: Report, folder: string, console: Console): void {
  const { colors } = console;
  const problems = report.messages.filter(({ severity }) => severity !== 'info');
  const told = console.loudness === 'verbose' ? report.messages : problems;
  if (console.loudness !== 'quiet') {
    console.tell(counts(report));
    for (const { file, title, articles, pictures, bytes } of report.volumes) {
      const size = `${megabytes(bytes)} MB`.padStart(9);
      const name = path.join(folder, file);
      console.tell(
        `${size}  ${colors.bold(name)}  ${title} (${articles} articles, ${pictures} pictures)`,
      );
    }
  }
  if (report.volumes.length === 0) console.tell(colors.red('No book could be made.'));
  tellProblems(told, report, console);
}

const LISTED = 30;

/** The list of problems; all of them are in report.json. */
function tellProblems(told: Report['messages'], report: Report, console: Console): void {
  const most = console.loudness === 'verbose' ? told.length : LISTED;
  const paint = {
    error: console.colors.red,
    warning: console.colors.yellow,
    info: console.colors.dim,
  };
  for (const { severity, place, text } of told.slice(0, most)) {
    console.tell(`${paint[severity](severity)} ${place ? `${place}: ` : ''}${text}`);
  }
  if (told.length > most) console.tell(`… and ${told.length - most} more in report.json`);
  const passedOver = report.messages.length - told.length;
  if (passedOver > 0 && console.loudness === 'normal') {
    console.tell(console.colors.dim(`${passedOver} notes in report.json (--verbose prints them)`));
  }
}

function counts({ articles, pictures, volumes }: Report): string {
  const parts = [
    `${volumes.length} ${volumes.length === 1 ? 'book' : 'books'}`,
    `${articles.bound} of ${articles.found} articles bound`,
    ...(articles.duplicate ? [`${articles.duplicate} duplicates`] : []),
    ...(articles.rejected ? [`${articles.rejected} left out`] : []),
    `${pictures.embedded} of ${pictures.referenced} pictures`,
  ];
  return parts.join(', ');
}

const megabytes = (bytes: number) => (bytes / 1e6).toFixed(bytes < 1e6 ? 2 : 1);
