import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { chromiumPath } from './foliate.ts';

/**
 * Ace by DAISY is no dependency: it brings 78 MB. To have it, run
 * `PUPPETEER_SKIP_DOWNLOAD=1 npm i --no-save --ignore-scripts @daisy/ace-core@1.4.6
 * @daisy/ace-axe-runner-puppeteer@1.4.6`, here or in a folder that WENJI_ACE names.
 */
const home = process.env.WENJI_ACE ?? path.join(import.meta.dirname, '../..');
const require = createRequire(path.join(home, 'index.js'));

function resolved(name: string): string | undefined {
  try {
    return require.resolve(name);
  } catch {
    return undefined;
  }
}

const core = resolved('@daisy/ace-core');
const runner = resolved('@daisy/ace-axe-runner-puppeteer');

export const hasAce = Boolean(core && runner && chromiumPath);

interface AceReport {
  assertions: {
    'earl:testSubject': { url: string };
    assertions: {
      'earl:test': { 'dct:title': string };
      'earl:result': { 'dct:description': string };
    }[];
  }[];
}

/** What Ace finds wrong with a book, one line each: page, rule, what is at fault. */
export async function aceViolations(book: string): Promise<string[]> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wenji-ace-'));
  const program = `require(${JSON.stringify(core)})(${JSON.stringify(book)}, {
    outdir: ${JSON.stringify(folder)}, cwd: process.cwd(), lang: 'en', silent: true,
    initLogger: true, fileName: 'ace.log' }, require(${JSON.stringify(runner)}))
    .then(() => process.exit(0), (error) => { console.error(error); process.exit(1); })`;
  try {
    await promisify(execFile)(process.execPath, ['-e', program], {
      env: {
        ...process.env,
        // Its log and settings go below these.
        HOME: folder,
        XDG_CONFIG_HOME: folder,
        XDG_STATE_HOME: folder,
        PUPPETEER_EXECUTABLE_PATH: chromiumPath,
        ACE_TIMEOUT_INITIAL: '120000',
      },
    });
    const text = await readFile(path.join(folder, 'report.json'), 'utf8');
    return (JSON.parse(text) as AceReport).assertions.flatMap((page) =>
      page.assertions.map(
        (one) =>
          `${page['earl:testSubject'].url}: ${one['earl:test']['dct:title']}: ${one['earl:result']['dct:description'].slice(0, 200)}`,
      ),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
