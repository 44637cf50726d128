/**
 * Breaking a title into lines. Chinese may break between any two characters, but no line starts
 * with a closing mark or ends with an opening one (the prohibition rules of Chinese typesetting).
 */

export interface Piece {
  text: string;
  width: number;
}

const NOT_AT_START = /^[，。、；：！？）》」』】〉〕］｝”’…—·・,.;:!?)\]}%]/;
const NOT_AT_END = /[（《「『【〈〔［｛“‘([{]$/;

/**
 * Breaks pieces into at most `maxLines` lines of about equal length, the fewest that fit.
 * @param ellipsis ends the last line where the text is longer
 */
export function breakLines<T extends Piece>(
  pieces: T[],
  maxWidth: number,
  maxLines: number,
  ellipsis?: T,
): T[][] {
  const groups = groupUnbreakable(pieces);
  const greedy = fill(groups, maxWidth);
  if (greedy.length > maxLines) return cut(greedy.slice(0, maxLines), maxWidth, ellipsis);
  return balance(groups, greedy, maxWidth);
}

/** Pieces that must share a line. */
function groupUnbreakable<T extends Piece>(pieces: T[]): T[][] {
  const groups: T[][] = [];
  for (const piece of pieces) {
    const last = groups.at(-1);
    const before = last?.at(-1);
    const isBound =
      before &&
      before.text !== ' ' &&
      piece.text !== ' ' &&
      (NOT_AT_START.test(piece.text) || NOT_AT_END.test(before.text));
    if (isBound) last!.push(piece);
    else groups.push([piece]);
  }
  return groups;
}

function fill<T extends Piece>(groups: T[][], maxWidth: number): T[][] {
  const lines: T[][] = [];
  let width = 0;
  for (const group of groups) {
    const groupWidth = widthOf(group);
    const line = lines.at(-1);
    if (line && width + groupWidth <= maxWidth) {
      line.push(...group);
      width += groupWidth;
    } else {
      lines.push([...group]);
      width = groupWidth;
    }
  }
  return lines.map(trimSpaces).filter((line) => line.length > 0);
}

/** Narrows the measure as far as the number of lines allows: no last line of one character. */
function balance<T extends Piece>(groups: T[][], greedy: T[][], maxWidth: number): T[][] {
  let best = greedy;
  let low = maxWidth / 2;
  let high = maxWidth;
  for (let step = 0; greedy.length > 1 && step < 12; step++) {
    const middle = (low + high) / 2;
    const lines = fill(groups, middle);
    const fits = lines.length === greedy.length && lines.every((line) => widthOf(line) <= middle);
    if (fits) best = lines;
    [low, high] = fits ? [low, middle] : [middle, high];
  }
  return best;
}

function cut<T extends Piece>(lines: T[][], maxWidth: number, ellipsis: T | undefined): T[][] {
  const last = lines.at(-1);
  if (!last || !ellipsis) return lines;
  while (last.length > 1 && widthOf(last) + ellipsis.width > maxWidth) last.pop();
  last.push(ellipsis);
  return lines;
}

function trimSpaces<T extends Piece>(line: T[]): T[] {
  const start = line.findIndex((piece) => piece.text !== ' ');
  const end = line.findLastIndex((piece) => piece.text !== ' ');
  return start < 0 ? [] : line.slice(start, end + 1);
}

const widthOf = (line: Piece[]): number => line.reduce((sum, piece) => sum + piece.width, 0);
