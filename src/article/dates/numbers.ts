/** Numbers in dates: figures, Chinese digits and Chinese numbers. */

/** A day as printed, read but not yet checked. */
export interface Day {
  year?: number | undefined;
  /** Absent where only the day is printed: 5日電. */
  month?: number | undefined;
  day: number;
}

/** A day from its parts as printed. */
export function dayOf(year: string, month: string, day: string): Day {
  return { year: readNumber(year), month: readNumber(month), day: readNumber(day) };
}

/** Digits, Chinese digits one by one (二零二一), or a Chinese number (二十三, 廿三, 一百一十). */
export function readNumber(printed: string): number {
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
      ['O', 0],
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

const FORMAL = '零壹贰貳叁參肆伍陆陸柒捌玖拾';
const PLAIN = '零一二二三三四五六六七八九十';
const FORMAL_YEAR = new RegExp(`[${FORMAL}]{4}年`);

/** 贰零贰壹年, as on certificates, is read as 二零二一年; elsewhere 陆 and 参 are plain words. */
export function withPlainFigures(text: string): string {
  if (!FORMAL_YEAR.test(text)) return text;
  return [...text].map((sign) => PLAIN[FORMAL.indexOf(sign)] ?? sign).join('');
}
