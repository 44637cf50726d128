import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  type Cleaning,
  type CleaningRuleName,
  cleaningRuleEntries,
  defaultCleaning,
} from '../../../src/article/clean/rules.ts';
import { visible } from '../../../src/article/clean/visible.ts';
import { textOf } from '../../../src/article/xhtml.ts';
import { articleOf, markupOf } from '../pages.ts';

const none = Object.fromEntries(cleaningRuleEntries.map(([name]) => [name, false])) as Cleaning;
const only = (...names: CleaningRuleName[]): Cleaning => ({
  ...none,
  ...Object.fromEntries(names.map((name) => [name, true])),
});

const cleaned = (html: string, cleaning: Partial<Cleaning> = {}) =>
  articleOf(html, {}, {}, { cleaning: { ...defaultCleaning, ...cleaning } });
const textWith = (html: string, cleaning: Partial<Cleaning>) =>
  textOf(cleaned(html, cleaning).body);

describe('every rule', () => {
  it.each(cleaningRuleEntries)(
    '%s does what its example says, and nothing when off',
    (name, rule) => {
      expect(textWith(`<p>${rule.before}</p>`, only(name))).toBe(rule.after);
      expect(textWith(`<p>${rule.before}</p>`, none)).not.toBe(rule.after);
    },
  );

  it('is in the documentation, with its example and default', () => {
    const path = join(import.meta.dirname, '../../../docs/chinese-text.md');
    const text = readFileSync(path, 'utf8');
    const table = cleaningRuleEntries
      .map(
        ([name, rule]) =>
          `| \`${name}\` | ${rule.default ? 'on' : 'off'} | ${rule.description} | ${visible(rule.before)} | ${visible(rule.after)} |`,
      )
      .join('\n');
    const written = text.replace(/(?<=\| --- \|\n)(?:\| `.*\n)*/, `${table}\n`);
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, written);
    expect(written).toContain(table);
    expect(text).toBe(written);
  });
});

const body = (html: string, ...names: CleaningRuleName[]) =>
  markupOf(cleaned(html, names.length > 0 ? only(...names) : defaultCleaning));

describe('control characters', () => {
  it.each([
    ['those of HTML numbers are read alike', '<p>caf\u0092s</p>', '<p>caf’s</p>'],
    ['unassigned ones go', '<p>甲\u0081乙</p>', '<p>甲乙</p>'],
    ['non-characters go', '<p>甲\ufdd0乙\uffff丙</p>', '<p>甲乙丙</p>'],
    ['tabs are spaces', '<p>甲\t乙</p>', '<p>甲 乙</p>'],
  ])('%s', (_name, html, expected) => expect(body(html, 'control')).toBe(expected));
});

describe('invisible characters', () => {
  it.each([
    ['go across elements', '<p>甲\u200b<b>\ufeff乙</b></p>', '<p>甲<b>乙</b></p>'],
    [
      'an emoji of several stays',
      '<p>全家👨\u200d👩\u200d👧👩🏽\u200d🌾到</p>',
      '<p>全家👨\u200d👩\u200d👧👩🏽\u200d🌾到</p>',
    ],
    ['a heart with its variant stays', '<p>❤\ufe0f\u200d🔥</p>', '<p>❤\ufe0f\u200d🔥</p>'],
    ['Persian keeps its joiners', '<p>می\u200cخواهم</p>', '<p>می\u200cخواهم</p>'],
    ['Hindi keeps its joiners', '<p>क्\u200dष</p>', '<p>क्\u200dष</p>'],
    ['a joiner beside Chinese goes', '<p>甲\u200d乙\u200c</p>', '<p>甲乙</p>'],
    ['Thai keeps its word ends', '<p>ลม\u200bน้ำ</p>', '<p>ลม\u200bน้ำ</p>'],
    [
      'a soft hyphen in a word stays',
      '<p>wind\u00admill\u00ad 风\u00ad车</p>',
      '<p>wind\u00admill 风车</p>',
    ],
    ['marks of direction in Hebrew stay', '<p>שלום\u200f (甲)</p>', '<p>שלום\u200f (甲)</p>'],
    ['an override in Latin goes', '<p>a\u202ecod.exe\u202c</p>', '<p>acod.exe</p>'],
    [
      'the flag of a region stays',
      '<p>🏴\u{e0067}\u{e0062}\u{e007f}</p>',
      '<p>🏴\u{e0067}\u{e0062}\u{e007f}</p>',
    ],
    ['hidden text in tags goes', '<p>甲\u{e0041}\u{e0042}乙</p>', '<p>甲乙</p>'],
    ['a pasted stand-in goes', '<p>甲\ufffc乙<code>x</code>丙</p>', '<p>甲乙<code>x</code>丙</p>'],
    ['ideographic variants stay', '<p>葛\u{e0100}</p>', '<p>葛\u{e0100}</p>'],
    ['a paragraph of them is none', '<p>\u200b</p><p>甲</p>', '<p>甲</p>'],
    [
      'code stays',
      '<pre>甲\u200b乙</pre><p>行<code>a\u200bb</code></p>',
      '<pre>甲\u200b乙</pre>\n<p>行<code>a\u200bb</code></p>',
    ],
  ])('%s', (_name, html, expected) => expect(body(html, 'invisible')).toBe(expected));
});

describe('private-use characters', () => {
  it.each([
    ['an icon in its element goes', '<p><i>\ue601</i>阅读</p>', '<p>阅读</p>'],
    ['a bullet of a word processor goes', '<p>\uf0b7 风车</p>', '<p>风车</p>'],
    ['a name keeps its place', '<p>陈\ue9ab，\ue9ab某</p>', '<p>陈〓，〓某</p>'],
    ['a rare character of GBK is read', '<p>𠂇\ue816旁</p>', '<p>𠂇𠂇旁</p>'],
    ['the last and the first of them', '<p>甲\ue864乙\ue815丙\ue7c8</p>', '<p>甲龻乙⺁丙ǹ</p>'],
    ['beyond the first plane too', '<p>甲\u{f0000}乙</p>', '<p>甲〓乙</p>'],
  ])('%s', (_name, html, expected) => expect(body(html, 'privateUse')).toBe(expected));

  it('those without a reading are told', () => {
    const { messages } = cleaned('<p>陈\ue9ab与林\u{f0001}，陈\ue9ab</p>');
    expect(messages).toEqual([
      { code: 'text-cleaned', severity: 'info', place: 'a.html', args: { privateUse: 3 } },
      {
        code: 'characters-unknown',
        severity: 'warning',
        place: 'a.html',
        args: { count: 3, points: 'U+E9AB, U+F0001' },
      },
    ]);
  });
});

describe('compatibility characters', () => {
  it('ideographs in their own right, and radicals that are meant, stay', () => {
    expect(body('<p>\ufa0e\ufa29 \u2f42\u2f43</p>')).toBe('<p>\ufa0e\ufa29 \u2f42\u2f43</p>');
  });
  it('all radicals of a word are read', () => {
    expect(body('<p>\u2f42\u2f42章<b>\u2f08</b></p>')).toBe('<p>文文章<b>人</b></p>');
  });
});

describe('spaces', () => {
  it.each([
    ['across elements', '<p>甲\u00a0<b>\u00a0乙</b></p>', '<p>甲 <b>乙</b></p>'],
    ['Latin text stays', '<p>End.\u00a0\u00a0 New</p>', '<p>End.\u00a0\u00a0 New</p>'],
    ['one no-break space stays', '<p>十\u00a0里</p>', '<p>十\u00a0里</p>'],
    [
      'a gap to fill in stays',
      '<p>姓名<u>\u3000\u3000\u3000</u>年龄</p>',
      '<p>姓名<u>\u3000\u3000\u3000</u>年龄</p>',
    ],
  ])('%s', (_name, html, expected) => expect(body(html, 'spaces')).toBe(expected));
});

describe('rules on marks', () => {
  it.each<[string, CleaningRuleName, string, string]>([
    ['at the start of a quote', 'ellipses', '“...风停了”', '“……风停了”'],
    ['after a quote', 'ellipses', '“风停了”...', '“风停了”……'],
    ['six dots', 'ellipses', '风......车', '风……车'],
    ['Latin', 'ellipses', 'wait... 风 “so”... a...风', 'wait... 风 “so”... a...风'],
    ['beside an ellipsis', 'ellipses', '风…...', '风…...'],
    ['two full stops', 'ellipses', '风。。', '风。。'],
    ['an author at the end', 'dashes', '--河边人', '——河边人'],
    ['around blanks', 'dashes', '风车 -- 水车', '风车 —— 水车'],
    ['an option', 'dashes', '用--to选项 和 --by', '用--to选项 和 --by'],
    ['an arrow and a ruler', 'dashes', '甲--&gt;乙----丙', '甲--&gt;乙----丙'],
    ['a comma with a blank', 'punctuation', '甲, 乙; 丙', '甲，乙；丙'],
    ['several marks', 'punctuation', '真的?!好', '真的？！好'],
    ['within quotes', 'punctuation', '他说:“好.”', '他说：“好。”'],
    ['beside Latin', 'punctuation', '用Git,Vim,和Make:好', '用Git,Vim,和Make:好'],
    ['numbers and names', 'punctuation', '3:2, 约翰.史密斯', '3:2, 约翰.史密斯'],
    ['list numbers', 'punctuation', '一. 引言', '一. 引言'],
    ['brackets round Latin', 'punctuation', '甲(abc)乙', '甲(abc)乙'],
    ['brackets half Latin', 'punctuation', '甲(乙abc)丙', '甲(乙abc)丙'],
    ['a bracket then a comma', 'punctuation', '甲(乙),丙', '甲（乙），丙'],
    ['mixed widths', 'punctuation', '甲（乙)丙', '甲（乙）丙'],
    ['an ellipsis', 'punctuation', '风停了...', '风停了...'],
    ['at the start', 'punctuation', ',风', ',风'],
    ['marks alone', 'punctuation', '?!', '?!'],
  ])('%s (%s)', (_name, rule, before, after) => {
    expect(body(`<p>${before}</p>`, rule)).toBe(`<p>${after}</p>`);
  });

  it('a space lies outside of links, and not at the marks of foot-notes', () => {
    expect(
      body(
        '<p>用<a href="https://example.org/">Git</a>管理<sup>1</sup>，CO<sub>2</sub>高</p>',
        'latinSpace',
      ),
    ).toBe('<p>用 <a href="https://example.org/">Git</a> 管理<sup>1</sup>，CO<sub>2</sub>高</p>');
  });
});

describe('beside the text', () => {
  it('titles, names, tags and alternative texts are cleaned and counted', () => {
    const article = articleOf('<p>甲<img src="a.png" alt="风\u200b车"></p>', {
      title: '河\u200b水',
      authors: ['陈\ufeff某'],
      tags: ['水\u200b车', 'a'],
    });
    expect(article).toMatchObject({ title: '河水', authors: ['陈某'], tags: ['水车', 'a'] });
    expect(article.pictures[0]!.alt).toBe('风车');
    expect(article.messages).toEqual([
      { code: 'text-cleaned', severity: 'info', place: 'a.html', args: { invisible: 4 } },
    ]);
  });

  it('every place is told where that is asked for, close ones together', () => {
    const html = '<p>　　窗外的风\u200b车<b>\u200b停</b>了</p><p>河\n水</p>';
    const options = { cleaning: defaultCleaning, showChanges: true };
    const { messages } = articleOf(html, {}, {}, options);
    expect(messages.map(({ code, args }) => [code, args])).toEqual([
      ['text-changed', { rule: 'lineJoins', before: '河\n水', after: '河水' }],
      [
        'text-changed',
        {
          rule: 'invisible',
          before: '\u3000\u3000窗外的风\u200b车\u200b停了',
          after: '\u3000\u3000窗外的风车停了',
        },
      ],
      [
        'text-changed',
        { rule: 'indents', before: '\u3000\u3000窗外的风车停了', after: '窗外的风车停了' },
      ],
      ['text-cleaned', { lineJoins: 1, invisible: 2, indents: 1 }],
    ]);
  });

  it('shows the surroundings of a place, and no more', () => {
    const html = `<p>${'甲'.repeat(40)}\u200b${'乙'.repeat(40)}\u200b丙</p>`;
    const options = { cleaning: only('invisible'), showChanges: true };
    const { messages } = articleOf(html, {}, {}, options);
    expect(messages.slice(0, 2).map(({ args }) => args.after)).toEqual([
      `${'甲'.repeat(12)}${'乙'.repeat(12)}`,
      `${'乙'.repeat(12)}丙`,
    ]);
  });

  it('clean text tells nothing', () => {
    expect(cleaned('<p>甲乙，Latin text.</p>').messages).toEqual([]);
  });
});
