import STCharacters from 'opencc-js/dict/STCharacters';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import { lexiconOf, openccDictionary } from './dictionary.ts';
import type { Conversion } from './pipelines.ts';

/** Seldom, but in phrases that OpenCC knows as Simplified. */
const ALSO_SIMPLIFIED = '夥廢拚潕皁舖醣鑪顗騞麼';

let loaded: Conversion | undefined;

/**
 * Turns Traditional characters that were left within Simplified text. Only those that Simplified
 * text never has: not 乾 (乾坤), nor 昇 (毕昇), for a phrase of OpenCC's keeps them.
 */
export function strayConversion(): Conversion {
  loaded ??= { normalisation: [], segmentation: undefined, steps: [lexiconOf([strays()])] };
  return loaded;
}

function strays(): Map<string, string> {
  const simplified = new Set([...ALSO_SIMPLIFIED, ...openccDictionary(STCharacters).keys()]);
  for (const source of [TSCharacters, TSPhrases]) {
    for (const result of openccDictionary(source).values()) {
      for (const character of result) simplified.add(character);
    }
  }
  return new Map([...openccDictionary(TSCharacters)].filter(([from]) => !simplified.has(from)));
}

/** Whether a text may have something for `strayConversion`: most texts have not. */
export function hasStrays(text: string): boolean {
  const { heads } = strayConversion().steps[0]!;
  for (let index = 0; index < text.length; index++) {
    if (heads[text.charCodeAt(index)] !== 0) return true;
  }
  return false;
}

type Place = readonly [start: number, end: number];

const ALONE = /(?<!\p{sc=Han})\p{sc=Han}(?!\p{sc=Han})/gu;

/**
 * Where characters stay: in passages kept for another reason, in the user's protected words, and
 * where a character is spoken of and not used, as in “后（後）”: it stands alone between marks.
 * @returns places in order that do not overlap
 */
export function strayExceptions(
  text: string,
  kept: readonly Place[],
  dictionary: Readonly<Record<string, string>>,
): Place[] {
  const words = Object.keys(dictionary).filter((word) => word !== '' && dictionary[word] === word);
  const places = [...kept, ...placesOf(text, words), ...lonePlaces(text)];
  let last = 0;
  return places
    .sort((a, b) => a[0] - b[0] || b[1] - a[1])
    .filter(([start, end]) => {
      if (start < last) return false;
      last = end;
      return true;
    });
}

const lonePlaces = (text: string): Place[] =>
  [...text.matchAll(ALONE)].map((found) => [found.index, found.index + found[0].length]);

function placesOf(text: string, words: readonly string[]): Place[] {
  const places: Place[] = [];
  for (const word of words) {
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      places.push([at, at + word.length]);
    }
  }
  return places;
}
