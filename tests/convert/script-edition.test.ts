import { describe, expect, test } from 'vitest';
import { scriptEvidence } from '../../src/article/language.ts';
import { convertArticle, convertText } from '../../src/article/script.ts';
import { textOf } from '../../src/article/xhtml.ts';
import { inScript } from '../../src/convert/script-edition.ts';
import { packageDocument } from '../../src/epub/package-document.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { element as e, elementsOf } from '../../src/publication/markup.ts';
import type { Article, Script } from '../../src/types.ts';
import { article, edition, paragraph, volumeOf } from '../builders.ts';

const kept = {
  code: 'const 书名 = 云;',
  address: 'https://example.org/书/云',
  japanese: '図書館の本を読みます。',
};

/** An article whose every field has characters that differ between the scripts. */
function chinese(place: string): Article {
  return article({
    place,
    title: '云与书',
    subtitle: '体验读书',
    byline: '记者陈东综合报导',
    dateline: '2021年12月5日讯',
    authors: ['陈东'],
    editors: ['张义'],
    tags: ['读书', '乡间'],
    categories: ['文艺'],
    site: '乡间书报',
    publisher: '乡间书报社',
    summary: '一个关于书的故事',
    rights: '版权归书报社所有',
    channel: { id: 'n1', title: '读书频道' },
    series: { title: '读书录', number: 1 },
    url: 'https://example.org/%E4%B9%A6',
    published: '2021-12-05',
    language: 'zh-Hans',
    body: [
      paragraph('云在天上，书在', e('em', {}, '桌'), '上。'),
      e('h2', { id: '书' }, '读书的时间'),
      e('figure', {}, e('img', { 'data-picture': '0', alt: '书' }), e('figcaption', {}, '图书馆')),
      e('table', {}, e('tbody', {}, e('tr', {}, e('td', {}, '书价'), e('td', {}, '两元')))),
      e('p', {}, e('abbr', { title: '图书' }, '书')),
      e('pre', {}, e('code', {}, kept.code)),
      e('pre', {}, '书在桌上，\n云在天边。'),
      e('p', {}, e('a', { href: '#书' }, '见上'), e('a', { href: kept.address }, kept.address)),
      e('p', { lang: 'ja' }, kept.japanese),
    ],
    pictures: [{ candidates: ['./书.jpg'], alt: '书', caption: '图书馆', role: 'figure' }],
  });
}

const shelf = { key: '书架', title: '书架', publisher: '书局', rights: '版权所有，书局' };

function bookIn(script: Script, articles: Article[]) {
  const volume = volumeOf(articles, {
    title: '读书 2',
    theme: { key: '读书', title: '读书' },
    number: 2,
    total: 3,
    language: 'zh-Hans',
    from: '2021-12-05',
    until: '2021-12-06',
    sections: articles.map(({ id }, n) => ({ title: `书卷${n}`, articles: [id] })),
  });
  const book = inScript({ volume, articles, shelf }, script, {});
  const publication = assemblePublication({
    ...book,
    outcomes: new Map(),
    edition: edition({ script }),
    css: '',
    indexes: ['date', 'author', 'tag'],
    plan: { volumes: [], duplicates: [], unassigned: [], reasons: {} },
    leftOut: [{ code: 'file-too-large', severity: 'error', place: 'x.md', args: {} }],
  });
  return { book, publication };
}

/** Everything that a reader shows or a library lists, but what must stay. */
function shownIn({ publication, book }: ReturnType<typeof bookIn>): string {
  const pages = publication.spine.flatMap(({ title, body }) => [
    title,
    textOf(body),
    ...[...elementsOf(body)].flatMap(({ attributes: { alt = '', title: tip = '' } }) => [alt, tip]),
  ]);
  const entries = JSON.stringify([publication.contents, publication.landmarks]);
  const text = [...pages, entries, packageDocument(publication), JSON.stringify(book.shelf.title)];
  return Object.values(kept).reduce((rest, own) => rest.replaceAll(own, ''), text.join('\n'));
}

describe('an edition has no word in the other script', () => {
  const simplified = () => [chinese('a.md'), chinese('b.md')];
  const traditional = () =>
    simplified().map((one) => ({
      ...convertArticle(one, 'zh-Hant'),
      // Names of folders come from elsewhere than the text.
      channel: { id: 'n1', title: '读书频道' },
      tags: ['读书', '鄉間'],
    }));

  test.each<[Script, string, () => Article[], 'simplified' | 'traditional']>([
    ['zh-Hant', 'Simplified', simplified, 'simplified'],
    ['zh-TW', 'Simplified', simplified, 'simplified'],
    ['zh-HK', 'Simplified', simplified, 'simplified'],
    ['zh-Hant', 'Traditional', traditional, 'simplified'],
    ['zh-Hans', 'Traditional', traditional, 'traditional'],
  ])('%s of %s articles', (script, _, articles, other) => {
    const edition = bookIn(script, articles());
    const shown = shownIn(edition);
    const words = shown.match(/\p{sc=Han}+/gu) ?? [];
    expect(words.filter((word) => scriptEvidence(word)[other] > 0)).toEqual([]);
    expect(shown).toContain(script === 'zh-Hans' ? '书架' : '書架');
  });

  test('code, addresses, ids and Japanese stay', () => {
    const { publication } = bookIn('zh-Hant', simplified());
    const page = publication.spine.find(({ type }) => type === 'chapter')!;
    for (const own of Object.values(kept)) expect(textOf(page.body)).toContain(own);
    const attributes = [...elementsOf(page.body)].map((node) => node.attributes);
    expect(attributes.map(({ id }) => id)).toContain('书');
    expect(attributes.map(({ href }) => href)).toContain('#书');
  });
});

test('identifiers of book and series are their own in each edition, and the same each time', () => {
  const articles = [chinese('a.md')];
  const ids = (script: Script) => {
    const { metadata } = bookIn(script, articles).publication;
    return [metadata.identifier, metadata.series!.identifier];
  };
  expect(ids('zh-Hant')).toEqual(ids('zh-Hant'));
  expect(new Set([...ids('zh-Hans'), ...ids('zh-Hant'), ...ids('zh-TW')]).size).toBe(6);
});

test('preformatted text is converted where it is Chinese, as poems are', () => {
  const body = ['云在天边\nrun', 'let 云 = cloud;', '……'].map((text) => e('pre', {}, text));
  const converted = convertArticle(article({ language: 'zh-Hans', body }), 'zh-Hant').body;
  expect(converted.map((node) => textOf([node]))).toEqual([
    '雲在天邊\nrun',
    'let 云 = cloud;',
    '……',
  ]);
});

test('a short text tells its own script', () => {
  const traditional = article({ language: 'zh-Hant', title: '书報', tags: ['动手做'] });
  expect(convertArticle(traditional, 'zh-Hant').tags).toEqual(['動手做']);
  expect(convertText('动手做', undefined, 'zh-Hant')).toBe('動手做');
});
