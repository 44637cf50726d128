import type { Page } from '../../source/page.ts';
import { characterAt, characterBefore, isBlank, isEastAsian, LETTER } from '../east-asian.ts';
import type { StepContext } from '../step.ts';
import { applyEdits, type Edit, OBJECT, type TextRun, textRuns } from '../text-run.ts';

/**
 * Removes the white space that a line break in the source leaves between East Asian characters.
 *
 * Pretty-printers put a line break around every inline element, editors wrap lines; browsers
 * show either as a space, which Chinese does not have. Within a paragraph, across inline
 * elements, a gap that holds a line break
 * - is removed where it touches an East Asian character or mark;
 * - but stays one space between such a character and a Latin word in an article whose author
 *   writes spaces there within lines (evidence: more such places with a space than without);
 * - stays one space between two Latin words, and beside Hangul, since Korean has spaces;
 * - is removed before , . ) and after ( : a printer put it there, no author does.
 * A gap without a line break is the author's own and stays. `pre` and `code` stay as they are.
 */
export function joinLines(
  page: Page,
  { cleaning, cleaned }: Pick<StepContext, 'cleaning' | 'cleaned'>,
): void {
  const root = page.root[0];
  if (!root || !cleaning.lineJoins) return;
  const runs = textRuns(root);
  let known: boolean | undefined;
  const isSpaced = () => (known ??= writesSpacesAroundLatin(runs));
  for (const run of runs) {
    if (!LINE_BREAK.test(run.text)) continue;
    const edits = joins(run, isSpaced);
    const counted = edits.filter((edit) => isJoin(edit, run.text));
    cleaned.add('lineJoins', run.text, counted);
    applyEdits(run, edits);
  }
}

/** Whether two characters came together, which is worth counting; gaps at an edge are not. */
const isJoin = ({ start, end, text }: Edit, whole: string) =>
  text === '' && start > 0 && end < whole.length;

const LINE_BREAK = /[\n\r\v\f\u0085\u2028\u2029]/;
const LINE_BREAKS = new RegExp(LINE_BREAK, 'g');

const SPACED = new RegExp(`[${LETTER}] [A-Za-z0-9]|[A-Za-z0-9] [${LETTER}]`, 'gu');
const TIGHT = new RegExp(`[${LETTER}][A-Za-z0-9]|[A-Za-z0-9][${LETTER}]`, 'gu');

function writesSpacesAroundLatin(runs: TextRun[]): boolean {
  let spaced = 0;
  let tight = 0;
  for (const { text } of runs) {
    spaced += text.match(SPACED)?.length ?? 0;
    tight += text.match(TIGHT)?.length ?? 0;
  }
  return spaced > 1 && spaced > tight;
}

function joins(run: TextRun, isSpaced: () => boolean): Edit[] {
  const edits: Edit[] = [];
  const outermostPart = partFinder(run);
  for (const [start, end] of gapsIn(run.text)) {
    const text = spaceFor(run.text, start, end, isSpaced);
    edits.push({ start, end, text, ...(text ? { part: outermostPart(start, end) } : {}) });
  }
  return edits;
}

/** Where white space that holds a line break starts and ends. */
function gapsIn(text: string): [start: number, end: number][] {
  const gaps: [number, number][] = [];
  LINE_BREAKS.lastIndex = 0;
  for (let found = LINE_BREAKS.exec(text); found; found = LINE_BREAKS.exec(text)) {
    let start = found.index;
    while (start > 0 && isBlank(text.charCodeAt(start - 1))) start--;
    let end = LINE_BREAKS.lastIndex;
    while (end < text.length && isBlank(text.charCodeAt(end))) end++;
    gaps.push([start, end]);
    LINE_BREAKS.lastIndex = end;
  }
  return gaps;
}

/** '' or ' ' for the gap from `start` to `end`. */
function spaceFor(text: string, start: number, end: number, isSpaced: () => boolean): string {
  const before = characterBefore(text, start);
  const after = characterAt(text, end);
  if (!before || !after) return '';
  if (HANGUL.test(before) || HANGUL.test(after)) return ' ';
  if (isEastAsian(before) || isEastAsian(after)) {
    return isLetterBesideWord(before, after) && isSpaced() ? ' ' : '';
  }
  const isOpening = /[([{]/.test(before);
  const isClosing = /[,.)\]}]/.test(after) && !WORD.test(characterAt(text, end + 1));
  return isOpening || isClosing ? '' : ' ';
}

const HANGUL = /\p{sc=Hangul}/u;
const WORD = new RegExp(`[A-Za-z0-9${OBJECT}]`);
const EAST_ASIAN_LETTER = new RegExp(`[${LETTER}]`, 'u');

function isLetterBesideWord(before: string, after: string): boolean {
  return (
    (EAST_ASIAN_LETTER.test(before) && WORD.test(after)) ||
    (WORD.test(before) && EAST_ASIAN_LETTER.test(after))
  );
}

/**
 * Finds the outermost part that a gap touches: the space is best put outside of links and
 * emphasis. To be asked for gaps in order, so that the parts are walked once.
 */
function partFinder(run: TextRun): (start: number, end: number) => number {
  let first = 0;
  let offset = 0;
  return (start, end) => {
    while (offset + run.parts[first]!.data.length <= start)
      offset += run.parts[first++]!.data.length;
    let best = first;
    let index = first;
    for (let at = offset; at < end; at += run.parts[index++]!.data.length) {
      if (run.parts[index]!.depth < run.parts[best]!.depth) best = index;
    }
    return best;
  };
}
