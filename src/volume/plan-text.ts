import type { ArticleRecord, DuplicateGroup, ShelfPlan, VolumePlan } from '../types.ts';
import { copyReasons } from './explain.ts';
import { byText } from './order.ts';

/** With more volumes than this, those of a theme are told in one line. */
const VOLUMES_LISTED = 40;
/** Copies and articles of no theme that are listed. */
const LISTED = 10;

type Records = ReadonlyMap<string, ArticleRecord>;

/**
 * A plan as lines for people: themes with their volumes, sums, copies, and what is in no volume.
 * However large the shelf, it stays a page or two unless everything is asked for.
 * @param isWhole every volume, article and copy
 */
export function planLines(plan: ShelfPlan, records: Records, isWhole: boolean): string[] {
  const isLong = plan.volumes.length > VOLUMES_LISTED && !isWhole;
  return [
    ...themesOf(plan).flatMap((volumes) => themeLines(volumes, records, { isLong, isWhole })),
    sumLine(plan, records),
    ...copyLines(plan.duplicates, records, isWhole),
    ...homelessLines(plan.unassigned, records, isWhole),
  ];
}

/** The volumes of each theme, in the order of the plan. */
function themesOf({ volumes }: ShelfPlan): VolumePlan[][] {
  const themes = new Map<string, VolumePlan[]>();
  for (const volume of volumes) {
    const theme = themes.get(volume.theme.key);
    if (theme) theme.push(volume);
    else themes.set(volume.theme.key, [volume]);
  }
  return [...themes.values()];
}

function themeLines(
  volumes: VolumePlan[],
  records: Records,
  { isLong, isWhole }: { isLong: boolean; isWhole: boolean },
): string[] {
  const one = (volume: VolumePlan, indent: string) => [
    `${indent}${volumeLine(volume)}`,
    ...(isWhole ? articleLines(volume, records, indent) : []),
  ];
  const [first] = volumes;
  if (volumes.length === 1) return one(first!, '');
  const facts = `${counted(articlesOf(volumes).length, 'article')} in ${volumes.length} volumes`;
  const head = `${first!.theme.title}: ${facts}${daysOf(volumes)}, ${sizeOf(volumes)}`;
  if (isLong) return [head, `  ${rangeLine(volumes)}`];
  return [head, ...volumes.flatMap((volume) => one(volume, '  '))];
}

const volumeLine = (volume: VolumePlan) =>
  `${volume.title}: ${counted(articlesOf([volume]).length, 'article')}${daysOf([volume])}, ${sizeOf([volume])}`;

function rangeLine(volumes: VolumePlan[]): string {
  const counts = volumes.map((volume) => articlesOf([volume]).length).sort((a, b) => a - b);
  const sizes = volumes.map(({ estimatedBytes }) => estimatedBytes).sort((a, b) => a - b);
  const articles = between(grouped(counts[0]!), grouped(counts.at(-1)!));
  const bytes = between(megabytes(sizes[0]!), megabytes(sizes.at(-1)!));
  return `${volumes[0]!.title} … ${volumes.at(-1)!.title}: ${articles} articles, ${bytes} MB each`;
}

const between = (least: string, most: string) => (least === most ? least : `${least} to ${most}`);

function articleLines(volume: VolumePlan, records: Records, indent: string): string[] {
  return volume.sections.flatMap((section) => [
    `${indent}  ${section.title}`,
    ...section.articles.map(
      (id) => `${indent}    ${records.get(id)?.place ?? id}  ${records.get(id)?.title ?? ''}`,
    ),
  ]);
}

function sumLine({ volumes }: ShelfPlan, records: Records): string {
  const themes = new Set(volumes.map(({ theme }) => theme.key)).size;
  const bound = new Set(articlesOf(volumes)).size;
  const inThemes = themes > 1 && themes < volumes.length ? ` in ${themes} themes` : '';
  return `${counted(volumes.length, 'volume')}${inThemes}, ${grouped(bound)} of ${counted(records.size, 'article')}, ${sizeOf(volumes)}`;
}

function copyLines(duplicates: DuplicateGroup[], records: Records, isWhole: boolean): string[] {
  const copies = duplicates.flatMap(({ kept, dropped, because }) =>
    dropped.map((id) => ({ id, kept, why: copyReasons[because] ?? because })),
  );
  if (copies.length === 0) return [];
  const place = (id: string) => records.get(id)?.place ?? id;
  const lines = copies.map(({ id, kept, why }) => `${place(id)} = ${place(kept)} (${why})`);
  return [`${counted(copies.length, 'copy', 'copies')} left out:`, ...shortened(lines, isWhole)];
}

function homelessLines(ids: string[], records: Records, isWhole: boolean): string[] {
  if (ids.length === 0) return [];
  const lines = ids.map((id) => records.get(id)?.place ?? id);
  return [`${counted(ids.length, 'article')} in no volume:`, ...shortened(lines, isWhole)];
}

function shortened(lines: string[], isWhole: boolean): string[] {
  const listed = isWhole ? lines : lines.slice(0, LISTED);
  const more = lines.length - listed.length;
  const ending = more > 0 ? [`… and ${grouped(more)} more (--verbose lists all)`] : [];
  return [...listed, ...ending].map((line) => `  ${line}`);
}

const articlesOf = (volumes: VolumePlan[]) =>
  volumes.flatMap(({ sections }) => sections.flatMap(({ articles }) => articles));

function daysOf(volumes: VolumePlan[]): string {
  const first = volumes.flatMap(({ from }) => from ?? []).toSorted(byText)[0];
  const last = volumes
    .flatMap(({ until }) => until ?? [])
    .toSorted(byText)
    .at(-1);
  if (!first || !last) return '';
  return first === last ? `, ${first}` : `, ${first} to ${last}`;
}

const sizeOf = (volumes: VolumePlan[]) =>
  `about ${megabytes(volumes.reduce((sum, { estimatedBytes }) => sum + estimatedBytes, 0))} MB`;

const megabytes = (bytes: number) =>
  bytes < 1e8 ? (bytes / 1e6).toFixed(1) : grouped(Math.round(bytes / 1e6));

/** 12,345 */
const grouped = (count: number) => count.toLocaleString('en-GB');

const counted = (count: number, one: string, many = `${one}s`) =>
  `${grouped(count)} ${count === 1 ? one : many}`;
