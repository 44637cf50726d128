import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import type { Publication } from '../../src/types.ts';
import { article, edition, shelf, volumeOf } from '../builders.ts';
import { readZip } from '../judges/zip.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-zip-'));
});
afterEach(() => rm(folder, { recursive: true }));

function publication(): Publication {
  const articles = [article(), article({ place: 'walks/hill.md', title: '登山记' })];
  return assemblePublication({
    volume: volumeOf(articles),
    articles,
    outcomes: new Map(),
    edition: edition(),
    shelf,
    css: 'p { margin: 0 }',
  });
}

async function withPicture(path: string, bytes: number): Promise<Publication> {
  const book = publication();
  const content = { kind: 'file' as const, path, bytes };
  book.resources.push({ id: 'p1', href: 'images/p1.jpg', mediaType: 'image/jpeg', content });
  return book;
}

describe('the container', () => {
  test('begins with a plain, stored mimetype and has no folders, descriptors or clock', async () => {
    const path = join(folder, 'book.epub');
    await writeEpub(publication(), path);
    const parts = await readZip(path);
    expect(parts[0]).toMatchObject({ name: 'mimetype', method: 0, extra: 0 });
    expect(parts[0]!.bytes.toString()).toBe('application/epub+zip');
    expect(parts.filter(({ name }) => name.endsWith('/'))).toEqual([]);
    expect(parts.filter(({ flags }) => flags & 8)).toEqual([]);
    expect(new Set(parts.map(({ date }) => date.toISOString()))).toEqual(
      new Set(['1980-01-01T00:00:00.000Z']),
    );
  });

  test('stores pictures and deflates text', async () => {
    const picture = join(folder, 'p.jpg');
    await writeFile(picture, Buffer.alloc(5000, 'jpeg'));
    const path = join(folder, 'book.epub');
    await writeEpub(await withPicture(picture, 5000), path);
    const methods = new Map((await readZip(path)).map(({ name, method }) => [name, method]));
    expect(methods.get('OEBPS/images/p1.jpg')).toBe(0);
    expect(methods.get('OEBPS/content.opf')).toBe(8);
    expect(methods.get('OEBPS/style.css')).toBe(8);
  });

  test('is the same whatever the time zone', async () => {
    const sums: string[] = [];
    const zone = process.env.TZ;
    for (const place of ['Asia/Shanghai', 'America/Lima', 'UTC']) {
      process.env.TZ = place;
      sums.push((await writeEpub(publication(), join(folder, 'book.epub'))).sha256);
    }
    process.env.TZ = zone ?? '';
    if (zone === undefined) delete process.env.TZ;
    expect(new Set(sums).size).toBe(1);
  });
});

describe('a book that cannot be written whole', () => {
  test.each([
    ['a picture file is gone', 'absent.jpg', 10, /ENOENT/],
    ['a picture file has another size', 'short.jpg', 10, /expected 10 bytes, found 3/],
  ])('leaves the old one when %s', async (_, name, bytes, fault) => {
    await writeFile(join(folder, 'short.jpg'), 'abc');
    const path = join(folder, 'book.epub');
    await writeFile(path, 'old book');
    const book = await withPicture(join(folder, name), bytes);
    await expect(writeEpub(book, path)).rejects.toThrow(fault);
    expect((await readdir(folder)).sort()).toEqual(['book.epub', 'short.jpg']);
  });
});
