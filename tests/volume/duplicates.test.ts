import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../src/types.ts';
import { findCopies } from '../../src/volume/duplicates.ts';
import { prose, record } from './records.ts';

let order = 0;
const of = (given: Parameters<typeof record>[0]) =>
  record({
    place: `p/${order}.md`,
    order: order++,
    title: '渡口',
    published: '2021-05-03',
    ...given,
  });
const groups = (...records: ArticleRecord[]) =>
  findCopies(records).map(({ kept, dropped, because }) => ({
    kept: records.findIndex(({ id }) => id === kept),
    dropped: dropped.map((id) => records.findIndex((other) => other.id === id)),
    because,
  }));

const text = prose(3, 1500);
const edited = (source: string) =>
  source.replace(source.slice(300, 330), '这一句后来改过了。').concat('编者按：此文有更正。');

describe('copies', () => {
  it('are texts that are the same but for spaces, punctuation and width', () => {
    const spaced = text.replaceAll('。', '.\n').replaceAll('河流', ' 河流');
    expect(
      groups(of({ text }), of({ text: spaced, title: '另一个题目', published: '2022-01-01' })),
    ).toEqual([{ kept: 0, dropped: [1], because: 'same-text' }]);
  });

  it('are found across Simplified and Traditional', () => {
    const simplified = '书店里的旧书与报纸，从前每个学生都会来这里借阅。'.repeat(20) + text;
    const traditional = simplified.replace(
      /[书与报纸从个学会来这里阅种桥热闹铁车钟楼]/g,
      (c) => S2T[c]!,
    );
    const pair = [
      of({ text: simplified, language: 'zh-Hans' }),
      of({ text: traditional, language: 'zh-Hant', title: '渡口舊事' }),
    ] as const;
    expect(groups(...pair)).toEqual([{ kept: 0, dropped: [1], because: 'other-script' }]);
  });

  it('are versions with small edits under one title at one time; the corrected one is kept', () => {
    expect(groups(of({ text }), of({ text: edited(text), modified: '2021-05-04' }))).toEqual([
      { kept: 1, dropped: [0], because: 'near-text' },
    ]);
  });

  it('are two versions at one address, in any of its forms', () => {
    const url = 'example.org/gb/21/5/3/n1.htm';
    const rewritten = text.slice(0, 1100) + prose(99, 500);
    expect(
      groups(
        of({ text, url: `https://www.${url}` }),
        of({ text: rewritten, url: `http://m.${url}?utm_source=x`, title: '新题' }),
      ),
    ).toMatchObject([{ dropped: [expect.any(Number)], because: 'same-address' }]);
  });

  it('chain: a copy of a copy is a copy', () => {
    expect(groups(of({ text }), of({ text }), of({ text: edited(text) }))).toHaveLength(1);
  });
});

describe('two articles stay two', () => {
  it('when they are issues of one column that differ in a name or a figure', () => {
    const issue = (day: number) =>
      of({
        title: '开奖公告',
        published: `2021-05-0${day}`,
        text: `第${day}期开出${day}号。${text}`,
      });
    expect(groups(issue(3), issue(4), issue(5))).toEqual([]);
    // Two days may be one article and its correction.
    expect(groups(issue(3), issue(4))).toHaveLength(1);
  });

  const different = (a: Parameters<typeof record>[0], b: Parameters<typeof record>[0]) =>
    expect(groups(of(a), of(b))).toEqual([]);

  it('under one title with different texts', () => different({ text }, { text: prose(8, 1500) }));

  it('at one address that a site gives every page', () =>
    different(
      { text, url: 'https://example.org/' },
      { text: prose(8, 1500), url: 'https://example.org/' },
    ));

  it('when a form is filled in anew on another day', () => {
    const form = (price: number) => `${text}今日粮价每担${price}元，市集照常。`;
    different(
      { text: form(31), title: '粮价 5月3日', published: '2021-05-03' },
      { text: form(32), title: '粮价 5月4日', published: '2021-05-04' },
    );
    different(
      { text: edited(text), published: '2021-05-03' },
      { text, published: '2021-06-03', title: '另一题' },
    );
  });

  it('as two instalments with a common summary', () =>
    different({ text, title: '春（一）' }, { text: edited(text), title: '春（二）' }));

  it('when both are one short sentence that many share, or have no text at all', () => {
    different({ text: '详见图片。', title: '甲' }, { text: '详见图片。', title: '乙' });
    different({ text: '', title: '甲' }, { text: '', title: '乙' });
    const picture = (address: string) => ({
      candidates: [address],
      alt: '',
      role: 'figure' as const,
    });
    different(
      { text: '详见图片。', pictures: [picture('https://example.org/1.jpg')] },
      { text: '详见图片。', pictures: [picture('https://example.org/2.jpg')] },
    );
  });

  it('when one quotes the other at length', () =>
    different({ text: text + prose(21, 1500) }, { text }));
});

const S2T: Record<string, string> = Object.fromEntries(
  [
    '书書',
    '与與',
    '报報',
    '纸紙',
    '从從',
    '个個',
    '学學',
    '会會',
    '来來',
    '这這',
    '里裡',
    '阅閱',
    '种種',
    '桥橋',
    '热熱',
    '闹鬧',
    '铁鐵',
    '车車',
    '钟鐘',
    '楼樓',
  ].map(([...pair]) => pair as [string, string]),
);
