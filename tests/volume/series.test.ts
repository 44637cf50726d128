import { describe, expect, it } from 'vitest';
import { instalmentOf, unitsOf } from '../../src/volume/series.ts';
import { record } from './records.ts';

describe('instalmentOf', () => {
  it.each([
    ['山中岁月（二）', '山中岁月', 2],
    ['山中岁月(十二)', '山中岁月', 12],
    ['山中岁月（二十一）：雪夜', '山中岁月：雪夜', 21],
    ['山中岁月【三】', '山中岁月', 3],
    ['渡口旧事（3/5）', '渡口旧事', 3],
    ['渡口旧事 3/5', '渡口旧事', 3],
    ['渡口旧事之三', '渡口旧事', 3],
    ['渡口旧事之十：归途', '渡口旧事：归途', 10],
    ['渡口旧事（下）', '渡口旧事', 3],
    ['渡口旧事（上篇）', '渡口旧事', 1],
    ['渡口旧事 中', '渡口旧事', 2],
    ['木匠课 第3集', '木匠课', 3],
    ['木匠课第十五讲', '木匠课', 15],
    ['木匠课（第２回）', '木匠课', 2],
    ['The Mill, Part 2', 'The Mill,', 2],
    ['The Mill (Part 3 of 7)', 'The Mill ()', 3],
    ['The Mill (4)', 'The Mill', 4],
    ['The Mill #5', 'The Mill', 5],
    ['The Mill II', 'The Mill', 2],
    ['Mill Notes: Episode 7', 'Mill Notes:', 7],
  ])('%s', (title, base, number) => {
    expect(instalmentOf(title)).toMatchObject({ base, number });
  });

  it('knows how many there are where the title says so', () => {
    expect(instalmentOf('渡口旧事（3/5）')?.total).toBe(5);
    expect(instalmentOf('The Mill (Part 3 of 7)')?.total).toBe(7);
  });

  it.each([
    '山中一日',
    '两位渡船人的故事',
    '会议纪要（2021）',
    '湖上（图）',
    '上山下乡',
    'Chapter and verse',
    'I came, I saw',
    '（三）',
    'A year in review 2020/21',
    'Henry and I',
  ])('%s is no instalment', (title) => {
    expect(instalmentOf(title)).toBeUndefined();
  });
});

describe('unitsOf', () => {
  const titled = (titles: string[], given = {}) =>
    titles.map((title, order) => record({ place: `a/${order}.md`, order, title, ...given }));
  const titles = (records: ReturnType<typeof titled>) =>
    unitsOf(records).map((unit) => unit.map(({ title }) => title));

  it('gathers a series at its first instalment, by number', () => {
    expect(titles(titled(['春（二）', '别的', '春（一）', '春（三）', '夏（一）']))).toEqual([
      ['春（一）', '春（二）', '春（三）'],
      ['别的'],
      ['夏（一）'],
    ]);
  });

  it('takes 上 and 下 as two parts', () => {
    expect(titles(titled(['春（下）', '春（上）']))).toEqual([['春（上）', '春（下）']]);
  });

  it('begins anew where a number comes again', () => {
    expect(titles(titled(['春（一）', '春（二）', '间', '春（一）', '春（二）']))).toEqual([
      ['春（一）', '春（二）'],
      ['间'],
      ['春（一）', '春（二）'],
    ]);
  });

  it('does not join series of two authors', () => {
    const [one] = titled(['随笔（一）'], { authors: ['林溪'] });
    const [, two] = titled(['x', '随笔（二）'], { authors: ['陈木'] });
    expect(unitsOf([one!, two!])).toHaveLength(2);
  });

  it('believes front matter over the title', () => {
    const records = [2, 1].map((number, order) =>
      record({ place: `${order}.md`, order, title: `T${order}`, series: { title: 'S', number } }),
    );
    expect(unitsOf(records).map((unit) => unit.map(({ order }) => order))).toEqual([[1, 0]]);
  });
});
