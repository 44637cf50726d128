import { mkdtemp, readdir, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { ArticleRecord, ShelfPlan, VolumePlan } from '../../src/types.ts';
import { keepAside, lockOf, readLock, writeLock } from '../../src/volume/lock.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { prose, record, rules, shelf } from './records.ts';

type Input = Parameters<typeof rules>[0];

const plan = (records: ArticleRecord[], given: Input, earlier?: ShelfPlan) =>
  planShelf(records, rules(given), {
    shelf,
    ...(earlier ? { lock: lockOf(earlier, shelf.key) } : {}),
  });

const day = (number: number) => new Date(Date.UTC(2020, 0, 1 + number)).toISOString().slice(0, 10);

const articles = (from: number, until: number, folders = 4) =>
  Array.from({ length: until - from }, (_, i) => {
    const number = from + i;
    return record({
      place: `folder-${number % folders}/${number}.md`,
      order: number,
      title: `Walk ${day(number)}`,
      published: day(number),
      text: prose(number + 1, 90),
    });
  });

const ids = (volume: VolumePlan) => volume.sections.flatMap((section) => section.articles);
const changed = (before: ShelfPlan, after: ShelfPlan) =>
  before.volumes.filter(
    (volume) =>
      JSON.stringify(volume) !==
      JSON.stringify(after.volumes.find(({ key }) => key === volume.key)),
  );

describe('a shelf that grows', () => {
  it('adds 100 articles to 5,000 by changing the last volume of each theme alone', () => {
    const given = { volumes: { maxArticles: 200 } };
    const before = plan(articles(0, 5000), given);
    const after = plan(articles(0, 5100), given, before);
    const last = new Map(before.volumes.map((volume) => [volume.theme.key, volume.key]));
    expect(before.volumes).toHaveLength(28);
    expect(changed(before, after).map(({ key }) => key)).toEqual([...last.values()]);
    expect(after.volumes.flatMap(ids)).toHaveLength(5100);
  });

  it('opens a new volume when the last one is full', () => {
    const given = { by: 'none' as const, volumes: { maxArticles: 10 } };
    const before = plan(articles(0, 20), given);
    const after = plan(articles(0, 23), given, before);
    expect(changed(before, after)).toEqual([]);
    expect(after.volumes.map(({ number, title }) => [number, title])).toEqual([
      [1, 'Test shelf 1'],
      [2, 'Test shelf 2'],
      [3, 'Test shelf 3'],
    ]);
  });

  it('leaves finished periods alone: what comes late gets a supplement', () => {
    const given = { by: 'none' as const, volumes: { period: 'month' as const } };
    const early = articles(0, 60).filter((_, index) => index !== 3 && index !== 4);
    const before = plan(early, given);
    const late = articles(3, 4);
    const after = plan([...early, ...late], given, before);
    expect(changed(before, after)).toEqual([]);
    expect(after.volumes.at(-1)).toMatchObject({
      key: 'all/2020-01-s',
      title: 'Test shelf 2020-01 (supplement)',
      period: '2020-01',
    });
    const again = plan([...early, ...late, ...articles(4, 5)], given, after);
    expect(changed(after, again).map(({ key }) => key)).toEqual(['all/2020-01-s']);
  });

  it('keeps a corrected article where it is, even if rules would move it now', () => {
    const given = { by: 'tag' as const };
    const tagged = (tags: string[]) =>
      record({ place: 'a.md', order: 0, tags, text: prose(1, 90) });
    const other = record({ place: 'b.md', order: 1, tags: ['sea'], text: prose(2, 90) });
    const before = plan([tagged(['rock']), other], given);
    const after = plan([tagged(['sea']), other], given, before);
    expect(changed(before, after)).toEqual([]);
  });

  it('lets a removed article leave its volume, and an empty volume the shelf', () => {
    const given = { by: 'none' as const, volumes: { maxArticles: 2 } };
    const all = articles(0, 6);
    const before = plan(all, given);
    const after = plan(all.slice(3), given, before);
    expect(after.volumes.map((volume) => [volume.key, ids(volume)])).toEqual([
      ['all/2', [all[3]!.id]],
      ['all/3', [all[4]!.id, all[5]!.id]],
    ]);
  });

  it('tells of a copy that turns up later in the plan, not in a finished book', () => {
    const given = { by: 'none' as const, volumes: { maxArticles: 2 } };
    const text = prose(7, 900);
    const original = record({ place: 'z.md', order: 0, text, published: day(0) });
    const before = plan([original, ...articles(1, 4)], given);
    const copy = record({ place: 'copy.md', order: 9, text, published: day(0) });
    const after = plan([original, ...articles(1, 4), copy], given, before);
    expect(after.duplicates).toMatchObject([{ kept: original.id, dropped: [copy.id] }]);
    expect(changed(before, after)).toEqual([]);
  });

  it('keeps the folder themes it has when a folder beside them appears', () => {
    const make = (place: string, order: number) =>
      record({ place, order, text: prose(order + 1, 90) });
    const first = [make('news/a/1.md', 0), make('news/b/2.md', 1)];
    const before = plan(first, {});
    const after = plan([...first, make('essays/3.md', 2), make('news/a/4.md', 3)], {}, before);
    expect(after.volumes.map(({ theme }) => theme.key)).toEqual(['news/a', 'news/b', 'essays']);
  });

  it('never moves an article, never repeats a name (any growth)', () => {
    const steps = fc.array(fc.integer({ min: 0, max: 30 }), { minLength: 1, maxLength: 4 });
    const settings = fc.record({
      maxArticles: fc.integer({ min: 2, max: 9 }),
      period: fc.constantFrom('none' as const, 'week' as const, 'month' as const),
    });
    fc.assert(
      fc.property(steps, settings, fc.boolean(), (growth, volumes, isBackwards) => {
        const all = articles(0, 120, 3);
        if (isBackwards) all.reverse();
        let count = 10;
        let before = plan(all.slice(0, count), { volumes });
        for (const step of growth) {
          count += step;
          const after = plan(all.slice(0, count), { volumes }, before);
          const where = new Map(after.volumes.flatMap((v) => ids(v).map((id) => [id, v.key])));
          for (const volume of before.volumes) {
            for (const id of ids(volume)) expect(where.get(id)).toBe(volume.key);
          }
          expect(where.size).toBe(count);
          expect(after.volumes.flatMap(ids)).toHaveLength(count);
          expect(new Set(after.volumes.map(({ fileName }) => fileName)).size).toBe(
            after.volumes.length,
          );
          for (const volume of after.volumes)
            expect(ids(volume).length).toBeLessThanOrEqual(volumes.maxArticles);
          before = after;
        }
      }),
      { numRuns: 60 },
    );
  });
});

describe('the lock file', () => {
  it('comes back as it was written, and is absent before', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'wenji-')), 'wenji.lock.json');
    expect(await readLock(file)).toBeUndefined();
    const lock = lockOf(plan(articles(0, 9), {}), shelf.key);
    await writeLock(file, lock);
    expect((await readLock(file))?.lock).toEqual(lock);
    expect(await readdir(path.dirname(file))).toEqual(['wenji.lock.json']);
  });

  it('is kept aside before another is written over it, never over an earlier copy', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'wenji-')), 'wenji.lock.json');
    const keep = async (text: string) => {
      await writeFile(file, text);
      return keepAside(file);
    };
    expect(await keep('{"version":1,"vol')).toBe('wenji.lock.json.bak');
    expect(await keep('{"version":1,"vol')).toBe('wenji.lock.json.bak');
    expect(await keep('{"vers')).toBe('wenji.lock.json.2.bak');
    expect(await readFile(`${file}.bak`, 'utf8')).toBe('{"version":1,"vol');
  });

  it('is not guessed at when it is damaged', async () => {
    const file = path.join(await mkdtemp(path.join(tmpdir(), 'wenji-')), 'wenji.lock.json');
    await writeLock(file, lockOf(plan(articles(0, 9), {}), shelf.key));
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.slice(0, -40));
    expect((await readLock(file))?.problem?.code).toBe('lock-damaged');
    await writeFile(file, text.replace(/"fileName":"[^"]*"/, '"fileName":"../../elsewhere"'));
    expect((await readLock(file))?.problem?.code).toBe('lock-damaged');
  });
});
