import { describe, expect, it, test } from 'vitest';
import { convertText } from '../../src/article/script.ts';
import { serialise } from '../../src/article/xhtml.ts';
import { indexVolume, inEditionOrder } from '../../src/volume/index-volume.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { record, rules, shelf } from './records.ts';

const records = [
  record({
    place: 'hills/a.md',
    order: 0,
    title: 'A < B',
    published: '2021-05-02',
    authors: ['Ann'],
    tags: ['mill'],
    url: 'https://example.org/a',
  }),
  record({ place: 'coast/b.md', order: 1, title: 'Boats', tags: ['mill', 'sea'] }),
  record({ place: 'coast/c.md', order: 2, title: 'Crabs', published: '2020-01-01' }),
];

const plan = planShelf(records, rules(), { shelf });
const byId = new Map(records.map((each) => [each.id, each]));

describe('the index volume', () => {
  const index = indexVolume(plan, byId, shelf)!;
  const pages = (title: string) => {
    const section = index.volume.sections.find((each) => each.title === title);
    return section?.articles.map((id) => {
      const page = index.articles.find((each) => each.id === id)!;
      return [page.title, serialise(page.body).replace(/<\/?ul>/g, '')];
    });
  };

  it('lists every article by date, theme, author and tag, with its volume', () => {
    expect(pages('By date')).toEqual([
      ['2020', '<li>Crabs — 1 January 2020 · coast</li>'],
      ['2021', '<li><a href="https://example.org/a">A &lt; B</a> — 2 May 2021 · hills</li>'],
      ['Undated', '<li>Boats — coast</li>'],
    ]);
    expect(pages('By theme')?.map(([title]) => title)).toEqual(['coast', 'hills']);
    expect(pages('By author')?.map(([title]) => title)).toEqual(['Ann']);
    expect(pages('By tag')?.map(([title]) => title)).toEqual(['mill']);
  });

  it('is a volume like others: an identifier and a file name of its own', () => {
    expect(index.volume).toMatchObject({ title: 'Test shelf Index', fileName: 'Test shelf Index' });
    expect(plan.volumes.map(({ identifier }) => identifier)).not.toContain(index.volume.identifier);
    const ids = index.articles.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it('does not exist for an empty shelf', () => {
    expect(indexVolume(planShelf([], rules(), { shelf }), new Map(), shelf)).toBeUndefined();
  });
});

test('authors stand by pinyin, by strokes in a Traditional edition; dates as they are', () => {
  const authors = ['张帆', '丁玲', '曾巩', '李白', '阿城'];
  const articles = authors.map((author, n) =>
    record({
      place: `文/${n}.md`,
      language: 'zh-Hans',
      authors: [author],
      ...(n > 0 ? { published: `20${30 - n}-01-01` } : {}),
    }),
  );
  const shelfPlan = planShelf(articles, rules(), { shelf });
  const index = indexVolume(shelfPlan, new Map(articles.map((each) => [each.id, each])), shelf)!;
  const titlesIn = ({ sections }: typeof index.volume, to: 'zh-Hans' | 'zh-Hant') =>
    [0, 2].map((section) =>
      sections[section]!.articles.map((id) =>
        convertText(index.articles.find((page) => page.id === id)!.title, 'zh-Hans', to),
      ),
    );
  const years = ['2026年', '2027年', '2028年', '2029年'];
  expect(titlesIn(index.volume, 'zh-Hans')).toEqual([
    [...years, '日期不详'],
    ['阿城', '曾巩', '丁玲', '李白', '张帆'],
  ]);
  const pages = index.articles.map((page) => ({
    ...page,
    title: convertText(page.title, 'zh-Hans', 'zh-Hant'),
  }));
  const traditional = inEditionOrder({ ...index.volume, language: 'zh-Hant' }, pages);
  expect(titlesIn(traditional, 'zh-Hant')).toEqual([
    [...years, '日期不詳'],
    ['丁玲', '李白', '阿城', '張帆', '曾鞏'],
  ]);
});
