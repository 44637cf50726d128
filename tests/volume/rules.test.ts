import { describe, expect, it } from 'vitest';
import { recordOf } from '../../src/article/record.ts';
import { settingsSchema } from '../../src/settings/schema.ts';
import type { Condition } from '../../src/settings/theme-rules.ts';
import type { Article } from '../../src/types.ts';
import { namesInList } from '../../src/volume/index-list.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { testOf, textPatternsOf } from '../../src/volume/rules.ts';
import { article, paragraph } from '../builders.ts';
import { record, rules, shelf } from './records.ts';

/** Whether an article with this text meets a condition as written in wenji.yaml. */
function takes(written: object, given: Partial<Article> & { text?: string }, lists = new Map()) {
  const { themes } = settingsSchema.parse({ themes: [{ title: 'T', ...written }] });
  const { title: _title, key: _key, ...condition } = themes[0]!;
  const patterns = Object.fromEntries(
    Object.entries(textPatternsOf(themes)).map(([name, { source, flags }]) => [
      name,
      new RegExp(source, flags),
    ]),
  );
  const { text = '', ...rest } = given;
  const made = recordOf(article({ body: [paragraph(text)], ...rest }), patterns);
  return testOf(condition as Condition, lists)(made) !== undefined;
}

describe('a condition takes', () => {
  it.each([
    ['a folder and what lies below', { folder: 'news' }, { place: 'news/2021/a.md' }],
    ['a pattern of folders', { folder: './*/2021/' }, { place: 'news/2021/a.md' }],
    ['a channel by id', { channel: 'ch01' }, { channel: { id: 'ch01', title: '农事' } }],
    ['a channel by name', { channel: '农事' }, { channel: { id: 'ch01', title: '農事' } }],
    ['a tag in any case and script', { tag: ['x', 'Rivers'] }, { tags: ['rivers'] }],
    ['a category', { tag: '经济' }, { categories: ['經濟'] }],
    ['a word of the title', { keyword: '渡口' }, { title: '湖边渡口' }],
    ['a word of the text', { keyword: 'mill' }, { text: 'Down by the Mill, early.' }],
    ['a pattern of the text', { textKeyword: '/粮价[0-9]+元/' }, { text: '今天粮价31元。' }],
    ['an author', { author: '林溪' }, { authors: ['陈木', '林溪'] }],
    ['a site by name', { site: 'Valley Post' }, { site: 'valley post' }],
    ['a site by host', { site: 'example.org' }, { url: 'https://news.example.org/1' }],
    ['every Chinese', { language: 'zh' }, { language: 'zh-Hant' }],
    ['days from', { from: '2021-03' }, { published: '2021-03-01' }],
    [
      'days until, the last month whole',
      { until: '2021-03' },
      { published: '2021-03-31T23:00:00+08:00' },
    ],
    [
      'a field of front matter',
      { field: { mood: ['calm'] } },
      { fields: { mood: ['glad', 'Calm'] } },
    ],
    ['any value of a field', { field: { mood: '*' } }, { fields: { mood: 'glad' } }],
    ['a file', { files: 'news/**' }, { place: 'news/2021/a.md' }],
    ['all of several', { tag: 'a', author: 'b' }, { tags: ['a'], authors: ['b'] }],
    ['any', { any: [{ tag: 'a' }, { author: 'b' }] }, { authors: ['b'] }],
    ['all', { all: [{ tag: 'a' }, { tag: 'b' }] }, { tags: ['b', 'a'] }],
    ['not', { not: { tag: 'a' } }, { tags: ['b'] }],
    ['everything, if it says nothing', {}, {}],
  ])('%s', (_what, written, given) => expect(takes(written, given)).toBe(true));

  it.each([
    ['a folder whose name only begins so', { folder: 'news' }, { place: 'newsletter/a.md' }],
    ['a word within a word', { keyword: 'mill' }, { text: 'A million.' }],
    ['another title', { titleKeyword: '渡口' }, { text: '渡口' }],
    ['a host that only ends so', { site: 'example.org' }, { url: 'https://badexample.org/' }],
    ['articles without a date', { from: '2021' }, {}],
    ['the day after', { until: '2021-03-30' }, { published: '2021-03-31' }],
    ['fields of Object.prototype', { field: { constructor: '*' } }, {}],
    ['half of all', { tag: 'a', author: 'b' }, { tags: ['a'] }],
    ['what not excludes', { tag: 'a', not: [{ tag: 'b' }] }, { tags: ['a', 'b'] }],
  ])('not %s', (_what, written, given) => expect(takes(written, given)).toBe(false));

  it('what a list file names, as mirrors write them', () => {
    const names = namesInList('\uFEFFn12,"Title, with comma"\r\n"n13",x\r\n\r\nessays/a.md\r\n');
    const lists = new Map([['list.csv', names]]);
    const listed = (place: string) => takes({ index: 'list.csv' }, { place }, lists);
    expect(['pages/ch01/n12.md', 'n13.html', 'essays/a.md'].every(listed)).toBe(true);
    expect(['pages/ch01/n1.md', 'essays/b.md'].some(listed)).toBe(false);
  });

  it('nothing by a pattern that is no pattern: the settings refuse it', () => {
    const parse = () => settingsSchema.parse({ themes: [{ title: 'T', keyword: '/(/' }] });
    expect(parse).toThrow(/regular expression/i);
  });
});

