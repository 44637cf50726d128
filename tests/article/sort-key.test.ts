import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { nameOrder, personSortKey, sortKey } from '../../src/article/sort-key.ts';

describe('names stand in the order that readers look them up in', () => {
  const simplified = [
    '张帆',
    '阿城',
    '曾巩',
    '李白',
    '丁玲',
    'Ada',
    '王维',
    '李清照',
    '3号',
    '12号',
  ];
  const traditional = ['張帆', '丁玲', '曾鞏', '李白', '王維', 'Ada', '鄭燮', '一葉', '林舟'];

  test('by pinyin in Simplified Chinese', () => {
    const order = ['3号', '12号', '阿城', '曾巩', '丁玲', '李白', '李清照', '王维', '张帆', 'Ada'];
    expect(simplified.toSorted(nameOrder('zh-Hans'))).toEqual(order);
    expect(simplified.toSorted(nameOrder('zh'))).toEqual(order);
  });

  test('by strokes in Traditional Chinese', () => {
    const order = ['一葉', '丁玲', '王維', '李白', '林舟', '張帆', '曾鞏', '鄭燮', 'Ada'];
    for (const language of ['zh-Hant', 'zh-TW', 'zh-HK', 'zh-hant-TW']) {
      expect(traditional.toSorted(nameOrder(language)), language).toEqual(order);
    }
  });

  test('by the alphabet elsewhere, whatever the case', () => {
    expect(['b', 'É', 'a', 'C', 'e'].toSorted(nameOrder('fr'))).toEqual(['a', 'b', 'C', 'e', 'É']);
    expect(['b', 'a'].toSorted(nameOrder('no code!'))).toEqual(['a', 'b']);
  });

  test('and two different texts are never of one place', () => {
    const text = fc.string({ unit: 'grapheme', maxLength: 5 });
    const language = fc.constantFrom('zh-Hans', 'zh-Hant', 'en', 'und');
    fc.assert(
      fc.property(language, text, text, (language, a, b) => {
        expect(nameOrder(language)(a, b) === 0).toBe(a === b);
      }),
    );
  });
});

describe('what a title is filed under', () => {
  test.each([
    ['河边的磨坊', 'zh-Hans', 'He bian de mo fang'],
    ['银行与行走', 'zh-Hans', 'Yin hang yu xing zou'],
    ['绿洲 2021年第3季度', 'zh-Hans', 'Lv zhou 2021 nian di 3 ji du'],
    ['《Walks》：散步', 'zh-Hans', '《Walks》： san bu'],
    ['河邊的磨坊', 'zh-Hant', '08河19邊08的16磨07坊'],
    ['一之以龘', 'zh-TW', '01一04之05以33龘'],
    ['The Mill', 'en', 'Mill, The'],
    ['A mill', 'en-GB', 'mill, A'],
    ['Another mill', 'en', undefined],
    ['River Walks', 'zh-Hans', undefined],
    ['Le moulin', 'fr', undefined],
    ['磨坊', 'ja', undefined],
  ])('%s in %s: %s', (title, language, key) => {
    expect(sortKey(title, language)).toBe(key);
  });
});

test.each([
  ['曾国藩', 'zh-Hans', 'Zeng guo fan'],
  ['单雄信', 'zh-Hans', 'Shan xiong xin'],
  ['林小舟', 'zh-TW', '08林03小06舟'],
  ['Ada Brook', 'zh-Hans', undefined],
])('the person %s in %s: %s', (name, language, key) => {
  expect(personSortKey(name, language)).toBe(key);
});

test('strokes grow in the order of strokes', () => {
  const characters = [...'之以河邊張鄭鬱龜灣臺一乙二十'];
  const keys = characters.toSorted(nameOrder('zh-Hant')).map((c) => sortKey(c, 'zh-Hant')!);
  const counts = keys.map((key) => Number(key.slice(0, 2)));
  expect(counts).toEqual(counts.toSorted((a, b) => a - b));
  expect(new Set(counts).size).toBeGreaterThan(8);
});
