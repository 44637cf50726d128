import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord, ShelfPlan } from '../../src/types.ts';
import { caseKey } from '../../src/volume/naming.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { prose, record, rules, shelf } from './records.ts';

const plan = (records: ArticleRecord[], given: Parameters<typeof rules>[0] = {}) =>
  planShelf(records, rules(given), { shelf });

const placed = (shelfPlan: ShelfPlan) =>
  shelfPlan.volumes.flatMap(({ sections }) => sections.flatMap(({ articles }) => articles));

describe('planShelf', () => {
  it('makes a theme of every folder, in the order of the sources, by date within', () => {
    const records = [
      record({ place: 'hills/b.md', order: 0, published: '2021-05-02' }),
      record({ place: 'hills/a.md', order: 1, published: '2021-05-01' }),
      record({ place: 'coast/c.md', order: 2, published: '2020-01-01' }),
    ];
    const { volumes } = plan(records);
    expect(volumes.map(({ title }) => title)).toEqual(['hills', 'coast']);
    expect(volumes[0]!.sections[0]!.articles).toEqual([records[1]!.id, records[0]!.id]);
    expect(volumes[0]).toMatchObject({ key: 'hills/1', from: '2021-05-01', until: '2021-05-02' });
  });

  it('keeps undated chapters as they lie', () => {
    const records = [3, 1, 2].map((order) => record({ place: `book/${order}.md`, order }));
    expect(placed(plan(records))).toEqual([records[1]!.id, records[2]!.id, records[0]!.id]);
  });

  it('splits by number into even volumes', () => {
    const records = Array.from({ length: 11 }, (_, order) =>
      record({ place: `book/${order}.md`, order }),
    );
    const { volumes } = plan(records, { volumes: { maxArticles: 4 } });
    expect(volumes.map(({ sections }) => sections[0]!.articles.length)).toEqual([4, 4, 3]);
    expect(volumes.map(({ fileName }) => fileName)).toEqual([
      'Test shelf 01',
      'Test shelf 02',
      'Test shelf 03',
    ]);
  });

  it('splits by period and says so in titles', () => {
    const records = ['2021-03-01', '2021-11-05', '2022-01-09'].map((published, order) =>
      record({ place: `河/${order}.md`, order, published, language: 'zh-Hans' }),
    );
    const { volumes } = plan(records, { volumes: { period: 'quarter' }, title: 'x' });
    expect(volumes.map(({ title }) => title)).toEqual([
      'Test shelf 2021年第1季度',
      'Test shelf 2021年第4季度',
      'Test shelf 2022年第1季度',
    ]);
    expect(volumes.map(({ key }) => key)).toEqual(['all/2021-Q1', 'all/2021-Q4', 'all/2022-Q1']);
  });

  it('binds a copy once in a theme, in every theme that has it, or once in the shelf', () => {
    const text = prose(1, 900);
    const records = ['hills/a.md', 'hills/b.md', 'coast/a.md'].map((place, order) =>
      record({ place, order, text }),
    );
    expect(plan(records).duplicates).toEqual([
      { kept: records[0]!.id, dropped: [records[1]!.id], because: 'same-text' },
    ]);
    expect(placed(plan(records))).toHaveLength(2);
    expect(placed(plan(records, { volumes: { duplicates: 'shelf' } }))).toEqual([records[0]!.id]);
    expect(placed(plan(records, { volumes: { duplicates: 'keep' } }))).toHaveLength(3);
  });
});

describe('names of themes', () => {
  const themes = (records: ArticleRecord[], by: 'tag' | 'author' | 'folder' | 'site') =>
    plan(records, { by }).volumes.map(({ theme }) => theme.title);
  const each = (values: string[], given: (value: string) => Partial<ArticleRecord>) =>
    values.map((value, order) => record({ place: `${order}.md`, order, ...given(value) }));

  it('fold case, width and Chinese script, and are spelled as most spell them', () => {
    const tags = (value: string) => ({ tags: [value] });
    expect(themes(each(['手藝', '手艺', '手艺', 'Ｓｅａ', 'sea', 'sea'], tags), 'tag')).toEqual([
      'sea',
      '手艺',
    ]);
    const authors = (value: string) => ({ authors: [value] });
    expect(
      themes(each(['林葉', '林葉', '林叶', 'Ann  Lee', 'ann lee'], authors), 'author'),
    ).toEqual(['林葉', 'Ann  Lee']);
  });

  it('keep apart what only signs tell apart', () => {
    const tags = (value: string) => ({ tags: [value] });
    expect(themes(each(['C', 'C++', 'C#'], tags), 'tag').toSorted()).toEqual(['C', 'C#', 'C++']);
  });

  it('are never the same for two themes', () => {
    const places = ['2020/notes/a.md', '2021/notes/b.md', '2021/walks/c.md'];
    const records = places.map((place, order) => {
      const folder = place.slice(0, place.lastIndexOf('/'));
      return record({ place, order, channel: { id: folder, title: folder.slice(5) } });
    });
    expect(themes(records, 'folder')).toEqual(['2020', '2021']);
    const channels = records.map((each, order) => ({
      ...each,
      channel: { id: `c${order}`, title: order === 2 ? 'Walks' : 'Notes' },
    }));
    expect(themes(channels, 'folder')).toEqual(['Notes', 'Notes (2)', 'Walks']);
    const given = { by: 'rules' as const, themes: [{ title: 'Rest', tag: 'sea' }] };
    const both = each(['sea', 'rock'], (value) => ({ tags: [value] }));
    expect(
      plan(both, { ...given, volumes: { rest: 'Rest' } }).volumes.map(({ theme }) => theme.title),
    ).toEqual(['Rest', 'Rest (2)']);
  });
});