describe('themes by rules', () => {
  const records = ['a', 'a b', 'b', 'c'].map((tags, order) =>
    record({ place: `${order}.md`, order, tags: tags.split(' ') }),
  );
  const themes = [
    { title: 'Second', tag: 'b' },
    { title: 'First', tag: 'a' },
  ];
  const shown = (given: Parameters<typeof rules>[0]) => {
    const plan = planShelf(records, rules(given), { shelf });
    const orders = new Map(records.map(({ id, order }) => [id, order]));
    const volumes = plan.volumes.map(({ title, sections }): [string, (number | undefined)[]] => [
      title,
      sections.flatMap(({ articles }) => articles.map((id) => orders.get(id))),
    ]);
    return { volumes, unassigned: plan.unassigned.map((id) => orders.get(id)), plan };
  };

  it('take the first that fits, in the order written, and the rest last', () => {
    expect(shown({ themes }).volumes).toEqual([
      ['Second', [1, 2]],
      ['First', [0]],
      ['Other', [3]],
    ]);
  });

  it('take every one that fits, if wanted', () => {
    expect(shown({ themes, volumes: { every: true } }).volumes).toEqual([
      ['Second', [1, 2]],
      ['First', [0, 1]],
      ['Other', [3]],
    ]);
  });

  it('leave out the rest, if wanted, and say so', () => {
    const { volumes, unassigned } = shown({ themes, volumes: { leaveOutRest: true } });
    expect(volumes.map(([title]) => title)).toEqual(['Second', 'First']);
    expect(unassigned).toEqual([3]);
  });

  it('have a title of their own for the rest', () => {
    const { volumes } = shown({ themes: [...themes, { title: 'All else' }] });
    expect(volumes.at(-1)).toEqual(['All else', [3]]);
  });

  it('keep identifiers when a theme with a key gets another title', () => {
    const named = (title: string) =>
      shown({ themes: [{ title, key: 'sea', tag: 'a' }] }).plan.volumes[0]!;
    expect(named('Sea').identifier).toBe(named('Ocean').identifier);
    expect(named('Sea').title).not.toBe(named('Ocean').title);
  });

  it('give titles by a pattern', () => {
    const { plan } = shown({
      themes,
      volumes: { title: '{theme}, volume {number} of {total} {period} {unknown}' },
    });
    expect(plan.volumes[0]!.title).toBe('Second, volume 1 of 1 {unknown}');
  });

  it('tell why', () => {
    const { plan } = shown({ themes });
    expect(plan.reasons[records[1]!.id]).toEqual([
      { volume: 'Second/1', rule: 'theme-rule', detail: 'tag b' },
    ]);
  });
});
