import { foldedText } from '../article/script/fold.ts';
import type { ArticleRecord } from '../types.ts';

/** What a title says of its place in a series. */
export interface Instalment {
  /** The title without the mark. */
  base: string;
  number: number;
  total?: number;
}

const CHINESE = '一二三四五六七八九十百零〇两兩';
const NUMBER = `[0-9０-９]{1,4}|[${CHINESE}]{1,5}`;
const PARTS: Record<string, number> = { 上: 1, 中: 2, 下: 3 };

/** Marks of instalments; the first that is found counts. Group `n` is the number. */
const marks: RegExp[] = [
  // （二） (3) 【四】 [5] （3/5） （之三） （第三集） （上）, at the end or before a subtitle
  new RegExp(
    `[(（【〔\\[](?:之|第)?(?<n>${NUMBER}|[上中下])(?:[集回章节節部分期篇讲講])?(?:\\s?[/／]\\s?(?<t>[0-9]{1,4}|[${CHINESE}]{1,5}))?[)）】〕\\]]`,
    'u',
  ),
  // 之三, at the end or before a subtitle
  new RegExp(`之(?<n>${NUMBER})(?=$|[\\s:：,，—－-])`, 'u'),
  // 第3集 第三回 第五讲
  new RegExp(`第(?<n>${NUMBER})[集回章节節讲講篇部期]`, 'u'),
  // Part 2, Part 2 of 5, Part II, Episode 7, Vol. 3, No. 4, #4
  /\b(?:part|episode|chapter|vol(?:ume)?|no)\.?\s?(?<n>[0-9]{1,4}|[ivx]{1,6})\b(?:\s(?:of|\/)\s(?<t>[0-9]{1,4}))?/iu,
  /#(?<n>[0-9]{1,4})(?![0-9])/u,
  // 1/5 or II at the end
  /(?<=[\s(（])(?<n>[0-9]{1,3})[/／](?<t>[0-9]{1,3})$/u,
  // A single I is a pronoun, V and X are letters
  /\s(?<n>[IVX]{2,6})$/u,
  // 上 中 下 at the end after a space or a colon
  /(?<=[\s:：·])(?<n>[上中下])[篇集]?$/u,
];

/**
 * Reads the mark of an instalment: （二） (3/5) 之三 （下） 第3集 Part 2 #4 II.
 * A year in brackets is no number of a series.
 */
export function instalmentOf(title: string): Instalment | undefined {
  for (const mark of marks) {
    const found = mark.exec(title);
    if (!found) continue;
    const number = numberOf(found.groups!.n!);
    if (number === undefined || number > 999) continue;
    const base = `${title.slice(0, found.index)}${title.slice(found.index + found[0].length)}`;
    if (foldedText(base) === '') continue;
    const total = found.groups!.t ? numberOf(found.groups!.t) : undefined;
    return { base: base.trim(), number, ...(total ? { total } : {}) };
  }
  return undefined;
}

const DIGITS: Record<string, number> = { 零: 0, 〇: 0, 两: 2, 兩: 2 };
for (const [index, digit] of [...'一二三四五六七八九'].entries()) DIGITS[digit] = index + 1;
const ROMAN: Record<string, number> = { i: 1, v: 5, x: 10 };

function numberOf(written: string): number | undefined {
  if (written in PARTS) return PARTS[written];
  const plain = written.normalize('NFKC');
  if (/^\d+$/.test(plain)) return Number(plain);
  return /^[ivx]+$/i.test(plain) ? romanNumber(plain.toLowerCase()) : chineseNumber(plain);
}

function romanNumber(written: string): number {
  const values = [...written].map((letter) => ROMAN[letter]!);
  return values.reduce(
    (sum, value, index) => sum + (value < (values[index + 1] ?? 0) ? -value : value),
    0,
  );
}

function chineseNumber(written: string): number | undefined {
  let sum = 0;
  let digit = 0;
  for (const character of written) {
    if (character === '百' || character === '十') {
      sum += (digit || 1) * (character === '百' ? 100 : 10);
      digit = 0;
    } else digit = digit * (/[百十]/.test(written) ? 1 : 10) + DIGITS[character]!;
    if (Number.isNaN(digit)) return undefined;
  }
  return sum + digit;
}

/** Articles that stay together in a volume: one, or the instalments of a series in order. */
export type Unit = ArticleRecord[];

/**
 * Gathers the instalments of each series at the place of the first; everything else stays where
 * it is. The same number again starts the series anew: a yearly review is not one series.
 * @param records in reading order
 */
export function unitsOf(records: ArticleRecord[]): Unit[] {
  const places = new Map<string, Placed[]>();
  for (const [index, record] of records.entries()) {
    const instalment = placeInSeries(record);
    if (!instalment) continue;
    const key = `${foldedText(instalment.base)}|${record.series ? '' : originOf(record)}`;
    const known = places.get(key);
    const placed = { index, record, number: instalment.number };
    if (known) known.push(placed);
    else places.set(key, [placed]);
  }
  return assemble(records, [...places.values()].flatMap(runsOf));
}

interface Placed {
  index: number;
  record: ArticleRecord;
  number: number;
}

function placeInSeries({ series, title }: ArticleRecord): Instalment | undefined {
  if (series?.number !== undefined) return { base: series.title, number: series.number };
  return instalmentOf(title);
}

/** Unrelated authors may both write "Notes (2)": a series has one origin. */
const originOf = ({ authors, channel, folder, site }: ArticleRecord) =>
  authors[0] ?? channel?.id ?? `${folder} ${site ?? ''}`;

/** Cuts where a number comes again. 上 and 下 alone are 1 and 3: order counts, not gaps. */
function runsOf(members: Placed[]): Placed[][] {
  const runs: Placed[][] = [];
  let seen = new Set<number>();
  for (const member of members) {
    if (runs.length === 0 || seen.has(member.number)) {
      runs.push([]);
      seen = new Set();
    }
    seen.add(member.number);
    runs.at(-1)!.push(member);
  }
  return runs.filter((run) => run.length > 1);
}

function assemble(records: ArticleRecord[], runs: Placed[][]): Unit[] {
  const runAt = new Map<number, Placed[]>();
  const moved = new Set<number>();
  for (const run of runs) {
    const first = Math.min(...run.map(({ index }) => index));
    runAt.set(
      first,
      run.toSorted((a, b) => a.number - b.number || a.index - b.index),
    );
    for (const { index } of run) moved.add(index);
  }
  return records.flatMap((record, index): Unit[] => {
    const run = runAt.get(index);
    if (run) return [run.map((placed) => placed.record)];
    return moved.has(index) ? [] : [[record]];
  });
}
