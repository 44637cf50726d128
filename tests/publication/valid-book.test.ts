import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { article, edition, shelf, volumeOf } from '../builders.ts';
import { epubcheck, hasJava } from '../judges/epubcheck.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-book-'));
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!hasJava)('EPUBCheck has nothing to say of', () => {
  test('a book of one article', async () => {
    const articles = [article()];
    const publication = assemblePublication({
      volume: volumeOf(articles),
      articles,
      outcomes: new Map(),
      edition: edition(),
      shelf,
      css: 'p { margin: 0 }',
    });
    const path = join(folder, 'one.epub');
    await writeEpub(publication, path);
    expect(await epubcheck([path])).toEqual([]);
  });
});
