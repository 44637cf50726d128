import { characterAt, characterBefore, isEastAsian } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

const DOTS = /\.{3,}|。{3,}/g;

/** Dots and full stops by which typists wrote an ellipsis: …… (GB/T 15834-2011, 4.11). */
export function setEllipses({ text }: TextRun): Edit[] {
  return [...text.matchAll(DOTS)]
    .filter(({ 0: dots, index }) => dots[0] === '。' || isChinese(text, index, index + dots.length))
    .map(({ 0: dots, index: start }) => ({ start, end: start + dots.length, text: '……' }));
}

/** After Chinese text, or at the start of a line of it. */
function isChinese(text: string, start: number, end: number): boolean {
  if (text[start - 1] === '…' || text[end] === '…') return false;
  const before = sideBefore(text, start);
  return before === 'chinese' || (before === 'edge' && sideAfter(text, end) === 'chinese');
}

const HYPHENS = /-{2,}/g;

/**
 * Hyphens by which typists wrote a dash: —— (GB/T 15834-2011, 4.13). Both sides must be Chinese or
 * the edge of the line: `--option` of a program stays, and so do rulers of many hyphens.
 */
export function setDashes({ text }: TextRun): Edit[] {
  return [...text.matchAll(HYPHENS)]
    .filter(({ 0: hyphens, index }) => {
      const sides = [sideBefore(text, index), sideAfter(text, index + hyphens.length)];
      return hyphens.length < 4 && !sides.includes('other') && sides.includes('chinese');
    })
    .map(({ 0: hyphens, index: start }) => ({ start, end: start + hyphens.length, text: '——' }));
}

type Side = 'chinese' | 'edge' | 'other';

/** Quotes and brackets that both scripts use, and a blank: what stands behind them decides. */
const TRANSPARENT = /["'“”‘’()[\] ]/;
/** How many of them are looked through. */
const MOST = 4;

function sideBefore(text: string, index: number): Side {
  let at = index;
  while (index - at < MOST && TRANSPARENT.test(text[at - 1] ?? '')) at--;
  return sideOf(characterBefore(text, at));
}

function sideAfter(text: string, index: number): Side {
  let at = index;
  while (at - index < MOST && TRANSPARENT.test(text[at] ?? '')) at++;
  return sideOf(characterAt(text, at));
}

function sideOf(character: string): Side {
  if (character === '') return 'edge';
  return isEastAsian(character) ? 'chinese' : 'other';
}
