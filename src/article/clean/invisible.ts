import { characterAt, characterBefore, isEastAsian } from '../east-asian.ts';
import { type Edit, OBJECT, type TextRun } from '../text-run.ts';

const INVISIBLE =
  /[\u00ad\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufffc\u{e0001}\u{e0020}-\u{e007f}]+/gu;

/** What stands around a cluster of invisible characters. */
interface Surroundings {
  before: string;
  after: string;
  isRightToLeft: boolean;
}

/**
 * Characters that show nothing and break words for search, dictionaries and reading aloud. Whether
 * one is needed depends on the visible characters around its cluster alone, so that a second pass
 * finds nothing to do.
 */
export function dropInvisible(run: TextRun): Edit[] {
  const { text } = run;
  const clusters = [...text.matchAll(INVISIBLE)];
  if (clusters.length === 0) return [];
  const isRightToLeft = RIGHT_TO_LEFT.test(text);
  const standIns = standInOffsets(run);
  return clusters.flatMap(({ 0: cluster, index }) => {
    const before = characterBefore(text, index);
    const after = characterAt(text, index + cluster.length);
    return dropsIn(cluster, index, { before, after, isRightToLeft }, standIns);
  });
}

function dropsIn(
  cluster: string,
  index: number,
  around: Surroundings,
  standIns: ReadonlySet<number>,
): Edit[] {
  const edits: Edit[] = [];
  let start = index;
  for (const character of cluster) {
    const end = start + character.length;
    if (!standIns.has(start) && !isNeeded(character, around)) edits.push({ start, end, text: '' });
    start = end;
  }
  return edits;
}

const RIGHT_TO_LEFT =
  /[\u0590-\u08ff\ufb1d-\ufdcf\ufdf0-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const BIDI = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
/** Scripts that mark the ends of words by spaces of no width. */
const WORDS_UNSPACED =
  /[\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}\p{sc=Tibetan}\p{sc=Javanese}\p{sc=Balinese}]/u;
/** What joiners may join: letters with their marks, emoji with their modifiers. */
const JOINABLE = /[\p{L}\p{M}\p{So}\p{Emoji_Modifier}]/u;
const LETTER = /\p{L}/u;
const BLACK_FLAG = '\u{1f3f4}';

/** Private-use characters are read after this rule, mostly as Chinese; nothing is joined to one. */
const isEastAsianOrPrivate = (character: string) =>
  isEastAsian(character) || /\p{Co}/u.test(character);

function isNeeded(character: string, { before, after, isRightToLeft }: Surroundings): boolean {
  const isBesideEastAsian = isEastAsianOrPrivate(before) || isEastAsianOrPrivate(after);
  if (BIDI.test(character)) return isRightToLeft;
  switch (character) {
    case '\u200b':
    case '\u2060':
      return WORDS_UNSPACED.test(before) || WORDS_UNSPACED.test(after);
    case '\u200c':
    case '\u200d':
      return !isBesideEastAsian && (JOINABLE.test(before) || JOINABLE.test(after));
    case '\u00ad':
      return !isBesideEastAsian && LETTER.test(before) && LETTER.test(after);
    default:
      // Tags spell the flags of regions; elsewhere they carry hidden text.
      return character > '\u{e0000}' && before === BLACK_FLAG;
  }
}

/** Where the run stands in for a picture or code: the same character, not of the text. */
function standInOffsets({ parts, text }: TextRun): ReadonlySet<number> {
  const offsets = new Set<number>();
  if (!text.includes(OBJECT)) return offsets;
  let offset = 0;
  for (const part of parts) {
    if (part.isOpaque) offsets.add(offset);
    offset += part.data.length;
  }
  return offsets;
}
