import { describe, expect, it } from 'vitest';
import { serialise } from '../../src/article/xhtml.ts';
import { indexVolume } from '../../src/volume/index-volume.ts';
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
