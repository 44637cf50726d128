import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { checkBook } from '../../src/check/check.ts';
import { lineOf } from '../../src/messages.ts';
import { targets } from '../../src/publication/targets.ts';
import { foreignBooks, ownBooks, readParts } from './books.ts';
import { faults, pack } from './faults.ts';

let folder: string;
let good: Map<string, string>;

beforeAll(async () => {
  const own = await ownBooks(['general-news', 'kindle-news', 'kobo-literary']);
  folder = own.folder;
  good = own.paths;
});
afterAll(() => rm(folder, { recursive: true }));

test('nothing is wrong with good books, our own and of other makers', async () => {
  const paths = [...good.values()];
  for (const [name, bytes] of await foreignBooks(2)) {
    const path = join(folder, `${name}.epub`);
    await writeFile(path, bytes);
    paths.push(path);
  }
  const alarms: string[] = [];
  for (const path of paths) {
    const { findings } = await checkBook(path);
    alarms.push(
      ...findings
        .filter(({ message }) => message.severity !== 'info')
        .map(({ message }) => `${path} ${lineOf(message)}`),
    );
  }
  expect(alarms).toEqual([]);
});

test('our own rules find almost every fault put into a good book', async () => {
  const parts = await readParts(good.get('general-news')!);
  const missed: string[] = [];
  let made = 0;
  for (const { group, name, apply } of faults) {
    const broken = apply(parts);
    if (!broken) continue;
    made += 1;
    const path = join(folder, 'fault.epub');
    await writeFile(path, await pack(broken));
    const { findings } = await checkBook(path, { embedded: false });
    if (findings.every(({ message }) => message.severity === 'info'))
      missed.push(`${group}: ${name}`);
  }
  expect(made).toBeGreaterThan(150);
  expect(missed.length / made, missed.join('\n')).toBeLessThan(0.03);
  // A hundred and fifty books, made and judged.
}, 300_000);

test('a finding names the article and the line, and what to do', async () => {
  const parts = await readParts(good.get('general-news')!);
  const fault = faults.find(({ name }) => name === 'missing picture')!;
  const path = join(folder, 'picture.epub');
  await writeFile(path, await pack(fault.apply(parts)!));
  const [found] = (await checkBook(path, { embedded: false })).findings;
  expect(found).toMatchObject({
    message: { code: 'book-resource-missing' },
    article: expect.stringContaining('mill'),
  });
  expect(found!.line).toBeGreaterThan(0);
  expect(lineOf(found!.message)).toContain('gone.jpg');
});

test('the limits of a target pass or fail one by one, and what was not judged is said', async () => {
  const kindle = { ...targets.kindle!, maxVolumeBytes: 1000 };
  const report = await checkBook(good.get('general-news')!, { targets: [kindle], embedded: false });
  const failed = report.targets[0]!.limits.filter(({ passed }) => !passed).map(
    ({ limit }) => limit,
  );
  expect(failed).toEqual(['size of the book']);
  expect(report.judges).toEqual(['wenji']);
  expect(report.notChecked.join()).toContain('EPUBCheck');
});

test('a file that is no book at all is a finding, not a crash', async () => {
  const path = join(folder, 'none.epub');
  await writeFile(path, 'hello');
  const { findings } = await checkBook(path, { embedded: false });
  expect(findings.map(({ message }) => message.code)).toContain('book-zip-damaged');
});
