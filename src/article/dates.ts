import { isCalendarDay, written } from './dates/calendar.ts';
import {
  chinese,
  chineseWithoutYear,
  dayOfDispatch,
  eraYear,
  monthFirst,
  republicYear,
} from './dates/chinese.ts';
import { type Day, withPlainFigures } from './dates/numbers.ts';
import {
  compact,
  dayMonthName,
  monthNameDay,
  unixTime,
  yearFirst,
  yearLast,
} from './dates/western.ts';

/**
 * Printed date → ISO date, for the ways that newspapers, blogs and front matter write days.
 * The printed calendar day is kept: a time zone never shifts it.
 */

/** What is known besides the printed text, for dates that leave the year out. */
export interface DateHint {
  year?: number;
  /** A day nearby (ISO), e.g. the one in the page's address: the year is taken closest to it. */
  near?: string;
}

/**
 * @param printed one date as printed, possibly with words around it
 * @returns `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss+hh:mm` where time and zone are printed too;
 *   undefined when there is no date or it is not a day of the calendar
 */
export function parseDate(printed: string, hint: DateHint = {}): string | undefined {
  const text = withPlainFigures(printed.slice(0, MAX_LENGTH).normalize('NFKC').trim());
  for (const read of forms) {
    const found = read(text);
    if (!found) continue;
    const iso = isoOf(found, hint);
    return iso && iso + timeOf(text);
  }
  return undefined;
}

/** A date is short; longer texts are prose, in which a date is looked for at the head only. */
const MAX_LENGTH = 300;

/** Tried in this order: the forms that leave least to guess come first. */
const forms: ((text: string) => Day | undefined)[] = [
  yearFirst,
  compact,
  chinese,
  eraYear,
  republicYear,
  dayMonthName,
  monthNameDay,
  yearLast,
  unixTime,
  chineseWithoutYear,
  monthFirst,
  dayOfDispatch,
];

function isoOf(found: Day, hint: DateHint): string | undefined {
  const { year, month } = found.year && found.month ? found : fromHint(found, hint);
  if (year === undefined || month === undefined) return undefined;
  return isCalendarDay(year, month, found.day) ? written(year, month, found.day) : undefined;
}

interface Month {
  year?: number | undefined;
  month?: number | undefined;
}

/** Year, or year and month, that bring the day nearest to the one that is known. */
function fromHint({ month, day }: Day, { year, near }: DateHint): Month {
  const [nearYear = 0, nearMonth = 1] = (near ?? '').split('-').map(Number);
  if (!near || !nearYear) return { year, month };
  const nearTime = Date.parse(near.slice(0, 10));
  const distance = (candidate: Required<Month>) =>
    Math.abs(Date.parse(written(candidate.year!, candidate.month!, day)) - nearTime);
  const candidates = month
    ? [0, -1, 1].map((step) => ({ year: nearYear + step, month }))
    : [0, -1, 1].map((step) => monthsFrom(nearYear, nearMonth, step));
  const real = candidates.filter((one) => isCalendarDay(one.year, one.month, day));
  return real.sort((one, other) => distance(one) - distance(other))[0] ?? {};
}

function monthsFrom(year: number, month: number, step: number) {
  const count = year * 12 + (month - 1) + step;
  return { year: Math.floor(count / 12), month: (count % 12) + 1 };
}

/** The time of day, only where its zone is printed too: without one it says nothing certain. */
function timeOf(text: string): string {
  const [, hour, minute, second = '00', offset] = TIME.exec(text) ?? [];
  if (!hour || Number(hour) > 23 || Number(minute) > 59 || Number(second) > 59) return '';
  return `T${hour.padStart(2, '0')}:${minute}:${second}${offset ? isoZone(offset) : 'Z'}`;
}

const TIME =
  /(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d)(?:\.\d+)?)? ?(?:(?:GMT|UTC)?([+-]\d\d:?\d\d)|Z|GMT|UTC)(?!\d)/;

function isoZone(offset: string): string {
  return offset.includes(':') ? offset : `${offset.slice(0, 3)}:${offset.slice(3)}`;
}
