import { z } from 'zod';
import { message } from '../messages.ts';
import type { ArticleRecord, Message, ShelfPlan } from '../types.ts';
import { duplicateSchema } from './lock.ts';

/**
 * A plan as a file that people read and edit: articles are called by their places, and a volume
 * needs no more than a title and its articles.
 */
const volumeSchema = z.object({
  key: z.string().min(1).optional(),
  theme: z.object({ key: z.string(), title: z.string() }).optional(),
  number: z.number().int().min(1).optional(),
  total: z.number().int().min(1).optional(),
  period: z.string().optional(),
  title: z.string().min(1),
  fileName: z.string().min(1).optional(),
  identifier: z.string().startsWith('urn:uuid:').optional(),
  language: z.string().optional(),
  sections: z.array(z.object({ title: z.string().default(''), articles: z.array(z.string()) })),
  duplicates: z.array(duplicateSchema).optional(),
});

const planSchema = z.object({
  by: z.string().optional(),
  shelf: z.string().optional(),
  volumes: z.array(volumeSchema).min(1),
  duplicates: z.array(duplicateSchema).default([]),
  copies: z.array(duplicateSchema).default([]),
  unassigned: z.array(z.string()).default([]),
  reasons: z
    .record(
      z.string(),
      z.array(z.object({ volume: z.string(), rule: z.string(), detail: z.string() })),
    )
    .default({}),
});

export type WrittenPlan = z.output<typeof planSchema>;
export type WrittenVolume = WrittenPlan['volumes'][number];

/**
 * A plan for printing: articles by place, and what each place is called.
 * @param records all articles of the plan; a place that two folders share keeps its id
 */
export function printablePlan(plan: ShelfPlan, records: ArticleRecord[]): object {
  const nameOf = namesOf(records);
  const named = renamed(plan, (id) => nameOf.get(id) ?? id);
  const titles = records.map(({ id, title }) => [nameOf.get(id)!, title]);
  return { ...named, titles: Object.fromEntries(titles) };
}

/** What each article is called in a plan file. */
function namesOf(records: ArticleRecord[]): Map<string, string> {
  const counts = new Map<string, number>();
  for (const { place } of records) counts.set(place, (counts.get(place) ?? 0) + 1);
  return new Map(records.map(({ id, place }) => [id, counts.get(place) === 1 ? place : id]));
}

/**
 * Reads a plan file.
 * @param file its name, for messages
 * @param records the folder's articles; places and ids in the file become ids
 */
export function readPlan(
  text: string,
  file: string,
  records: ArticleRecord[],
): { plan?: WrittenPlan; problem?: Message } {
  let data: unknown;
  try {
    data = JSON.parse(text);
  } catch (error) {
    return { problem: message('plan-not-json', file, { detail: (error as Error).message }) };
  }
  const read = planSchema.safeParse(data);
  if (!read.success) {
    const [{ path, message: detail } = { path: [], message: '' }] = read.error.issues;
    const where = path.map(String).join('.') || 'the whole file';
    return { problem: message('plan-wrong', file, { where, detail }) };
  }
  const idOf = new Map([...namesOf(records)].map(([id, name]) => [name, id]));
  return { plan: renamed(read.data, (name) => idOf.get(name) ?? name) };
}

type Named = Pick<WrittenPlan, 'volumes' | 'duplicates' | 'copies' | 'unassigned' | 'reasons'>;

/** The same plan with other names for its articles. */
function renamed<P extends Partial<Named>>(plan: P, rename: (name: string) => string): P {
  const groups = (list: WrittenPlan['duplicates'] = []) =>
    list.map((group) => ({
      ...group,
      kept: rename(group.kept),
      dropped: group.dropped.map(rename),
    }));
  return {
    ...plan,
    volumes: plan.volumes?.map((volume) => ({
      ...volume,
      sections: volume.sections.map((section) => ({
        ...section,
        articles: section.articles.map(rename),
      })),
      ...(volume.duplicates ? { duplicates: groups(volume.duplicates) } : {}),
    })),
    duplicates: groups(plan.duplicates),
    copies: groups(plan.copies),
    unassigned: plan.unassigned?.map(rename),
    reasons: Object.fromEntries(
      Object.entries(plan.reasons ?? {}).map(([name, reasons]) => [rename(name), reasons]),
    ),
  };
}