/** Small shelves with few folders, days and texts, so that everything collides. */
const shelves = fc.uniqueArray(
  fc.record({
    folder: fc.constantFrom('Hills', 'hills', '山', 'con', 'a/b', 'a/c'),
    name: fc.integer({ min: 0, max: 60 }),
    title: fc.constantFrom('Notes (1)', 'Notes (2)', 'Notes', '随笔（一）', '随笔（二）'),
    published: fc.option(fc.constantFrom('2021-01-05', '2021-01-06', '2022-07-01')),
    text: fc.integer({ min: 0, max: 30 }),
    tags: fc.subarray(['sea', 'Sea', 'rock']),
    length: fc.integer({ min: 20, max: 4000 }),
  }),
  { maxLength: 40, selector: ({ folder, name }) => `${folder}/${name}` },
);

const made = (given: typeof shelves extends fc.Arbitrary<infer T> ? T : never) =>
  given.map(({ folder, name, title, published, text, tags, length }, order) =>
    record({
      place: `${folder}/${name}.md`,
      order,
      title,
      tags,
      text: prose(text, length),
      ...(published ? { published } : {}),
    }),
  );

const settings = fc.record({
  by: fc.constantFrom('folder', 'tag', 'year', 'none', 'author'),
  volumes: fc.record({
    maxArticles: fc.integer({ min: 1, max: 9 }),
    maxBytes: fc.integer({ min: 180_000, max: 240_000 }),
    period: fc.constantFrom('none', 'year', 'week'),
    every: fc.boolean(),
    duplicates: fc.constantFrom('theme', 'shelf', 'keep'),
  }),
});

describe('laws of plans', () => {
  it('places every article or accounts for it, never twice in a volume', () => {
    fc.assert(
      fc.property(shelves, settings, (given, input) => {
        const records = made(given);
        const result = plan(records, input as Parameters<typeof rules>[0]);
        const dropped = result.duplicates.flatMap((group) => group.dropped);
        const found = new Set([...placed(result), ...dropped, ...result.unassigned]);
        expect(found).toEqual(new Set(records.map(({ id }) => id)));
        for (const volume of result.volumes) {
          const ids = volume.sections.flatMap(({ articles }) => articles);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
      { numRuns: 150 },
    );
  });

  it('does not depend on the order in which articles come', () => {
    fc.assert(
      fc.property(shelves, settings, fc.integer(), (given, input, seed) => {
        const records = made(given);
        const shuffled = records.toSorted((a, b) => hash(a.id, seed) - hash(b.id, seed));
        const args = input as Parameters<typeof rules>[0];
        expect(plan(shuffled, args)).toEqual(plan(records, args));
      }),
      { numRuns: 100 },
    );
  });

  it('keeps budgets, and names apart', () => {
    fc.assert(
      fc.property(shelves, settings, (given, input) => {
        const { volumes } = plan(made(given), input as Parameters<typeof rules>[0]);
        for (const volume of volumes) {
          const articles = volume.sections.flatMap((section) => section.articles).length;
          expect(articles).toBeLessThanOrEqual(input.volumes.maxArticles);
          if (articles > 1) {
            expect(volume.estimatedBytes).toBeLessThanOrEqual(input.volumes.maxBytes);
          }
        }
        for (const names of [
          volumes.map(({ fileName }) => caseKey(fileName)),
          volumes.map(({ identifier }) => identifier),
          volumes.map(({ key }) => key),
        ]) {
          expect(new Set(names).size).toBe(names.length);
        }
      }),
      { numRuns: 150 },
    );
  });
});

const hash = (text: string, seed: number) =>
  Math.imul(Number.parseInt(text.slice(0, 8), 16), seed | 1);
