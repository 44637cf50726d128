import { expect, test } from 'vitest';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { inWords } from '../../src/labels/upright.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { element as e } from '../../src/publication/markup.ts';
import { withUprightNumbers } from '../../src/publication/upright-numbers.ts';
import type { ContentDocument } from '../../src/types.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';

const documentOf = (...body: ContentDocument['body']): ContentDocument => ({
  id: 'a',
  href: 'a.xhtml',
  title: 'a',
  language: 'zh-Hant',
  type: 'chapter',
  body,
});

test.each([
  ['3月15日，第7章', '[3]月[15]日，第[7]章'],
  ['2024年有366天', '2024年有366天'],
  ['高1.5米，11:30，25%，A4紙，3D', '高1.5米，11:30，25%，A4紙，3D'],
  ['The 12 apostles 在 12 日', 'The 12 apostles 在 [12] 日'],
])('numbers of one or two figures stand upright: %s', (text, expected) => {
  const { body } = withUprightNumbers(documentOf(paragraph(text)));
  const shown = serialise(body).replace(/<span class="upright">(\d+)<\/span>/g, '[$1]');
  expect(shown).toBe(`<p>${expected}</p>`);
  expect(textOf(body)).toBe(text);
});

test('code, tables and Latin documents keep their numbers', () => {
  const given = documentOf(e('pre', {}, '第 1 行'), e('table', {}, e('tr', {}, e('td', {}, '1'))));
  expect(withUprightNumbers(given)).toEqual(given);
  const english = { ...documentOf(paragraph('於 3 月')), language: 'en' };
  expect(withUprightNumbers(english)).toBe(english);
});

test.each([
  [0, '零'],
  [7, '七'],
  [10, '十'],
  [12, '十二'],
  [20, '二十'],
  [105, '一百零五'],
  [110, '一百一十'],
  [1000, '一千'],
  [3006, '三千零六'],
  [20_240, '二〇二四〇'],
])('%d is said %s', (number, words) => expect(inWords(number)).toBe(words));

test('a vertical volume writes its own days and counts in characters, others in figures', () => {
  const articles = [article({ language: 'zh-Hant', title: '河', published: '2024-03-15' })];
  const dates = { from: '2024-03-15', until: '2024-03-15' };
  const volume = volumeOf(articles, { language: 'zh-Hant', title: '散步', ...dates });
  const input = { volume, articles, outcomes: new Map(), edition: edition(), shelf, css: '' };
  const textWhere = (vertical: boolean) =>
    textOf(assemblePublication({ ...input, vertical }).spine.flatMap(({ body }) => body));
  const shown = textWhere(true);
  expect(shown).toContain('二〇二四年三月十五日');
  expect(shown).toContain('一篇文章');
  expect(shown).not.toMatch(/\d/);
  expect(textWhere(false)).toContain('2024年3月15日');
});
