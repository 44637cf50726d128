import { pinyinOf } from '../../article/pinyin.ts';
import { convertText } from '../../article/script.ts';
import type { MarkupNode } from '../../types.ts';
import { annotate, type Reader } from './annotate.ts';
import { commonSimplified } from './common-characters.ts';
import { zhuyinOf } from './zhuyin.ts';

/** What readings are printed over Chinese characters. */
export interface Readings {
  system: 'pinyin' | 'zhuyin';
  /** `rare`: over characters that not every reader knows, where each first stands. */
  over: 'rare' | 'all';
}

/** Puts readings over the text of one article. */
export type Annotator = (body: MarkupNode[], language: string) => MarkupNode[];

/**
 * What puts the readings asked for over an article's text; text in another language than
 * Chinese comes back as it is.
 */
export function annotatorOf({ system, over }: Readings): Annotator {
  const read = system === 'pinyin' ? pinyinReader : zhuyinReader;
  return (body, language) => {
    if (!/^zh\b/i.test(language)) return body;
    return annotate(body, over === 'all' ? read : firstRare(read));
  };
}

const pinyinReader: Reader = (text) => pinyinOf(text, { tone: 'symbol' });

const zhuyinReader: Reader = (text) =>
  pinyinOf(text, { tone: 'num' }).map((syllable) => (syllable ? zhuyinOf(syllable) : ''));

/** Reads rare characters alone, each where it first stands with that reading. */
function firstRare(read: Reader): Reader {
  const told = new Set<string>();
  return (text) => {
    const characters = [...text];
    if (!characters.some(isRare)) return [];
    const readings = read(text);
    return characters.map((character, index) => {
      const reading = readings[index] ?? '';
      const isNew = isRare(character) && !told.has(character + reading);
      if (isNew) told.add(character + reading);
      return isNew ? reading : '';
    });
  };
}

const known = new Map<string, boolean>();

/** Is this a Chinese character that stands in neither script's list of common ones? */
export function isRare(character: string): boolean {
  let answer = known.get(character);
  if (answer === undefined) {
    answer = /\p{Unified_Ideograph}/u.test(character) && !isCommon(character);
    known.set(character, answer);
  }
  return answer;
}

function isCommon(character: string): boolean {
  if (commonSimplified.has(character) || commonTraditional().has(character)) return true;
  if (cantonese.includes(character)) return true;
  return commonSimplified.has(convertText(character, 'zh-Hant', 'zh-Hans'));
}

/** Everyday words of written Cantonese: who reads them does not read them in Mandarin. */
const cantonese = '佢嘅咗喺哋啲嚟冇咁嗰嘢攞揾搵攰瞓嘥掟嗌諗噉啱唞';

let traditional: Set<string> | undefined;

/**
 * The frequently used characters of Big5, rows A4 to C6, 5,401 in all: Taiwan's list of common
 * characters (常用國字標準字體表) and those of its school books.
 */
function commonTraditional(): Set<string> {
  if (traditional) return traditional;
  const decoder = new TextDecoder('big5');
  traditional = new Set();
  for (let lead = 0xa4; lead <= 0xc6; lead++) {
    for (let trail = 0x40; trail <= (lead === 0xc6 ? 0x7e : 0xfe); trail++) {
      if (trail > 0x7e && trail < 0xa1) continue;
      traditional.add(decoder.decode(Uint8Array.of(lead, trail)));
    }
  }
  return traditional;
}
