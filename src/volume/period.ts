export type Period = 'none' | 'year' | 'half' | 'quarter' | 'month' | 'week';

/**
 * The period a day belongs to, as a key that sorts by time: `2021`, `2021-H2`, `2021-Q4`,
 * `2021-12`, `2021-W50` (ISO 8601 week).
 * @param published ISO date or date-time; its printed calendar day counts
 * @returns '' without a date or for `none`
 */
export function periodOf(published: string | undefined, period: Period): string {
  const [, year, month, day] = /^(\d{4})-(\d\d)-(\d\d)/.exec(published ?? '') ?? [];
  if (!year || period === 'none') return '';
  const index = Number(month) - 1;
  switch (period) {
    case 'year':
      return year;
    case 'half':
      return `${year}-H${Math.floor(index / 6) + 1}`;
    case 'quarter':
      return `${year}-Q${Math.floor(index / 3) + 1}`;
    case 'month':
      return `${year}-${month}`;
    case 'week':
      return weekOf(Number(year), index, Number(day));
  }
}

const DAY = 86_400_000;

/** A week belongs to the year of its Thursday (ISO 8601). */
function weekOf(year: number, month: number, day: number): string {
  const date = Date.UTC(year, month, day);
  const weekday = (new Date(date).getUTCDay() + 6) % 7;
  const thursday = new Date(date + (3 - weekday) * DAY);
  const first = Date.UTC(thursday.getUTCFullYear(), 0, 1);
  const week = Math.floor((thursday.getTime() - first) / DAY / 7) + 1;
  return `${thursday.getUTCFullYear()}-W${String(week).padStart(2, '0')}`;
}
