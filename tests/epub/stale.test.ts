import { mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { removeStaleParts, staleParts } from '../../src/epub/stale.ts';

const hour = 3_600_000;
const part = '.wenji-0123456789ab-0.part';

test('an unfinished book that rested for an hour is stale; younger ones and other files are not', () => {
  const now = 10 * hour;
  const old = { modified: now - 2 * hour };
  const entries = [
    { name: part, ...old },
    { name: '.wenji-0123456789ab-1.part', modified: now - hour / 2 },
    { name: '.wenji-notes.part', ...old },
    { name: 'walks.epub', ...old },
  ];
  expect(staleParts(entries, now)).toEqual([part]);
});

test('only stale parts leave the folder', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'wenji-stale-'));
  for (const name of [part, 'walks.epub']) {
    await writeFile(join(folder, name), 'x');
    await utimes(join(folder, name), 1000, 1000);
  }
  await removeStaleParts(folder, 1_000_000 + 2 * hour);
  expect(await readdir(folder)).toEqual(['walks.epub']);
  await rm(folder, { recursive: true });
});
