import { describe, expect, it } from 'vitest';
import { parse } from 'yaml';
import { settingsSchema } from '../../src/settings/schema.ts';
import type { ArticleRecord } from '../../src/types.ts';
import { initialSettings } from '../../src/volume/init.ts';
import { planShelf } from '../../src/volume/plan.ts';
import type { By } from '../../src/volume/theme.ts';
import { inventedArticle, topics } from '../bench/invented-text.ts';
import { record, rules } from './records.ts';

const shelf = { key: 'test-shelf', title: '河畔 "文集": #1' };

const written = (records: ArticleRecord[], by?: By) =>
  initialSettings(records, { title: shelf.title, by, rules: rules() });

const groups = (records: ArticleRecord[], given: Parameters<typeof rules>[0]) =>
  planShelf(records, rules(given), { shelf }).volumes.map(({ title, sections }) => [
    title,
    sections.flatMap(({ articles }) => articles).toSorted(),
  ]);

describe('initialSettings', () => {
  const records = ['hills/a', 'hills/b', '河/上游/c', '- odd: "x"/d', 'e'].map((place, order) =>
    record({
      place: `${place}.md`,
      order,
      tags: order % 2 ? ['true'] : ['1', 'x'],
      authors: ['O\'Brien "B"'],
      published: `202${order % 2}-05-0${order + 1}`,
    }),
  );

  it.each(['folder', 'tag', 'author', 'year', 'month'] as const)(
    'writes rules that make the same themes as --by %s',
    (by) => {
      const settings = parse(written(records, by));
      expect(settings.title).toBe(shelf.title);
      expect(() => settingsSchema.parse(settings)).not.toThrow();
      const asRules = new Map(groups(records, settings).map(([title, ids]) => [title, ids]));
      const asked = new Map(groups(records, { by }).map(([title, ids]) => [title, ids]));
      expect(asRules).toEqual(asked);
    },
  );

  it('says what was found', () => {
    expect(written(records)).toContain('# Found: 5 articles, from 2020-05-01 to 2021-05-04');
  });

  it('finds subjects in a folder without folders, and rules that take most of them', () => {
    const mixed = topics.slice(0, 3).flatMap((topic, t) =>
      Array.from({ length: 20 }, (_, i) => {
        const { title, tags, paragraphs } = inventedArticle(t * 100 + i, topic, 900);
        const place = `${i * 3 + t}.md`;
        return record({ place, order: i * 3 + t, title, tags, text: paragraphs.join('\n') });
      }),
    );
    const settings = settingsSchema.parse(parse(written(mixed)));
    expect(settings.themes.length).toBeGreaterThanOrEqual(3);
    const { volumes } = planShelf(mixed, settings, { shelf });
    const rest = volumes.find(({ theme }) => theme.key === '(rest)');
    const left = rest?.sections.flatMap(({ articles }) => articles).length ?? 0;
    expect(left).toBeLessThan(mixed.length / 4);
  });
});
