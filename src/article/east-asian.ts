/**
 * Character classes of East Asian text, as sources of regular expressions, for the rules on
 * spaces, line joins and punctuation. Hangul is left out on purpose: Korean has spaces.
 */

/** Letters: Chinese characters with their marks, kana, zhuyin. */
export const LETTER =
  '\\p{sc=Han}\\p{sc=Hiragana}\\p{sc=Katakana}\\p{sc=Bopomofo}\u3005-\u3007\u3031-\u3035\u30fc';

/** Punctuation and signs that only East Asian text uses: CJK symbols, full-width forms. */
export const PUNCTUATION =
  '\u3001-\u3004\u3008-\u301f\u3030\u30fb\ufe30-\ufe4f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65';

/** White space that markup may hold between words; no-break and ideographic space are text. */
export const isBlank = (unit: number): boolean =>
  unit === 0x20 || (unit >= 0x09 && unit <= 0x0d) || unit === 0x85 || (unit | 1) === 0x2029;

const eastAsian = new RegExp(`^[${LETTER}${PUNCTUATION}]$`, 'u');
const eastAsianLetter = new RegExp(`^[${LETTER}]$`, 'u');

/** @param character one character (code point) */
export const isEastAsian = (character: string): boolean => eastAsian.test(character);

/** @param character one character (code point) */
export const isEastAsianLetter = (character: string): boolean => eastAsianLetter.test(character);

/** The character (code point) that ends before `index`, or ''. */
export function characterBefore(text: string, index: number): string {
  if (index <= 0) return '';
  const low = text.charCodeAt(index - 1);
  return index > 1 && low >= 0xdc00 && low <= 0xdfff
    ? text.slice(index - 2, index)
    : text[index - 1]!;
}

/** The character (code point) that starts at `index`, or ''. */
export function characterAt(text: string, index: number): string {
  const codePoint = text.codePointAt(index);
  return codePoint === undefined ? '' : String.fromCodePoint(codePoint);
}
