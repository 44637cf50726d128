/** The parts of `YYYY-MM-DD` or of what begins so, as numbers. */
export function yearMonthDay(iso: string): [year: number, month: number, day: number] {
  return iso.slice(0, 10).split('-').map(Number) as [number, number, number];
}

/** 2021年12月5日, in every kind of Chinese. */
export function chineseDay(iso: string): string {
  const [year, month, day] = yearMonthDay(iso);
  return `${year}年${month}月${day}日`;
}

/** 2021年12月 */
export function chineseMonth(iso: string): string {
  const [year, month] = yearMonthDay(iso);
  return `${year}年${month}月`;
}

/** What the kinds of Chinese say differently of parts of a year. */
export interface ChineseParts {
  half: [string, string];
  quarter: (number: string) => string;
  week: string;
}

/** A period's key in words: `2021-Q4` → 2021年第4季度. */
export function chinesePeriod(key: string, parts: ChineseParts): string {
  const [year = '', rest = ''] = key.split('-');
  const number = rest.replace(/^[HQW]?0?/, '');
  if (!rest) return `${year}年`;
  if (rest.startsWith('H')) return `${year}年${parts.half[Number(number) - 1]}`;
  if (rest.startsWith('Q')) return `${year}年${parts.quarter(number)}`;
  if (rest.startsWith('W')) return `${year}年第${number}${parts.week}`;
  return `${year}年${number}月`;
}
