import { isCalendarDay, written } from './calendar.ts';

/** Where news sites put the day in an address, the surest first. */
const forms = [
  // /2021/12/16/, /21/12/16/, /2021-12-16/, /2021-12/16/, /2021/12-16/
  /\/((?:19|20)?\d\d)[/-](\d{1,2})[/-](\d{1,2})(?=[/._-]|$)/,
  // /2021/1216/, /21/1216/
  /\/((?:19|20)?\d\d)\/(\d\d)(\d\d)(?=[/._-]|$)/,
  // /20211216/, -20211216.html, /202112160012.aspx (a number of the day follows)
  /[/_-](20\d\d|199\d)(\d\d)(\d\d)(?:\d{4})?(?=[/._-]|$)/,
];

/**
 * The day in the address of a news article.
 * @returns `YYYY-MM-DD`, undefined where the address has none
 */
export function dayInAddress(url: string): string | undefined {
  for (const form of forms) {
    const [, year = '', month, day] = form.exec(url.slice(0, LONGEST)) ?? [];
    if (!year) continue;
    const full = Number(year.length === 2 ? `20${year}` : year);
    if (isCalendarDay(full, Number(month), Number(day))) {
      return written(full, Number(month), Number(day));
    }
  }
  return undefined;
}

const LONGEST = 1000;
