import { LETTER } from '../east-asian.ts';
import type { Edit, TextRun } from '../text-run.ts';

const SPACES = /[ \u00a0\u2000-\u200a\u202f\u205f\u3000]{2,}/g;
const HAS_EAST_ASIAN = new RegExp(`[${LETTER}]`, 'u');

/**
 * Runs of spaces within a line of Chinese text become one, full-width where one of them is.
 * Spaces at the start of a line are its indent, which verse keeps; an element that holds spaces
 * alone is a gap to be filled in, as in a form.
 */
export function joinSpaces(run: TextRun): Edit[] {
  const { text } = run;
  const found = [...text.matchAll(SPACES)].filter(
    ({ 0: spaces, index }) =>
      /[^ ]/.test(spaces) && index > 0 && index + spaces.length < text.length,
  );
  if (found.length === 0 || !HAS_EAST_ASIAN.test(text)) return [];
  const gaps = gapOffsets(run);
  return found
    .filter(({ 0: spaces, index }) => gaps.get(index) !== spaces.length)
    .map(({ 0: spaces, index: start }) => ({
      start,
      end: start + spaces.length,
      text: spaces.includes('\u3000') ? '\u3000' : ' ',
    }));
}

/** Parts deeper than both neighbours: offset → length. */
function gapOffsets({ parts }: TextRun): ReadonlyMap<number, number> {
  const gaps = new Map<number, number>();
  let offset = 0;
  parts.forEach(({ data, depth }, index) => {
    const around = Math.max(parts[index - 1]?.depth ?? 0, parts[index + 1]?.depth ?? 0);
    if (depth > around) gaps.set(offset, data.length);
    offset += data.length;
  });
  return gaps;
}
