import { describe, expect, it } from 'vitest';
import type { ShelfPlan, VolumePlan } from '../../src/types.ts';
import { completePlan } from '../../src/volume/given-plan.ts';
import { planShelf } from '../../src/volume/plan.ts';
import { printablePlan, readPlan } from '../../src/volume/plan-file.ts';
import { sizesFor } from '../../src/volume/size.ts';
import { prose, record, rules, shelf } from './records.ts';

const records = Array.from({ length: 6 }, (_, i) =>
  record({
    place: `${i % 2 ? 'hills' : 'lakes'}/${i}.md`,
    order: i,
    title: `Walk ${i}`,
    published: `2024-03-0${i + 1}`,
    text: prose(i + 1, 400),
  }),
);
const copy = record({ place: 'lakes/copy.md', order: 9, title: 'Walk 0', text: prose(1, 400) });
const all = [...records, copy];
const made = planShelf(all, rules(), { shelf });

interface Printed extends Omit<ShelfPlan, 'volumes'> {
  volumes: Partial<VolumePlan>[];
  titles: Record<string, string>;
}
const printed = () => JSON.parse(JSON.stringify(printablePlan(made, all))) as Printed;

function given(edited: object, of = all) {
  const { plan: written, problem } = readPlan(JSON.stringify(edited), 'plan.json', of);
  if (!written) return { problems: [problem!], notes: [] };
  return completePlan(written, of, { file: 'plan.json', shelf, sizes: sizesFor(rules()) });
}

const codes = ({ problems }: { problems: { code: string }[] }) => problems.map(({ code }) => code);

describe('a plan in a file', () => {
  it('calls articles by their places and tells their titles', () => {
    const { volumes, titles, duplicates } = printed();
    expect(volumes[0]!.sections![0]!.articles).toContain('lakes/0.md');
    expect(titles['hills/1.md']).toBe('Walk 1');
    expect(duplicates).toMatchObject([{ kept: 'lakes/0.md', dropped: ['lakes/copy.md'] }]);
  });

  it('is the same plan when it is read again', () => {
    const { plan, notes } = given(printed());
    expect(plan).toEqual(JSON.parse(JSON.stringify(made)));
    expect(notes).toEqual([]);
  });

  it('may be edited: articles moved, a volume added with title and articles alone', () => {
    const edited = printed();
    const [lakes, hills] = edited.volumes as [Partial<VolumePlan>, Partial<VolumePlan>];
    lakes.sections![0]!.articles = ['lakes/0.md', 'hills/1.md'];
    hills.sections![0]!.articles = ['hills/3.md'];
    edited.volumes.push({
      title: 'Short walks',
      sections: [{ title: '', articles: ['lakes/2.md', 'hills/5.md'] }],
    });
    const { plan, notes, problems } = given(edited);
    expect(problems).toEqual([]);
    expect(plan!.volumes[0]).toMatchObject({ from: '2024-03-01', until: '2024-03-02' });
    expect(plan!.volumes[2]).toMatchObject({
      ...{
        key: 'Short walks/1',
        fileName: 'Short walks',
        number: 1,
        total: 1,
        language: 'en',
      },
      ...{ from: '2024-03-03', until: '2024-03-06' },
    });
    expect(plan!.volumes[2]!.identifier).not.toBe(plan!.volumes[0]!.identifier);
    const left = all.find(({ place }) => place === 'lakes/4.md')!;
    expect(plan!.unassigned).toEqual([left.id]);
    expect(notes).toMatchObject([
      { code: 'plan-leaves-out', args: { count: 1, examples: left.place } },
    ]);
  });

  it('keeps the identifier of a volume that got another title', () => {
    const edited = printed();
    edited.volumes[0]!.title = 'Waters';
    const { plan } = given(edited);
    expect(plan!.volumes[0]).toMatchObject({
      title: 'Waters',
      identifier: made.volumes[0]!.identifier,
      fileName: made.volumes[0]!.fileName,
    });
  });

  it('does not fit another folder, and says so once', () => {
    const { problems } = given(printed(), records.slice(2));
    expect(codes({ problems })).toEqual(['plan-articles-missing']);
    expect(problems[0]!.args).toEqual({ count: 2, examples: 'lakes/0.md, hills/1.md' });
  });

  it.each<[string, (plan: Printed) => void]>([
    ['plan-article-twice', ({ volumes }) => volumes[0]!.sections![0]!.articles.push('lakes/0.md')],
    [
      'plan-name-twice',
      ({ volumes }) =>
        volumes.push({ ...volumes[0]!, sections: [{ title: '', articles: ['lakes/copy.md'] }] }),
    ],
    ['plan-file-name', ({ volumes }) => Object.assign(volumes[0]!, { fileName: '../elsewhere' })],
    ['plan-wrong', ({ volumes }) => Object.assign(volumes[0]!, { sections: 'all' })],
  ])('is refused: %s', (code, edit) => {
    const edited = printed();
    edit(edited);
    expect(new Set(codes(given(edited)))).toEqual(new Set([code]));
  });

  it('is refused when it is no JSON', () => {
    expect(readPlan('{"volumes": [', 'plan.json', all).problem?.code).toBe('plan-not-json');
  });
});
