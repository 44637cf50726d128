import { characterAt, characterBefore, isEastAsianLetter, PUNCTUATION } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

/**
 * Marks of either width, quotes, dashes and blanks that follow one another. A cluster has the same
 * neighbours before and after its marks have changed, so that a second pass changes nothing.
 */
const CLUSTER = new RegExp(`[-,;:!?.()"'“”‘’…— ${PUNCTUATION}]+`, 'gu');

const WIDE: Record<string, string> = {
  ',': '，',
  ';': '；',
  ':': '：',
  '!': '！',
  '?': '？',
  '.': '。',
  '(': '（',
  ')': '）',
};

/** Half-width marks between Chinese characters, or at the end of Chinese text, as full-width. */
export function widenPunctuation({ text }: TextRun): Edit[] {
  const edits: Edit[] = [];
  const brackets: Bracket[] = [];
  for (const { 0: cluster, index } of text.matchAll(CLUSTER)) {
    const sides = sidesOf(text, index, index + cluster.length);
    for (let at = index; at < index + cluster.length; at++) {
      const mark = text[at]!;
      if ('()（）'.includes(mark)) brackets.push({ at, mark, isChinese: sides.isChinese });
      else if (WIDE[mark] && sides.isChinese && isMark(text, at, sides.isLast)) {
        const end = endOfBlanks(text, at + 1);
        edits.push({ start: at, end, text: WIDE[mark] });
        at = end - 1;
      }
    }
  }
  edits.push(...bracketEdits(brackets));
  return edits.sort((a, b) => a.start - b.start);
}

function sidesOf(text: string, start: number, end: number) {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  const isAlone = !before && !after;
  return {
    isChinese:
      !isAlone &&
      (before === '' || isEastAsianLetter(before)) &&
      (after === '' || isEastAsianLetter(after)),
    isLast: after === '',
  };
}

/** Numbers of list items keep their stop: 一. 二. */
const ITEM_NUMBER = /^[〇一二三四五六七八九十]{1,3}$/;

/** A full stop must end a sentence: one within a name, or of an ellipsis, does not. */
function isMark(text: string, at: number, isLast: boolean): boolean {
  if (text[at] !== '.') return at > 0;
  if (at === 0 || text[at - 1] === '.' || text[at + 1] === '.') return false;
  if (at < 4 && ITEM_NUMBER.test(text.slice(0, at))) return false;
  return isLast || text[at + 1] === ' ';
}

function endOfBlanks(text: string, from: number): number {
  let end = from;
  while (text[end] === ' ') end++;
  return end;
}

interface Bracket {
  at: number;
  mark: string;
  isChinese: boolean;
}

/** Both brackets of a pair change, or none. */
function bracketEdits(brackets: Bracket[]): Edit[] {
  const open: Bracket[] = [];
  return brackets.flatMap((bracket) => {
    if ('(（'.includes(bracket.mark)) {
      open.push(bracket);
      return [];
    }
    const partner = open.pop();
    if (!partner?.isChinese || !bracket.isChinese) return [];
    return [partner, bracket]
      .filter(({ mark }) => WIDE[mark])
      .map(({ at, mark }) => ({ start: at, end: at + 1, text: WIDE[mark]! }));
  });
}
