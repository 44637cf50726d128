import type { ArticleRecord } from '../types.ts';

export type ArticleOrder = 'auto' | 'date' | 'newest' | 'source';

/** Code-unit order: the same everywhere, unlike `localeCompare`. */
export const byText = (a: string, b: string): number => (a < b ? -1 : Number(a > b));

/** As the sources lie: their index or natural file order, then the place. */
export const bySource = (a: ArticleRecord, b: ArticleRecord): number =>
  a.order - b.order || byText(a.place, b.place) || byText(a.id, b.id);

/** By day; within a day as the sources lie, undated last. A time of day without zone orders too. */
export function byDate(a: ArticleRecord, b: ArticleRecord): number {
  return byText(a.published ?? '9', b.published ?? '9') || bySource(a, b);
}

function byNewest(a: ArticleRecord, b: ArticleRecord): number {
  return byText(b.published ?? '', a.published ?? '') || bySource(a, b);
}

/** The records of one theme in reading order; the order they come in makes no difference. */
export function inOrder(records: ArticleRecord[], order: ArticleOrder): ArticleRecord[] {
  const rule = { date: byDate, newest: byNewest, source: bySource }[resolved(records, order)];
  return records.toSorted(rule);
}

/** Chapters without dates are read as they lie, news by date. */
function resolved(records: ArticleRecord[], order: ArticleOrder) {
  if (order !== 'auto') return order;
  const dated = records.filter(({ published }) => published !== undefined).length;
  return dated * 2 >= records.length ? 'date' : 'source';
}
