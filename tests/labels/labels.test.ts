import { describe, expect, test } from 'vitest';
import { scriptEvidence } from '../../src/article/language.ts';
import { textOf } from '../../src/article/xhtml.ts';
import { english } from '../../src/labels/english.ts';
import { labelsFor, reasonIn } from '../../src/labels/labels.ts';
import { simplified } from '../../src/labels/simplified.ts';
import { hongKong, taiwan, traditional } from '../../src/labels/traditional.ts';
import { message } from '../../src/messages.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { elementsOf } from '../../src/publication/markup.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';

test.each([
  ['en', english],
  ['en-US', english],
  ['fr', english],
  ['und', english],
  ['not a code', english],
  ['zh', simplified],
  ['zh-Hans', simplified],
  ['zh-CN', simplified],
  ['zh-Hant', traditional],
  ['zh-hant-x-own', traditional],
  ['zh-TW', taiwan],
  ['zh-HK', hongKong],
  ['zh-MO', hongKong],
])('%s has the words of its nearest table', (language, expected) => {
  expect(labelsFor(language)).toBe(expected);
});

test("an edition's region counts for Chinese books alone", () => {
  expect(labelsFor('zh-Hant', 'zh-TW')).toBe(taiwan);
  expect(labelsFor('en', 'zh-TW')).toBe(english);
});

/** Every text of a table; functions are asked for what they say. */
function wordsOf(table: typeof english): string[] {
  const samples: Partial<Record<keyof typeof english, unknown[][]>> = {
    facts: [[['1', '2']]],
    told: [['1', '2']],
    bracketed: [['1']],
    continued: [['1', 2]],
    coverAlt: [['1']],
    volume: [[1, 2]],
    articles: [[1], [2]],
    period: [['1', '2']],
    by: [[['1', '2']]],
    names: [[['1', '2']]],
    day: [['2021-12-05']],
    month: [['2021-12']],
    bound: [[1, 2]],
    made: [['1']],
    published: [['1']],
    part: [[1], [1, 2]],
    qr: [['1']],
    accessibility: ['all', 'captions', 'some'].flatMap((described) => [
      [{ pictures: 0, described }],
      [{ pictures: 1, described }],
    ]),
    periodName: ['2021', '2021-H1', '2021-H2', '2021-Q4', '2021-12', '2021-W05'].map((key) => [
      key,
    ]),
  };
  return Object.entries(table).flatMap(([name, words]) => {
    if (typeof words === 'string') return [words];
    if (typeof words === 'object') return Object.values(words as Record<string, string>);
    const given = samples[name as keyof typeof english];
    return given!.map((args) => (words as (...args: unknown[]) => string)(...args));
  });
}

describe('every word is in the script of its table', () => {
  test.each([
    ['zh-Hans', simplified],
    ['zh-Hant', traditional],
    ['zh-TW', taiwan],
    ['zh-HK', hongKong],
  ])('%s', (language, table) => {
    const text = wordsOf(table).join('\n');
    const evidence = scriptEvidence(text);
    const own = language === 'zh-Hans' ? 'simplified' : 'traditional';
    const other = language === 'zh-Hans' ? 'traditional' : 'simplified';
    expect(evidence[other]).toBe(0);
    expect(evidence[own]).toBeGreaterThan(50);
    expect(text.replaceAll('wenji', '')).not.toMatch(/[A-Za-z]|[,:;()]/);
  });
});

test('a reason that has no words of its own is told in general', () => {
  expect(reasonIn(simplified, 'binary-file')).toBe('文件中没有文字');
  expect(reasonIn(simplified, 'article-failed')).toBe('文章无法读取');
  expect(reasonIn(simplified, 'toString')).toBe('文章无法读取');
});

describe('a Chinese book has no English sentence', () => {
  const articles = [
    article({
      place: '散步/河.md',
      title: '河边',
      language: 'zh-Hans',
      authors: ['林舟'],
      tags: ['河流'],
      published: '2021-12-05',
      body: [
        paragraph('河水流到磨坊。', {
          name: 'img',
          attributes: { 'data-picture': '0', alt: '', class: 'inline' },
          children: [],
        }),
      ],
      pictures: [{ candidates: [], alt: '水车', role: 'inline' }],
    }),
    article({ place: '散步/山.md', title: '', language: 'zh-Hans', body: [paragraph('山。')] }),
  ];
  const book = assemblePublication({
    volume: volumeOf(articles, {
      title: '散步',
      theme: { key: '1', title: '散步' },
      language: 'zh-Hans',
      number: 2,
      total: 2,
      from: '2021-12-05',
      until: '2021-12-06',
      sections: articles.map(({ id }, n) => ({ title: `第${n + 1}部`, articles: [id] })),
      duplicates: [{ kept: articles[0]!.id, dropped: ['散步/副本.md'], because: 'same-text' }],
    }),
    articles,
    outcomes: new Map([
      [articles[0]!.id, [{ kind: 'missing', address: '', reason: 'picture-gone', detail: '' }]],
    ]),
    edition: edition(),
    shelf: { ...shelf, title: '文集' },
    css: '',
    indexes: ['date', 'author', 'tag'],
    leftOut: ['file-too-large', 'article-failed', 'binary-file'].map((code) =>
      message(code, '散步/坏.md', { bytes: 1, most: 1, detail: 'heap' }),
    ),
  });

  test('on any page', () => {
    for (const { body, href, title } of book.spine) {
      const shown = [
        title,
        textOf(body),
        ...[...elementsOf(body)].flatMap(({ attributes: { alt = '', title = '' } }) => [
          alt,
          title,
        ]),
      ].join('\n');
      expect(shown.replaceAll(/wenji|\.md/g, ''), href).not.toMatch(/[A-Za-z]/);
    }
  });

  test('in its contents, landmarks and metadata', () => {
    const { title, subtitle, description, subjects, accessibility, series } = book.metadata;
    const words = [title, subtitle, description, ...subjects, accessibility.summary, series?.title];
    const names = [...book.contents, ...book.landmarks].map((entry) => entry.title);
    expect([...words, ...names].join('\n')).not.toMatch(/[A-Za-z]/);
  });
});
