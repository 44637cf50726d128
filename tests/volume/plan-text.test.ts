import { describe, expect, it } from 'vitest';
import type { ArticleRecord } from '../../src/types.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { planLines } from '../../src/volume/plan-text.ts';
import { prose, record, rules, shelf } from './records.ts';

const walks = (count: number, folders: number): ArticleRecord[] =>
  Array.from({ length: count }, (_, i) =>
    record({
      place: `walks-${i % folders}/${i}.md`,
      order: i,
      title: `Walk ${i}`,
      published: new Date(Date.UTC(2020, 0, 1 + i)).toISOString().slice(0, 10),
      text: prose(i + 1, 120),
    }),
  );

function lines(records: ArticleRecord[], given: Parameters<typeof rules>[0] = {}, isWhole = false) {
  const plan = planShelf(records, rules(given), { shelf });
  return planLines(plan, new Map(records.map((each) => [each.id, each])), isWhole);
}

describe('a plan for people', () => {
  it('tells each theme, its volumes and the sum', () => {
    expect(lines(walks(12, 2), { volumes: { maxArticles: 4 } })).toEqual([
      'walks-0: 6 articles in 2 volumes, 2020-01-01 to 2020-01-11, about 0.3 MB',
      '  walks-0 1: 3 articles, 2020-01-01 to 2020-01-05, about 0.2 MB',
      '  walks-0 2: 3 articles, 2020-01-07 to 2020-01-11, about 0.2 MB',
      'walks-1: 6 articles in 2 volumes, 2020-01-02 to 2020-01-12, about 0.3 MB',
      '  walks-1 1: 3 articles, 2020-01-02 to 2020-01-06, about 0.2 MB',
      '  walks-1 2: 3 articles, 2020-01-08 to 2020-01-12, about 0.2 MB',
      '4 volumes in 2 themes, 12 of 12 articles, about 0.7 MB',
    ]);
  });

  it('says one, not ones', () => {
    expect(lines(walks(1, 1))).toEqual([
      'Test shelf: 1 article, 2020-01-01, about 0.2 MB',
      '1 volume, 1 of 1 article, about 0.2 MB',
    ]);
  });

  it('stays short for 400 volumes', () => {
    const long = lines(walks(1600, 8), { volumes: { maxArticles: 4 } });
    expect(long).toHaveLength(17);
    expect(long[1]).toBe('  walks-0 1 … walks-0 50: 4 articles, 0.2 MB each');
    expect(long.at(-1)).toBe('400 volumes in 8 themes, 1,600 of 1,600 articles, about 66.0 MB');
    expect(lines(walks(1600, 8), { volumes: { maxArticles: 4 } }, true).length).toBeGreaterThan(
      2000,
    );
  });

  it('tells of which articles others are copies, ten of them unless all are asked for', () => {
    const copies = Array.from({ length: 14 }, (_, i) =>
      record({
        place: `walks-0/copy-${i}.md`,
        order: 50 + i,
        title: 'Walk 0',
        text: prose(1, 120),
      }),
    );
    const told = lines([...walks(4, 1), ...copies]);
    expect(told.slice(2, 4)).toEqual([
      '14 copies left out:',
      '  walks-0/copy-0.md = walks-0/0.md (the text is the same)',
    ]);
    expect(told).toHaveLength(14);
    expect(told.at(-1)).toBe('  … and 4 more (--verbose lists all)');
    expect(
      lines([...walks(4, 1), ...copies], {}, true).filter((l) => l.includes(' = ')),
    ).toHaveLength(14);
  });

  it('lists what is in no volume', () => {
    const given = {
      themes: [{ title: 'One', files: 'walks-0/0.md' }],
      volumes: { leaveOutRest: true },
    };
    expect(lines(walks(3, 1), given).slice(1)).toEqual([
      '1 volume, 1 of 3 articles, about 0.2 MB',
      '2 articles in no volume:',
      '  walks-0/1.md',
      '  walks-0/2.md',
    ]);
  });
});
