import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import type { SourceFile } from '../../src/types.ts';
import { openScanCache } from '../../src/volume/scan-cache.ts';

const NOW = 1_700_000_000_000;

const source = (given: Partial<SourceFile> = {}): SourceFile => ({
  root: '/articles',
  place: 'a.md',
  size: 100,
  modified: NOW - 60_000,
  order: 0,
  kind: 'markdown',
  ...given,
});

let file = '';
const open = (stamp = 'v1', now = NOW) => openScanCache<{ title: string }>(file, stamp, now);

beforeEach(async () => {
  file = path.join(await mkdtemp(path.join(tmpdir(), 'wenji-')), 'scans/one.jsonl');
});

async function remember(...sources: SourceFile[]): Promise<void> {
  const cache = await open();
  for (const each of sources) cache.put(each, { title: `标题\n"${each.place}"\u2028` });
  await cache.save();
}

describe('the scan cache', () => {
  it('gives back what was found in a file that has not changed', async () => {
    await remember(source(), source({ place: 'b.md' }));
    const cache = await open();
    expect(cache.get(source({ order: 7 }))).toEqual({ title: '标题\n"a.md"\u2028' });
    expect(cache.get(source({ place: 'b.md' }))).toEqual({ title: '标题\n"b.md"\u2028' });
    expect(await readdir(path.dirname(file))).toEqual(['one.jsonl']);
  });

  it.each([
    ['size', { size: 101 }],
    ['time', { modified: NOW - 59_999 }],
    ['title of the index', { indexTitle: 'Other' }],
    ['root', { root: '/other' }],
  ])('reads a file again whose %s is another', async (_what, change) => {
    await remember(source());
    expect((await open()).get(source(change))).toBeUndefined();
  });

  it('forgets everything under other settings, and files that are gone', async () => {
    await remember(source(), source({ place: 'b.md' }));
    expect((await open('v2')).get(source())).toBeUndefined();
    const cache = await open();
    cache.get(source());
    await cache.save();
    expect((await open()).get(source({ place: 'b.md' }))).toBeUndefined();
    expect((await open()).get(source())).toBeDefined();
  });

  it('keeps what is put beside what is known already', async () => {
    await remember(source());
    const cache = await open();
    cache.put(source({ place: 'b.md' }), { title: 'b' });
    expect(cache.get(source())).toBeDefined();
    await cache.save();
    const again = await open();
    expect(again.get(source())).toBeDefined();
    expect(again.get(source({ place: 'b.md' }))).toEqual({ title: 'b' });
  });

  it('tells that it cannot be written when it is saved, and leaves nothing behind', async () => {
    const folder = path.dirname(path.dirname(file));
    await writeFile(path.join(folder, 'scans'), 'a file where the folder should be');
    const cache = await open();
    cache.put(source(), { title: 'a' });
    await expect(cache.save()).rejects.toThrow(/EEXIST|ENOTDIR/);
    expect(await readdir(folder)).toEqual(['scans']);
  });

  it('does not trust a file that changed a moment ago', async () => {
    await remember(source({ modified: NOW - 500 }));
    expect((await open()).get(source({ modified: NOW - 500 }))).toBeUndefined();
  });

  it('passes over a damaged file: cut anywhere, or one letter changed', async () => {
    await remember(source(), source({ place: 'b.md' }));
    const text = await readFile(file, 'utf8');
    for (let length = 0; length < text.length - 1; length += 7) {
      await writeFile(file, text.slice(0, length));
      expect((await open()).get(source())).toBeUndefined();
    }
    await writeFile(file, text.replace('标', '本'));
    expect((await open()).get(source())).toBeUndefined();
  });
});
