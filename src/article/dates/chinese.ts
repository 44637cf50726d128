import { type Day, dayOf, readNumber } from './numbers.ts';

/** Days as Chinese, Japanese and Korean pages print them. */

const YEAR = '(\\d{4}|[〇○零0O一二三四五六七八九]{4})';
const MONTH = '(\\d{1,2}|[〇○零一二三四五六七八九十]{1,3})';
const DAY = '(\\d{1,2}|[〇○零一二三四五六七八九十廿卅]{1,3})';
const MONTH_AND_DAY = `${MONTH} ?[月월] ?${DAY} ?[日号號일]`;

/** 2021年12月16日, 二零二一年一月三日, 2021년 3월 5일 */
export function chinese(text: string): Day | undefined {
  const found = CHINESE.exec(text);
  return found ? dayOf(found[1]!, found[2]!, found[3]!) : undefined;
}

const CHINESE = new RegExp(`(?<!\\d)${YEAR} ?[年년] ?${MONTH_AND_DAY}`);

/** Year before the first year of each era: 民國110年 is 1911 + 110, 令和3年 is 2018 + 3. */
const eras: Record<string, number> = { 民國: 1911, 民国: 1911, 令和: 2018, 平成: 1988, 昭和: 1925 };

const ERA = new RegExp(
  `(民國|民国|令和|平成|昭和) ?(元|\\d{1,3}|[〇零一二三四五六七八九十百]{1,5}) ?年 ?${MONTH_AND_DAY}`,
);

export function eraYear(text: string): Day | undefined {
  const found = ERA.exec(text);
  if (!found) return undefined;
  const year = eras[found[1]!]! + readNumber(found[2]!);
  return { year, month: readNumber(found[3]!), day: readNumber(found[4]!) };
}

/** 110年3月5日, 110/03/05, 民國99/03/05: years of the Republic, as Taiwan's offices write them. */
export function republicYear(text: string): Day | undefined {
  const found = REPUBLIC_WORDS.exec(text) ?? REPUBLIC_FIGURES.exec(text);
  if (!found) return undefined;
  const { year, month, day } = found.groups!;
  return dayOf(String(eras.民國! + Number(year)), month!, day!);
}

const REPUBLIC_WORDS =
  /(?<!\d)(?<year>1\d\d) ?年 ?(?<month>\d{1,2}) ?月 ?(?<day>\d{1,2}) ?[日號号]/;
const REPUBLIC_FIGURES =
  /(?:民[國国] ?(?=\d)|(?<![\d./-])(?=1))(?<year>\d{2,3})([-/.])(?<month>\d\d)\2(?<day>\d\d)(?![\d.])/;

/** 12-05, 12/05 10:20: as lists print days; the hint tells the year. */
export function monthFirst(text: string): Day | undefined {
  const found = /^(\d\d)[-/](\d\d)(?: \d{1,2}:\d\d(?::\d\d)?)?$/.exec(text);
  return found ? { month: Number(found[1]), day: Number(found[2]) } : undefined;
}

/** 台北5日電: the day of a dispatch; the hint tells month and year. */
export function dayOfDispatch(text: string): Day | undefined {
  const found = /(?<![\d第月])(\d{1,2})日[电電讯訊](?![影视視子台臺脑腦话話])/.exec(text);
  return found ? { day: Number(found[1]) } : undefined;
}

/** 12月5日讯: the hint tells the year. */
export function chineseWithoutYear(text: string): Day | undefined {
  const found = WITHOUT_YEAR.exec(text);
  return found ? { month: readNumber(found[1]!), day: readNumber(found[2]!) } : undefined;
}

const WITHOUT_YEAR = new RegExp(`(?<!\\d|年 ?)${MONTH_AND_DAY}`);
