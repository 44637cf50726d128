import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../src/article/xhtml.ts';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { makeCover } from '../../src/publication/cover/make.ts';
import { loadStyle } from '../../src/publication/styles.ts';
import { targets } from '../../src/publication/targets.ts';
import { edition, shelf, volumeOf } from '../builders.ts';
import { chromiumPath, openReader } from '../judges/foliate.ts';
import { hasMutool, textInMutool } from '../judges/mutool.ts';
import { encodedPicture, outcomesOf, richArticle } from './rich-articles.ts';

const articles = [0, 1, 2].map((n) => richArticle('zh-Hans', n));
const plain = (text: string) => text.replace(/\s+/g, '');
let folder: string;
const paths: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-readers-'));
  const picture = await encodedPicture(folder, 120);
  const { css } = await loadStyle('news');
  const volume = volumeOf(articles, {
    language: 'zh-Hans',
    title: '河流与磨坊',
    sections: articles.map(({ id }, n) => ({ title: `第${n}部`, articles: [id] })),
  });
  const cover = await makeCover({ volume, shelf });
  for (const target of [targets.general!, targets.kobo!]) {
    const path = join(folder, `${target.name}.epub`);
    const outcomes = outcomesOf(articles, picture);
    const book = { volume, articles, outcomes, edition: edition({ target }), shelf, css, cover };
    await writeEpub(assemblePublication(book), path);
    paths.push(path);
  }
});
afterAll(() => rm(folder, { recursive: true }));

describe.skipIf(!chromiumPath)('foliate-js', () => {
  test('shows all text, pictures, captions, contents and landmarks of every edition', async () => {
    const reader = await openReader();
    try {
      for (const path of paths) {
        const view = await reader.open(path);
        expect(view).toMatchObject({ title: '河流与磨坊', language: 'zh-Hans', hasCover: true });
        expect(view.landmarks).toHaveLength(5);
        const sections = view.toc.filter(({ label }) => label.startsWith('第'));
        expect(sections.map(({ subitems }) => subitems?.map(({ label }) => label))).toEqual(
          articles.map(({ title }) => [title]),
        );
        for (const article of articles) {
          const section = view.sections.find(({ href }) => href.includes(article.id))!;
          expect(plain(section.text)).toContain(plain(article.title));
          for (const block of article.body) {
            const text = plain(textOf([block]));
            expect(plain(section.text)).toContain(text);
          }
          expect(section.captions).toHaveLength(2);
          expect(section.pictures.map(({ loaded }) => loaded)).toEqual([true, true]);
        }
      }
    } finally {
      await reader.close();
    }
  });
});

describe.skipIf(!hasMutool)('mutool', () => {
  test('lays out the text of every article in order', async () => {
    const text = plain(await textInMutool(paths[0]!));
    const places = articles.map(({ title }) => text.lastIndexOf(`${plain(title)}作者`));
    expect(places.every((place) => place > 0)).toBe(true);
    expect(places).toEqual(places.toSorted((one, other) => one - other));
    // Captions stand where their pictures do, after the text before them.
    expect(text.indexOf('正午的水堰')).toBeGreaterThan(text.indexOf('石板路上落满了槐花'));
  });
});
