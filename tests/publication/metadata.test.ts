import { describe, expect, test } from 'vitest';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { targets } from '../../src/publication/targets.ts';
import type { Article, PictureOutcome, VolumePlan } from '../../src/types.ts';
import { article, edition, shelf, volumeOf } from '../builders.ts';

function publicationOf(articles: Article[], given: Partial<VolumePlan> = {}, alts: string[] = []) {
  const outcomes = new Map(
    articles.map(({ id }) => [
      id,
      alts.map(
        (_, n): PictureOutcome => ({
          kind: 'embedded',
          address: '',
          picture: {
            sha256: String(n).repeat(64),
            path: '/none',
            mediaType: 'image/jpeg',
            width: 100,
            height: 100,
            bytes: 1,
            bytesIn: 1,
          },
        }),
      ),
    ]),
  );
  const volume = volumeOf(articles, given);
  return assemblePublication({ volume, articles, outcomes, edition: edition(), shelf, css: '' });
}

function pictured(alts: string[], caption?: string): Article {
  return article({
    body: alts.map((_, n) => ({
      name: 'img',
      attributes: { 'data-picture': String(n) },
      children: [],
    })),
    pictures: alts.map((alt) => ({
      candidates: [],
      alt,
      role: 'figure',
      ...(caption ? { caption } : {}),
    })),
  });
}

describe('dates', () => {
  test('come from the newest source, whole days unmoved by any zone', () => {
    const { metadata } = publicationOf([
      article({ published: '2023-02-03' }),
      article({ place: 'b', published: '2024-05-06T23:30:00-05:00' }),
      article({ place: 'c', published: '2024-05-06 10:00' }),
    ]);
    expect(metadata).toMatchObject({ date: '2024-05-06', modified: '2024-05-07T04:30:00Z' });
  });

  test('are left out where no source bears one', () => {
    const { metadata } = publicationOf([article()]);
    expect(metadata.date).toBeUndefined();
    expect(metadata.modified).toBe('1980-01-01T00:00:00Z');
  });
});

describe('accessibility claims alternative text', () => {
  test.each([
    ['when every picture has its own', pictured(['a wheel', 'a weir']), true],
    ['not when captions stand in', pictured(['a wheel', ''], 'The weir'), false],
    ['not when one has none', pictured(['', 'a weir']), false],
  ])('%s', (_, one, claimed) => {
    const { accessibility } = publicationOf([one], {}, ['', '']).metadata;
    expect(accessibility.features.includes('alternativeText')).toBe(claimed);
    expect(accessibility.accessModesSufficient).toEqual([claimed ? 'textual' : 'textual,visual']);
  });

  test('and no visual mode in a book without pictures', () => {
    const { accessibility } = publicationOf([article()]).metadata;
    expect(accessibility.accessModes).toEqual(['textual']);
  });
});

test('people are named once each, the most frequent first, the many as contributors', () => {
  const articles = ['a', 'b', 'b', 'c', 'd', 'e', 'f'].map((name, n) =>
    article({ place: String(n), authors: [name] }),
  );
  const { creators, contributors } = publicationOf(articles).metadata;
  expect(creators.map(({ name }) => name)).toEqual(['b', 'a', 'c', 'd', 'e']);
  expect(contributors).toEqual([{ name: 'f', role: 'aut' }]);
});

test('a volume of several belongs to a series with its number', () => {
  const { metadata } = publicationOf([article()], { number: 3, total: 12 });
  expect(metadata.series).toMatchObject({ title: 'Walks', position: 3 });
  expect(metadata.fileAs).toBe('Walks 003');
  expect(publicationOf([article()]).metadata.series).toBeUndefined();
});

test('Kindle gets language codes by region, others by script', () => {
  expect(targets.kindle!.languageCode('zh-Hant')).toBe('zh-TW');
  expect(targets.general!.languageCode('zh-Hant')).toBe('zh-Hant');
});

test('adding an article changes no name of the others', () => {
  const articles = [article({ place: 'a' }), article({ place: 'c' })];
  const more = [articles[0]!, article({ place: 'b' }), articles[1]!];
  const names = (list: Article[]) => publicationOf(list).spine.map(({ href }) => href);
  expect(names(more)).toEqual(expect.arrayContaining(names(articles)));
});

test.each([
  ['zh-Hans', '河边的磨坊', 'He bian de mo fang', '单舟', 'Shan zhou'],
  ['zh-Hant', '河邊的磨坊', '08河19邊08的16磨07坊', '單舟', '12單06舟'],
])(
  'a Chinese book is filed by its readings or strokes (%s)',
  (language, title, fileAs, author, authorFileAs) => {
    const articles = [article({ language, authors: [author, 'Ada Brook'] })];
    const given = { title, language };
    const { metadata } = publicationOf(articles, given);
    expect(metadata.fileAs).toBe(fileAs);
    expect(metadata.creators).toEqual([
      { name: author, fileAs: authorFileAs, role: 'aut' },
      { name: 'Ada Brook', role: 'aut' },
    ]);
  },
);
