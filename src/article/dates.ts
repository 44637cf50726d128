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

interface Day {
  year?: number | undefined;
  month: number;
  day: number;
}

/**
 * @param printed one date as printed, possibly with words around it
 * @returns `YYYY-MM-DD`, or `YYYY-MM-DDThh:mm:ss+hh:mm` where time and zone are printed too;
 *   undefined when there is no date or it is not a day of the calendar
 */
export function parseDate(printed: string, hint: DateHint = {}): string | undefined {
  const text = printed.slice(0, MAX_LENGTH).normalize('NFKC').trim();
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
  dayMonthName,
  monthNameDay,
  yearLast,
  unixTime,
  chineseWithoutYear,
];

/** 2024-03-05, 2021/3/5, 2021.3.5 */
function yearFirst(text: string): Day | undefined {
  const found = /(?<!\d)(\d{4}) ?([-/.]) ?(\d{1,2}) ?\2 ?(\d{1,2})(?!\d)/.exec(text);
  return found ? dayOf(found[1]!, found[3]!, found[4]!) : undefined;
}

/** 20240305, 20240305T100000Z, 20240305100000 */
function compact(text: string): Day | undefined {
  const found = /^(\d{4})(\d\d)(\d\d)(?:T?\d{4,6}Z?)?$/.exec(text);
  const day = found && dayOf(found[1]!, found[2]!, found[3]!);
  return day && day.month >= 1 && day.month <= 12 && day.year! >= 1800 ? day : undefined;
}

const YEAR = '(\\d{4}|[〇○零一二三四五六七八九]{4})';
const MONTH = '(\\d{1,2}|[一二三四五六七八九十]{1,2})';
const DAY = '(\\d{1,2}|[一二三四五六七八九十廿卅]{1,3})';
const MONTH_AND_DAY = `${MONTH} ?[月월] ?${DAY} ?[日号號일]`;

/** 2021年12月16日, 二零二一年一月三日, 2021년 3월 5일 */
function chinese(text: string): Day | undefined {
  const found = CHINESE.exec(text);
  return found ? dayOf(found[1]!, found[2]!, found[3]!) : undefined;
}

const CHINESE = new RegExp(`(?<!\\d)${YEAR} ?[年년] ?${MONTH_AND_DAY}`);

/** Year before the first year of each era: 民國110年 is 1911 + 110, 令和3年 is 2018 + 3. */
const eras: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988, 昭和: 1925 };

const ERA = new RegExp(
  `(民國|民国|令和|平成|昭和) ?(元|\\d{1,3}|[一二三四五六七八九十百]{1,5}) ?年 ?${MONTH_AND_DAY}`,
);

function eraYear(text: string): Day | undefined {
  const found = ERA.exec(text);
  if (!found) return undefined;
  const year = eras[found[1]!]! + readNumber(found[2]!);
  return { year, month: readNumber(found[3]!), day: readNumber(found[4]!) };
}

/** 12月5日讯: the hint tells the year. */
function chineseWithoutYear(text: string): Day | undefined {
  const found = WITHOUT_YEAR.exec(text);
  return found ? { month: readNumber(found[1]!), day: readNumber(found[2]!) } : undefined;
}

const WITHOUT_YEAR = new RegExp(`(?<!\\d|年 ?)${MONTH_AND_DAY}`);

const monthNames: Record<string, number> = Object.fromEntries(
  [
    'january jan janvier janv januar jänner enero ene gennaio gen janeiro januari',
    'february feb février févr fevrier februar febrero febbraio fevereiro fev februari',
    'march mar mars märz marz marzo março marco maart mrt',
    'april apr avril avr abril abr aprile',
    'may mai mayo maggio mag maio mei',
    'june jun juin juni junio giugno giu junho',
    'july jul juillet juil juli julio luglio lug julho',
    'august aug août aout agosto ago augustus',
    'september sept sep septembre septiembre settembre set setembro',
    'october oct octobre oktober okt octubre ottobre ott outubro out',
    'november nov novembre noviembre novembro',
    'december dec décembre dezember dez diciembre dic dicembre dezembro décembre déc',
  ].flatMap((names, index) => names.split(' ').map((name) => [name, index + 1])),
);

