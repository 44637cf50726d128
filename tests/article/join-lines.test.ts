import { expect, test } from 'vitest';
import { CleaningRecord } from '../../src/article/clean/clean-run.ts';
import { defaultCleaning } from '../../src/article/clean/rules.ts';
import { joinLines } from '../../src/article/steps/join-lines.ts';
import type { Page } from '../../src/source/page.ts';
import { parseMarkup } from '../../src/source/parse.ts';

const context = { cleaning: defaultCleaning, cleaned: new CleaningRecord() };

function joined(html: string): string {
  const $ = parseMarkup(`<div>${html}</div>`);
  const root = $('div').first();
  const page: Page = {
    kind: 'html',
    place: 'a.html',
    $,
    root,
    metadata: {},
    base: './',
    messages: [],
  };
  joinLines(page, context);
  const once = root.html()!;
  joinLines(page, context);
  expect(root.html()).toBe(once);
  return once.replaceAll(/<\/(?:br|img)>/g, '');
}

test.each([
  ['a break between two characters', '<p>河边的\n  风车</p>', '<p>河边的风车</p>'],
  [
    'a pretty-printed link',
    '<p>\n 昨天\n <a href="#x">\n  风车\n </a>\n 停了。\n</p>',
    '<p>昨天<a href="#x">风车</a>停了。</p>',
  ],
  [
    'nested inline elements',
    '<p>甲\n<b>\n<i>\n乙\n</i>\n</b>\n丙</p>',
    '<p>甲<b><i>乙</i></b>丙</p>',
  ],
  ['a real space', '<p>王先生 李女士</p>', '<p>王先生 李女士</p>'],
  ['a real space at an element', '<p>纪念 <b>日</b></p>', '<p>纪念 <b>日</b></p>'],
  ['two Latin words', '<p>one\n  two</p>', '<p>one two</p>'],
  [
    'the space lies outside the link',
    '<p>one\n <a>\n two\n </a>\n three</p>',
    '<p>one <a>two</a> three</p>',
  ],
  ['Latin beside Chinese', '<p>他用\n<b>\nPython\n</b>\n写</p>', '<p>他用<b>Python</b>写</p>'],
  [
    'Latin beside Chinese where the author writes spaces',
    '<p>用 Git 管理，用 Vim 编辑，用\n<b>\nMake\n</b>\n构建</p>',
    '<p>用 Git 管理，用 Vim 编辑，用 <b>Make</b> 构建</p>',
  ],
  ['full-width marks', '<p>他说，\n“好”。\nYes</p>', '<p>他说，“好”。Yes</p>'],
  [
    'a Latin mark after an element',
    '<p>see\n<a>\nhere\n</a>\n, please</p>',
    '<p>see <a>here</a>, please</p>',
  ],
  ['a word that starts with a dot', '<p>use\n.NET</p>', '<p>use .NET</p>'],
  ['Korean', '<p>물레\n방아 漢\n字</p>', '<p>물레 방아 漢字</p>'],
  ['around a line break element', '<p>甲\n<br>\n乙</p>', '<p>甲<br>乙</p>'],
  ['paragraphs stay apart', '<p>甲</p>\n<p>乙</p>', '<p>甲</p><p>乙</p>'],
  ['pre', '<pre>甲\n  乙</pre>', '<pre>甲\n  乙</pre>'],
  ['code', '<p>运行\n<code>甲\n 乙</code>\n即可</p>', '<p>运行<code>甲\n 乙</code>即可</p>'],
  [
    'white-space as style',
    '<p style="white-space: pre-wrap">甲\n乙</p>',
    '<p style="white-space: pre-wrap">甲\n乙</p>',
  ],
  ['line separators', '<p>甲\u2028乙</p>', '<p>甲乙</p>'],
  ['characters beyond the first plane', '<p>𠮷\n𠮷 a\n😀</p>', '<p>𠮷𠮷 a 😀</p>'],
  [
    'a picture in the line',
    '<p>甲\n<img src="a">\n乙 b\n<img src="a">\nc</p>',
    '<p>甲<img src="a">乙 b <img src="a"> c</p>',
  ],
])('%s', (_name, html, expected) => {
  expect(joined(html)).toBe(expected);
});

test('a long run of gaps takes linear time', () => {
  const html = `<p>${'a\n<b>\nb\n</b>\n'.repeat(40_000)}</p>`;
  const start = process.cpuUsage();
  joined(html);
  expect(process.cpuUsage(start).user / 1000).toBeLessThan(4_000);
});
