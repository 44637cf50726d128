import { pinyinOf } from './pinyin.ts';

/**
 * The order that readers look names up in: by pinyin in Simplified Chinese, by strokes in
 * Traditional, by the alphabet of the language elsewhere. The orders are Unicode's own (CLDR), as
 * Node brings them.
 * @param language BCP 47 code of the book or of the edition's script
 * @returns a comparison that tells any two different texts apart
 */
export function nameOrder(language: string): (a: string, b: string) => number {
  const { compare } = collatorFor(language);
  return (a, b) => compare(a, b) || (a < b ? -1 : Number(a > b));
}

function collatorFor(language: string): Intl.Collator {
  const locale = isStroked(language) ? byStrokes : /^zh\b/i.test(language) ? byPinyin : language;
  try {
    return new Intl.Collator(locale, { numeric: true });
  } catch {
    // A code that is none: text has an order all the same.
    return new Intl.Collator('en', { numeric: true });
  }
}

const byPinyin = 'zh-Hans-u-co-pinyin';
const byStrokes = 'zh-Hant-u-co-stroke';

const isStroked = (language: string) => /^zh-(?:hant|tw|hk|mo)\b/i.test(language);

/**
 * What a title or a name is filed under (`file-as`), for readers that sort by letters:
 * `He bian de mo fang` in Simplified Chinese, `08河19邊08的16磨07坊` in Traditional (each character
 * after its strokes), `Mill, The` in English.
 * @returns undefined where the text itself files well
 */
export function sortKey(text: string, language: string): string | undefined {
  if (/^en\b/i.test(language)) return withoutArticle(text);
  if (!/^zh\b/i.test(language) || !HAS_HAN.test(text)) return undefined;
  return isStroked(language) ? strokeKey(text) : pinyinKey(text, pinyinOf(text, { tone: 'none' }));
}

/** The same for a person: 曾 and 单 are read as surnames are. */
export function personSortKey(name: string, language: string): string | undefined {
  if (!/^zh\b/i.test(language) || !HAS_HAN.test(name)) return undefined;
  if (isStroked(language)) return strokeKey(name);
  return pinyinKey(name, pinyinOf(name, { tone: 'none', names: 'head' }));
}

const HAS_HAN = /\p{Unified_Ideograph}/u;

function withoutArticle(title: string): string | undefined {
  const found = /^(The|An?) (\S.*)$/.exec(title);
  return found ? `${found[2]}, ${found[1]}` : undefined;
}

/** Syllables apart, for Xi'an is not filed under xian; ü is v, as on keyboards. */
function pinyinKey(text: string, readings: string[]): string {
  const written = [...text].map((character, index) => {
    const reading = readings[index];
    return reading ? ` ${reading.replaceAll('ü', 'v')} ` : character;
  });
  const key = written
    .join('')
    .replace(/\s{1,99}/g, ' ')
    .trim();
  return key.charAt(0).toUpperCase() + key.slice(1);
}

function strokeKey(text: string): string {
  return text.replace(/\p{Unified_Ideograph}/gu, (character) => strokes(character) + character);
}

/** CLDR marks where the characters of each number of strokes begin; it has no mark beyond this. */
const MOST_STROKES = 33;

const strokeCounts = new Map<string, string>();
let strokeOrder: Intl.Collator | undefined;

/**
 * Strokes of a character, as counted in Taiwan, in two figures. They are not listed anywhere in
 * Node, but its stroke order is, with marks for the heads of an index (CLDR `zh.xml`, collation
 * `stroke`: U+FDD0 and a Braille pattern of that number): the last mark that stands before the
 * character tells. Characters unknown to the order come after all others.
 */
function strokes(character: string): string {
  let known = strokeCounts.get(character);
  if (known === undefined) {
    strokeOrder ??= new Intl.Collator(byStrokes);
    const { compare } = strokeOrder;
    let low = 0;
    let high = MOST_STROKES;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (compare(`\ufdd0${String.fromCharCode(0x2800 + middle)}`, character) <= 0) low = middle;
      else high = middle - 1;
    }
    known = String(low).padStart(2, '0');
    strokeCounts.set(character, known);
  }
  return known;
}
