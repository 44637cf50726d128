import { detach, type Element, elementsBelow, textOf } from '../tree.ts';
import { squeeze, type TextRun, takeRange, textRuns, tidy } from './runs.ts';
import { isoDay } from './sites.ts';

export interface Dateline {
  /** As printed, without its brackets. */
  dateline?: string;
  /** `YYYY-MM-DD`, or a full date-time where the page has one. */
  published?: string | undefined;
  byline?: string;
}

const AGENCY =
  '(?:英文|时事|時事)?(?:大纪元|大紀元|新唐人|明慧|希望之声|希望之聲|看中国|看中國|新纪元|新紀元)';
const NUMERAL = '[0-9〇○零一二三四五六七八九十廿卅]';
const DAY = `(?:(${NUMERAL}{2,4})年)?(${NUMERAL}{1,3})月(${NUMERAL}{1,3})[日号號]`;
const AGENCY_DATELINE = new RegExp(
  `[【［\\[](${AGENCY}[^【】\\]]{0,20}?${DAY}[^【】\\]]{0,12})[】］\\]]`,
);
const REPORT_DATELINE = new RegExp(
  `[【［\\[]([^【】\\]]{0,20}?${DAY}[^【】\\]]{0,8}[讯訊电電])[】］\\]]`,
);
const WIRE_DATELINE = new RegExp(`^(路透社?[^0-9，。]{1,16}${DAY})[-–—]+`);
/** No day in it: `【大纪元时报台北讯】`, `【大纪元记者林木台北报导】`. */
const DAYLESS = new RegExp(`^【(${AGENCY}[^【】]{0,30}(?:[讯訊]|[报報][导導道]))】`);
/** What may stand before the dateline in its line: a name, a column. */
const BEFORE = 40;

/** The dateline opens one of the first lines; a heading or an introduction may stand before it. */
const LINES_SEARCHED = 8;

/**
 * Takes the dateline (and the byline in brackets behind it) off the head of the text.
 * @param addressDay day in the article's address: gives the year where the dateline has none
 */
export function takeDateline(root: Element, addressDay?: string): Dateline {
  const machine = takeMachineDate(root);
  const runs = textRuns(root, LINES_SEARCHED);
  for (const [index, run] of runs.entries()) {
    const match = datelineIn(run);
    if (!match) continue;
    const end = match.index + match[0].length;
    const printed = takeRange(run, match.index, end).replace(
      /^[【［[]|(?:[】］\]]|[-–—]+)$|\s/g,
      '',
    );
    const next = run.squeezed ? run : runs[index + 1];
    const byline =
      next && match.index <= BEFORE && takeByline(next, run.squeezed ? match.index : 0);
    const published = match[4] ? dayOf(match[2], match[3]!, match[4], addressDay) : undefined;
    return {
      ...(match[4] || !/记者|記者/.test(printed) ? { dateline: printed } : { byline: printed }),
      published: machine ?? published ?? addressDay,
      ...(byline ? { byline } : {}),
    };
  }
  return { ...takePlace(root), published: machine ?? addressDay };
}

function datelineIn(run: TextRun): RegExpExecArray | undefined {
  for (const form of [AGENCY_DATELINE, REPORT_DATELINE, WIRE_DATELINE, DAYLESS]) {
    const match = form.exec(run.squeezed);
    if (match && match.index <= BEFORE) return match;
  }
  return undefined;
}

/** `<time datetime>` of a line above the text, which leaves the page with it. */
function takeMachineDate(root: Element): string | undefined {
  const time = elementsBelow(root).find(({ name }) => name === 'time');
  const line = time && boxNamed(time, 'published');
  if (!line) return undefined;
  detach(line);
  return time.attribs.datetime;
}

function takePlace(root: Element): { dateline?: string } {
  const place = elementsBelow(root).find(({ attribs }) => attribs.class === 'dateline');
  if (!place) return {};
  detach(place);
  return { dateline: tidy(textOf(place)).replace(/\s*[-–—]+$/, '') };
}

function boxNamed(element: Element, name: string): Element | undefined {
  for (let node = element.parent; node; node = node.parent) {
    if ('attribs' in node && node.attribs.class === name) return node;
  }
  return undefined;
}

const BYLINE = /^[（(]([^（）()]{0,40}(?:[（(][^（）()]{1,30}[)）][^（）()]{0,40})?)[)）]/;
const WORKS =
  /记者|記者|[报報]导|[报報]導|[报報]道|编译|編譯|编辑|編輯|撰文|作者|作家|专栏|專欄|特约|特約|通讯员|通訊員|采访|採訪|[^附]记$/;

/** `（大纪元记者X综合报导）`: who made the piece. `（接上篇）` is not a byline and stays. */
function takeByline(run: TextRun, from: number): string | undefined {
  const match = BYLINE.exec(run.squeezed.slice(from));
  if (!match || !WORKS.test(match[1]!)) return undefined;
  return takeRange(run, from, from + match[0].length)
    .slice(1, -1)
    .trim();
}

function dayOf(
  year: string | undefined,
  month: string,
  day: string,
  addressDay?: string,
): string | undefined {
  const numbers = { month: numberOf(month), day: numberOf(day) };
  if (year) return isoDay(numberOf(year), numbers.month, numbers.day);
  if (!addressDay) return undefined;
  return nearestYear(numbers.month, numbers.day, addressDay);
}

/** A dateline without a year lies within days of the address: 1 January after 31 December. */
function nearestYear(month: number, day: number, addressDay: string): string | undefined {
  const near = Number(addressDay.slice(0, 4));
  const distance = (iso: string): number => Math.abs(Date.parse(iso) - Date.parse(addressDay));
  return [near - 1, near, near + 1]
    .map((year) => isoDay(year, month, day))
    .filter((iso) => iso !== undefined)
    .sort((a, b) => distance(a) - distance(b))[0];
}

const DIGITS = '〇一二三四五六七八九';

/** `2021`, `二零二一`, `十二`, `二十九`, `三十` → number. */
function numberOf(printed: string): number {
  if (/^\d+$/.test(printed)) return Number(printed);
  const plain = squeeze(printed)
    .replace(/[零○]/g, '〇')
    .replace('廿', '二十')
    .replace('卅', '三十');
  const tens = plain.indexOf('十');
  if (tens < 0) return Number([...plain].map((digit) => DIGITS.indexOf(digit)).join(''));
  const before = tens === 0 ? 1 : DIGITS.indexOf(plain[tens - 1]!);
  const after = tens === plain.length - 1 ? 0 : DIGITS.indexOf(plain[tens + 1]!);
  return before * 10 + after;
}
