import fc from 'fast-check';
import { pinyin } from 'pinyin-pro';
import { describe, expect, test } from 'vitest';
import { pinyinOf } from '../../src/article/pinyin.ts';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { element as e, elementsOf, rewrite } from '../../src/publication/markup.ts';
import { annotatorOf, isRare } from '../../src/publication/readings/readings.ts';
import { zhuyinOf } from '../../src/publication/readings/zhuyin.ts';
import type { MarkupNode } from '../../src/types.ts';
import { richArticle } from './rich-articles.ts';

const over = (
  body: MarkupNode[],
  given: Partial<Parameters<typeof annotatorOf>[0]> = {},
  language = 'zh-Hans',
) => annotatorOf({ system: 'pinyin', over: 'all', ...given })(body, language);

/** Characters with their readings as printed: `磨mò`. */
const readings = (body: MarkupNode[]) =>
  [...elementsOf(body)]
    .filter(({ name }) => name === 'ruby')
    .map(({ children }) =>
      textOf(children.filter((node) => typeof node === 'string' || node.name === 'rt')),
    );

const withoutRuby = (body: MarkupNode[]) =>
  rewrite(body, (node) => {
    if (node.name === 'rt' || node.name === 'rp') return [];
    return node.name === 'ruby' ? node.children : [node];
  });

describe('a character is read by the phrase it stands in', () => {
  test.each([
    ['他在银行行走', 'tā zài yín háng xíng zǒu'],
    ['重庆很重要', 'chóng qìng hěn zhòng yào'],
    ['他還要去銀行歸還', 'tā hái yào qù yín háng guī huán'],
    ['看著銀行的著作', 'kàn zhe yín háng de zhù zuò'],
    ['乾坤與乾淨', 'qián kūn yǔ gān jìng'],
    ['一本不错', 'yī běn bù cuò'],
  ])('%s', (text, expected) => {
    expect(pinyinOf(text, { tone: 'symbol' }).join(' ')).toBe(expected);
  });

  test('also where a link or an emphasis cuts it', () => {
    const body = [e('p', {}, '在银', e('a', { href: '#x' }, e('em', {}, '行')), '里')];
    expect(readings(over(body))).toEqual(['在zài', '银yín', '行háng', '里lǐ']);
  });

  test('and one reading belongs to one character, whatever stands between', () => {
    const text = 'A𠮷🌊é，1月\n行';
    const found = pinyinOf(text, { tone: 'symbol' });
    expect(found).toHaveLength([...text].length);
    expect(found.filter(Boolean)).toEqual(['yuè', 'xíng']);
  });
});

test('pinyin stands over its character, in brackets where ruby is not known', () => {
  expect(serialise(over([e('p', {}, '水。')]))).toBe(
    '<p><ruby>水<rp>(</rp><rt>shuǐ</rt><rp>)</rp></ruby>。</p>',
  );
});

describe('zhuyin', () => {
  test.each([
    ['zhong4', 'ㄓㄨㄥˋ'],
    ['lüe4', 'ㄌㄩㄝˋ'],
    ['xue2', 'ㄒㄩㄝˊ'],
    ['yuan2', 'ㄩㄢˊ'],
    ['yong3', 'ㄩㄥˇ'],
    ['wen4', 'ㄨㄣˋ'],
    ['shi4', 'ㄕˋ'],
    ['gui1', 'ㄍㄨㄟ'],
    ['de0', '˙ㄉㄜ'],
    ['xyz1', ''],
  ])('%s is %s', (syllable, expected) => {
    expect(zhuyinOf(syllable)).toBe(expected);
  });

  test('writes every syllable that a character has, and no two alike', () => {
    const written = new Map<string, string>();
    const seen = new Set<string>();
    for (let code = 0x4e00; code <= 0x9fff; code++) {
      const options = { toneType: 'num', multiple: true, type: 'array' } as const;
      for (const syllable of pinyin(String.fromCharCode(code), options)) {
        if (!/^[a-zü]+\d$/.test(syllable) || seen.has(syllable)) continue;
        seen.add(syllable);
        const zhuyin = zhuyinOf(syllable);
        expect(zhuyin, syllable).toMatch(/^˙?[ㄅ-ㄩㄫ]+[ˊˇˋ]?$/);
        expect(written.get(zhuyin), syllable).toBeUndefined();
        written.set(zhuyin, syllable);
      }
    }
    expect(written.size).toBeGreaterThan(1300);
  });

  test('is printed where it is asked for', () => {
    const body = over([e('p', {}, '水磨')], { system: 'zhuyin' }, 'zh-TW');
    expect(readings(body)).toEqual(['水ㄕㄨㄟˇ', '磨ㄇㄛˊ']);
  });
});

describe('rare characters', () => {
  test('are those in the common list of neither script', () => {
    const text = '我們的国鬱龜灣圳鑫牠犇羴𠮷龘，々〇Aかア';
    expect([...text].filter(isRare).join('')).toBe('犇羴𠮷龘');
  });

  test('alone are read, each where it first stands', () => {
    const body = [e('p', {}, '三头牛念犇，'), e('p', {}, '犇字少见，羴也是，𠮷没有读音。')];
    expect(readings(over(body, { over: 'rare' }))).toEqual(['犇bēn', '羴shān']);
  });

  test('are read again in the next article', () => {
    const annotate = annotatorOf({ system: 'pinyin', over: 'rare' });
    const article = () => readings(annotate([e('p', {}, '犇犇')], 'zh-Hant'));
    expect([article(), article()]).toEqual([['犇bēn'], ['犇bēn']]);
  });
});

describe('left as they are', () => {
  test.each<[string, MarkupNode]>([
    ['code', e('p', {}, e('code', {}, '犇'))],
    ['listings', e('pre', {}, '犇')],
    ['formulas', e('p', {}, e('span', { class: 'math' }, '犇'))],
    ['ruby that is there', e('p', {}, e('ruby', {}, '犇', e('rt', {}, 'x')))],
    ['headings', e('h2', {}, '犇')],
    ['Japanese', e('p', { lang: 'ja' }, '犇')],
    ['note marks', e('p', {}, e('a', { class: 'noteref', href: '#fn-1' }, '犇'))],
    ['addresses', e('p', {}, e('a', { href: 'https://犇.example/' }, 'https://犇.example/'))],
  ])('%s', (_, node) => {
    expect(over([node])).toEqual([node]);
  });

  test('articles in other languages', () => {
    const body = [e('p', {}, '犇')];
    expect(over(body, {}, 'ja')).toBe(body);
  });

  test('text and structure: what is added can be taken out again', () => {
    const language = fc.constantFrom('zh-Hans', 'zh-Hant');
    const system = fc.constantFrom('pinyin' as const, 'zhuyin' as const);
    const scope = fc.constantFrom('rare' as const, 'all' as const);
    const text = fc.stringMatching(/^[一-鿿a-z0-9，。、 𠮷犇]{1,30}$/u);
    fc.assert(
      fc.property(language, system, scope, text, text, (language, system, over, one, other) => {
        const plain = richArticle(language, 1).body.filter(
          (node) => !serialise([node]).includes('ruby'),
        );
        const body = [...plain, e('p', {}, one, e('em', {}, other), one)];
        const read = annotatorOf({ system, over })(body, language);
        expect(serialise(withoutRuby(read))).toBe(serialise(body));
      }),
      { numRuns: 60 },
    );
  });
});
