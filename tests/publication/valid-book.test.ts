import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import type { AssembleInput } from '../../src/publication/input.ts';
import { loadStyle } from '../../src/publication/styles.ts';
import { targets } from '../../src/publication/targets.ts';
import type { Article, EncodedPicture } from '../../src/types.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';
import { epubcheck, hasJava, hasOldEpubCheck, oldEpubcheck } from '../judges/epubcheck.ts';
import { encodedPicture, outcomesOf, richArticle } from './rich-articles.ts';

/** Java on a busy machine takes its time. */
const patience = 180_000;

let folder: string;
let picture: EncodedPicture;
const paths: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-book-'));
  picture = await encodedPicture(join(folder, 'store'), 90);
  for (const [name, input] of Object.entries(await books())) {
    const path = join(folder, `${name}.epub`);
    await writeEpub(assemblePublication(input), path);
    paths.push(path);
  }
});
afterAll(() => rm(folder, { recursive: true }));

async function books(): Promise<Record<string, AssembleInput>> {
  const { css } = await loadStyle('news');
  const background = '#245';
  const jpeg = await sharp({ create: { width: 1600, height: 2560, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const cover = { bytes: jpeg, mediaType: 'image/jpeg' as const };
  const input = (articles: Article[], given: Partial<AssembleInput> = {}): AssembleInput => ({
    volume: volumeOf(articles, { language: articles[0]!.language }),
    articles,
    outcomes: outcomesOf(articles, picture),
    edition: edition(),
    shelf,
    css,
    cover,
    indexes: ['date', 'author', 'tag'],
    ...given,
  });
  const many = (count: number, language = 'en') =>
    Array.from({ length: count }, (_, n) => richArticle(language, n));
  const sectioned = (articles: Article[], parts: number) => {
    const size = Math.ceil(articles.length / parts);
    return Array.from({ length: parts }, (_, n) => ({
      title: `第${n + 1}部 & <part>`,
      articles: articles.slice(n * size, (n + 1) * size).map(({ id }) => id),
    }));
  };
  const chinese = many(6, 'zh-Hans');
  const shelfful = Array.from({ length: 600 }, (_, n) =>
    article({ place: `many/${n}.md`, title: `Walk ${n}`, published: '2023-04-05' }),
  );
  const strange = '\u0000\u000b"<&>\'\ud800\ufffe \u202e𠮷 ]]> -- %\n\t\u200b';
  const text = 'The river bends twice before it reaches the mill. '.repeat(20);
  return {
    english: input(many(3)),
    simplified: input(chinese, {
      volume: volumeOf(chinese, {
        language: 'zh-Hans',
        sections: sectioned(chinese, 2),
        number: 2,
        total: 3,
        from: '2024-01-05',
        until: '2024-06-05',
      }),
    }),
    traditional: input(many(2, 'zh-Hant')),
    kindle: input(chinese, { edition: edition({ target: targets.kindle! }) }),
    kobo: input(chinese, { edition: edition({ target: targets.kobo! }) }),
    vertical: input(chinese, { vertical: true }),
    pinyin: input(chinese, { readings: { system: 'pinyin', over: 'all' } }),
    zhuyin: input(many(2, 'zh-Hant'), {
      vertical: true,
      edition: edition({ target: targets.kobo! }),
      readings: { system: 'zhuyin', over: 'all' },
    }),
    bare: input([article()], { outcomes: new Map(), indexes: [] }),
    'six-hundred': input(shelfful, {
      outcomes: new Map(),
      volume: volumeOf(shelfful, { sections: sectioned(shelfful, 4) }),
    }),
    huge: input([
      richArticle('en', 1, {
        body: Array.from({ length: 1000 }, (_, n) =>
          n % 40 === 0
            ? { name: 'h2', attributes: { id: `h-${n}` }, children: [`Part ${n}`] }
            : paragraph(text, { name: 'a', attributes: { href: '#h-0' }, children: ['up'] }),
        ),
      }),
      richArticle('en', 2, { body: [paragraph('磨'.repeat(350_000))] }),
    ]),
    strange: input(
      [
        article({
          title: strange,
          subtitle: strange,
          byline: strange,
          authors: [strange, '   '],
          editors: [strange],
          tags: [strange, ''],
          site: strange,
          publisher: strange,
          url: 'https://example.org/a b"<>|\\^`{}[]%zz/磨坊?q=“x”#frag{',
          rights: strange,
        }),
        article({ place: 'odd', title: '', url: 'not an address', published: '2024' }),
      ],
      {
        shelf: { key: strange, title: strange, publisher: strange, rights: strange },
        volume: {
          ...volumeOf([article(), article({ place: 'odd' })]),
          title: strange,
          theme: { key: strange, title: strange },
          total: 2,
        },
        leftOut: [{ code: 'article-too-complex', severity: 'error', place: strange, args: {} }],
      },
    ),
  };
}

test.skipIf(!hasJava)(
  'EPUBCheck 5.3 has nothing to say of any book',
  async () => {
    expect(await epubcheck(paths)).toEqual([]);
  },
  patience,
);

test.skipIf(!hasOldEpubCheck)(
  'nor has EPUBCheck 4.2.6',
  async () => {
    expect(await oldEpubcheck(paths)).toEqual([]);
  },
  patience,
);

describe.skipIf(!hasJava)('the judge', () => {
  test(
    'does find a fault where there is one',
    async () => {
      const publication = assemblePublication((await books()).bare!);
      publication.spine[2]!.body.push({ name: 'blink', attributes: {}, children: [] });
      const path = join(folder, 'faulty.epub');
      await writeEpub(publication, path);
      expect(await epubcheck([path])).toMatchObject([{ severity: 'ERROR', code: 'RSC-005' }]);
    },
    patience,
  );
});
