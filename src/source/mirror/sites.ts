import { type Element, named } from '../tree.ts';

/** The sites that the mirrors copy: their names, and the day in an article's address. */

const SITES: [host: RegExp, name: string][] = [
  [/(?:^|\.)epochtimes\.com$/, '大纪元'],
  [/(?:^|\.)dajiyuan\.com$/, '大纪元'],
  [/(?:^|\.)ntdtv\.com$/, '新唐人电视台'],
  [/(?:^|\.)secretchina\.com$/, '看中国'],
  [/(?:^|\.)soundofhope\.org$/, '希望之声'],
  [/(?:^|\.)rfa\.org$/, '自由亚洲电台'],
  [/(?:^|\.)minghui\.org$/, '明慧网'],
  [/(?:^|\.)voachinese\.com$/, '美国之音'],
  [/(?:^|\.)reuters\.com$/, '路透社'],
];

/** Name of the site that an address belongs to: the known one, else its host. */
export function siteOf(url: string): string | undefined {
  const host = /^https?:\/\/(?:www\.)?([a-z\d.-]{1,253})(?=[/?#]|$)/i.exec(url)?.[1]?.toLowerCase();
  return host && (SITES.find(([pattern]) => pattern.test(host))?.[1] ?? host);
}

const YEAR_MONTH_DAY = /\/(?:gb|b5|articles)\/(\d{1,4})\/(\d{1,2})\/(\d{1,2})\//;
const MONTH_DAY_YEAR = /-(\d{2})(\d{2})(20\d{2})\d{0,6}\.html?$/;
const COMPACT = /[-/](20\d{2})(\d{2})(\d{2})\//;

/** The day an article's address names, `YYYY-MM-DD`; it may be a day off the printed one. */
export function dayInAddress(url: string): string | undefined {
  const ordered = YEAR_MONTH_DAY.exec(url);
  if (ordered) return isoDay(fullYear(Number(ordered[1])), Number(ordered[2]), Number(ordered[3]));
  const american = MONTH_DAY_YEAR.exec(url);
  if (american) return isoDay(Number(american[3]), Number(american[1]), Number(american[2]));
  const compact = COMPACT.exec(url);
  if (compact) return isoDay(Number(compact[1]), Number(compact[2]), Number(compact[3]));
  return undefined;
}

/** Reuters names the day only in its pictures' addresses: `…&d=20180902&…`. */
export function dayOfWirePicture(root: Element): string | undefined {
  const sources = named(root, 'img').map(({ attribs }) => attribs.src ?? '');
  const day = sources.map((source) => /[?&]d=(20\d{2})(\d{2})(\d{2})&/.exec(source)).find(Boolean);
  return day ? isoDay(Number(day[1]), Number(day[2]), Number(day[3])) : undefined;
}

/** epochtimes.com writes 2001 as 1 and 2021 as 21. */
function fullYear(year: number): number {
  return year < 100 ? 2000 + year : year;
}

/** `YYYY-MM-DD` when there is such a day, else undefined. */
export function isoDay(year: number, month: number, day: number): string | undefined {
  const isWithin = year >= 1900 && year < 2200 && month >= 1 && month <= 12 && day >= 1;
  const exists = isWithin && day <= new Date(Date.UTC(year, month, 0)).getUTCDate();
  return exists ? `${year}-${`${month}`.padStart(2, '0')}-${`${day}`.padStart(2, '0')}` : undefined;
}
