import { mkdtemp, readdir, readFile, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openStore, type PictureStore } from '../../src/resource/store.ts';

let folder: string;
let store: PictureStore;
const facts = { mediaType: 'image/png' as const, width: 3, height: 2, bytesIn: 9 };
const data = Buffer.from('encoded picture');

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'store-'));
  store = openAt(path.join(folder, 'store'));
});
afterEach(() => rm(folder, { recursive: true, force: true }));

function openAt(at: string): PictureStore {
  return openStore({ folder: at, temporaryFolder: path.join(folder, 'tmp'), now: () => 5 });
}

async function filesOf(kind: string): Promise<string[]> {
  const found = await readdir(path.join(folder, 'store', kind), {
    recursive: true,
    withFileTypes: true,
  });
  return found
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
}

test('what was kept is there in the next run, by path as well', async () => {
  await store.keepOriginal('https://example.org/a', Buffer.from('original'));
  const kept = await store.keepVariant('k', data, facts);
  const next = openAt(path.join(folder, 'store'));
  expect(Buffer.from((await next.original('https://example.org/a'))!).toString()).toBe('original');
  expect(await next.variant('k')).toEqual(kept);
  expect(await readFile(kept.path)).toEqual(data);
  expect(await next.original('https://example.org/b')).toBeUndefined();
});

describe('a damaged store has forgotten, it does not lie', () => {
  test.each([
    [
      'flipped content',
      'content-v2',
      async (file: string) => {
        const bytes = await readFile(file);
        bytes[3]! ^= 1;
        await writeFile(file, bytes, { mode: 0o600 });
      },
    ],
    ['empty content', 'content-v2', (file: string) => truncate(file, 0)],
    ['missing content', 'content-v2', (file: string) => rm(file)],
    [
      'zeroed index',
      'index-v5',
      async (file: string) => {
        await writeFile(file, Buffer.alloc((await readFile(file)).length));
      },
    ],
    ['missing index', 'index-v5', (file: string) => rm(file)],
    ['torn index', 'index-v5', (file: string) => truncate(file, 40)],
  ])('%s', async (_, kind, damage) => {
    await store.keepVariant('k', data, facts);
    for (const file of await filesOf(kind)) await damage(file);
    expect(await store.variant('k')).toBeUndefined();
    const again = await store.keepVariant('k', data, facts);
    expect(await readFile(again.path)).toEqual(data);
  });
});

test('a store that can not be written costs nothing but the next run', async () => {
  const blocked = path.join(folder, 'a-file');
  await writeFile(blocked, 'no folder');
  const broken = openAt(blocked);
  await broken.keepOriginal('https://example.org/a', data);
  const kept = await broken.keepVariant('k', data, facts);
  expect(await readFile(kept.path)).toEqual(data);
  expect(broken.isFailing).toBe(true);
  await broken.close();
  expect(await readdir(path.join(folder, 'tmp'))).toEqual([]);
});