/** 5 March 2024, Tue, 05 Mar 2024 10:00:00 +0800, 5. März 2024, 5 de marzo de 2024 */
function dayMonthName(text: string): Day | undefined {
  const found =
    /(?<!\d)(\d{1,2})(?:st|nd|rd|th|er|º)?[ .-]{1,2}(?:de |of )?(\p{L}{3,10})[ .,-]{1,3}(?:de |del )?(\d{4})(?!\d)/iu.exec(
      text,
    );
  return found ? namedDay(found[3]!, found[2]!, found[1]!) : undefined;
}

/** March 5, 2024; Mar 5th 2024; Tue Mar 05 2024 10:00:00 */
function monthNameDay(text: string): Day | undefined {
  const pattern =
    /(?<!\p{L})(\p{L}{3,10})[ .]{1,2}(\d{1,2})(?:st|nd|rd|th)?[ ,]{1,3}(\d{4})(?!\d)/giu;
  for (const found of text.matchAll(pattern)) {
    const day = namedDay(found[3]!, found[1]!, found[2]!);
    if (day) return day;
  }
  return undefined;
}

function namedDay(year: string, name: string, day: string): Day | undefined {
  const month = monthNames[name.toLowerCase()];
  return month ? { year: Number(year), month, day: Number(day) } : undefined;
}

/** 16.12.2021 is day first; 12/16/2021 only where one of the two cannot be a month. */
function yearLast(text: string): Day | undefined {
  const found = /(?<!\d)(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/.exec(text);
  if (!found) return undefined;
  const [first, second, year] = [Number(found[1]), Number(found[3]), Number(found[4])];
  if (found[2] === '.' || first > 12) return { year, month: second, day: first };
  return second > 12 || first === second ? { year, month: first, day: second } : undefined;
}

/** Seconds or milliseconds since 1970, as some exporters write; the day is that of UTC. */
function unixTime(text: string): Day | undefined {
  if (!/^(?:\d{9,10}|\d{13})$/.test(text)) return undefined;
  const moment = new Date(Number(text) * (text.length === 13 ? 1 : 1000));
  const [year, month, day] = moment.toISOString().split(/[-T]/);
  return dayOf(year!, month!, day!);
}

function dayOf(year: string, month: string, day: string): Day {
  return { year: readNumber(year), month: readNumber(month), day: readNumber(day) };
}

/** Digits, Chinese digits one by one (二零二一), or a Chinese number (二十三, 廿三, 一百一十). */
function readNumber(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed);
  if (printed === '元') return 1;
  const digits = [...printed].map((sign) => digitValues[sign] ?? sign);
  if (!/[十百廿卅]/.test(printed)) return Number(digits.join(''));
  return readTens(digits.map(String));
}

const digitValues: Record<string, number> = Object.fromEntries(
  [...'〇一二三四五六七八九']
    .map((sign, value): [string, number] => [sign, value])
    .concat([
      ['零', 0],
      ['○', 0],
    ]),
);

function readTens(signs: string[]): number {
  let total = 0;
  let pending = 0;
  for (const sign of signs) {
    const unit = units[sign];
    if (unit) total += Math.max(pending, 1) * unit;
    pending = unit ? 0 : Number(sign);
  }
  return total + pending;
}

const units: Record<string, number> = { 百: 100, 十: 10, 廿: 20, 卅: 30 };

function isoOf(found: Day, hint: DateHint): string | undefined {
  const year = found.year ?? yearFromHint(found, hint);
  if (year === undefined || !isCalendarDay(year, found.month, found.day)) return undefined;
  return written(year, found.month, found.day);
}

function written(year: number, month: number, day: number): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(day)}`;
}

function yearFromHint({ month, day }: Day, { year, near }: DateHint): number | undefined {
  const nearYear = Number(near?.slice(0, 4));
  if (!near || !nearYear) return year;
  const nearTime = Date.parse(near.slice(0, 10));
  const distance = (candidate: number) =>
    Math.abs(Date.parse(written(candidate, month, day)) - nearTime);
  return [nearYear, nearYear - 1, nearYear + 1].reduce((best, candidate) =>
    distance(candidate) < distance(best) ? candidate : best,
  );
}

function isCalendarDay(year: number, month: number, day: number): boolean {
  if (!(year >= 1 && year <= 9999 && month >= 1 && month <= 12 && day >= 1)) return false;
  const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
  const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
  return day <= lengths[month - 1]!;
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
