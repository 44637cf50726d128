import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { type Finding, finding } from '../finding.ts';
import { judgeCode } from './embedded.ts';

const run = promisify(execFile);

export interface JavaJudge {
  /** Command that starts Java. */
  java: string;
  /** Absolute path of epubcheck.jar, with its `lib` folder beside it. */
  jar: string;
  /** Folder that files of this run alone may be put into. */
  temporaryFolder: string;
}

/** Whether Java can be started at all. */
export async function hasJava(java: string): Promise<boolean> {
  return run(java, ['-version']).then(
    () => true,
    () => false,
  );
}

interface JavaReport {
  messages: {
    ID: string;
    severity: string;
    message: string;
    locations: { path: string; line: number }[];
  }[];
}

/**
 * What EPUBCheck of the W3C says of a book.
 * @returns undefined when it could not be run to its end
 */
export async function judgeByJava(book: string, judge: JavaJudge): Promise<Finding[] | undefined> {
  const folder = await mkdtemp(path.join(judge.temporaryFolder, 'wenji-epubcheck-'));
  const report = path.join(folder, 'report.json');
  try {
    // Without a UTF-8 locale Java does not find a book with a Chinese name.
    const options = {
      env: { LC_ALL: 'C.UTF-8', PATH: '/usr/local/bin:/usr/bin:/bin' },
      timeout: 300_000,
    };
    const machine = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Xss4m', '-jar', judge.jar];
    // Its exit code is 1 where there are faults; whether it ran is told by the report.
    await run(judge.java, [...machine, '--json', report, '-q', book], options).catch(
      () => undefined,
    );
    const { messages } = JSON.parse(await readFile(report, 'utf8')) as JavaReport;
    return messages.flatMap(findingsOf);
  } catch {
    return undefined;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function findingsOf({
  ID,
  severity,
  message,
  locations,
}: JavaReport['messages'][number]): Finding[] {
  const code = judgeCode(severity);
  if (!code) return [];
  const places = locations.length > 0 ? locations.slice(0, 10) : [{ path: '', line: -1 }];
  return places.map((place) =>
    finding(
      code,
      place.path.endsWith('.epub') ? '' : place.path,
      { id: ID, detail: message.replace(/\s+/g, ' ') },
      place.line > 0 ? place.line : undefined,
    ),
  );
}
