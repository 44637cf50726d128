import { LETTER, PUNCTUATION } from '../east-asian.ts';

/** `corner`: 「」『』 as in Taiwan and in vertical text; `curly`: “”‘’ as in mainland China. */
export type Quotes = 'corner' | 'curly';

const corner: Record<string, string> = { '“': '「', '”': '」', '‘': '『', '’': '』' };
const curly: Record<string, string> = { '「': '“', '」': '”', '『': '‘', '』': '’' };

/**
 * Turns the quotation marks of Chinese text into the others; the text keeps its length. Curly
 * marks round Latin words, and apostrophes, stay.
 * @param written one paragraph, or a text that stands alone
 */
export function setQuotes(written: string, quotes: Quotes): string {
  const text = pairStraight(pairStraight(written, DOUBLE), SINGLE);
  if (quotes === 'curly') return text.replaceAll(/[「」『』]/g, (mark) => curly[mark]!);
  if (!/[“‘”’]/.test(text)) return text;
  const characters = text.split('');
  const open: number[] = [];
  characters.forEach((mark, index) => {
    if (mark === '“' || mark === '‘') open.push(index);
    if (mark === '”' || mark === '’') closePair(characters, open, index);
  });
  for (const index of open) turnAlone(characters, index);
  return characters.join('');
}

/** A straight mark, its curly forms, and what makes it another sign: 6", it's, '90s. */
interface Straight {
  mark: RegExp;
  open: string;
  close: string;
}

const DOUBLE: Straight = { mark: /"/g, open: '“', close: '”' };
const SINGLE: Straight = { mark: /(?<![A-Za-z0-9])'|'(?![A-Za-z0-9])/g, open: '‘', close: '’' };

const MAY_OPEN = /^(?:[^\p{Nd}]|)"[^\s，。、：；！？）」』》〉】〕”’]/u;
const MAY_CLOSE = /^[^\s（「『《〈【〔“‘]"/u;

/**
 * Straight marks that pair without doubt become curly ones, pair by pair, where the pair belongs
 * to Chinese text. Without doubt: their number in the paragraph is even, and each stands where its
 * turn would have it, the opening ones before a word and after no number (6"), the closing ones
 * after a word. Else all stay, for one mark read wrongly turns every later one round.
 */
function pairStraight(text: string, { mark, open, close }: Straight): string {
  const places = [...text.matchAll(mark)].map(({ index }) => index);
  const fits = places.every((at, turn) => {
    const around = `${text[at - 1] ?? ''}"${text[at + 1] ?? ''}`;
    return (turn % 2 === 0 ? MAY_OPEN : MAY_CLOSE).test(around);
  });
  if (places.length === 0 || places.length % 2 === 1 || !fits) return text;
  const characters = text.split('');
  for (let turn = 0; turn < places.length; turn += 2) {
    const [start, end] = [places[turn]!, places[turn + 1]!];
    if (!isChinesePair(characters, start, end)) continue;
    characters[start] = open;
    characters[end] = close;
  }
  return characters.join('');
}

function closePair(characters: string[], open: number[], end: number): void {
  const isDouble = characters[end] === '”';
  const at = open.findLastIndex((index) => characters[index] === (isDouble ? '“' : '‘'));
  if (at < 0) {
    turnAlone(characters, end);
    return;
  }
  const start = open[at]!;
  for (const index of open.splice(at).slice(1)) turnAlone(characters, index);
  if (!isChinesePair(characters, start, end)) return;
  characters[start] = corner[characters[start]!]!;
  characters[end] = corner[characters[end]!]!;
}

const EAST_ASIAN = new RegExp(`[${LETTER}${PUNCTUATION}\u3000]`, 'u');

/** How much of what stands in quotes is looked at. */
const SAMPLE = 200;

function isChinesePair(characters: string[], start: number, end: number): boolean {
  const around = `${characters[start - 1] ?? ''}${characters[end + 1] ?? ''}`;
  const inside = characters.slice(start + 1, Math.min(end, start + SAMPLE)).join('');
  return EAST_ASIAN.test(inside) || EAST_ASIAN.test(around);
}

/** A mark whose partner stands in another paragraph: both neighbours decide. */
function turnAlone(characters: string[], index: number): void {
  const isApostrophe = characters[index] === '’' && /[A-Za-z]/.test(characters[index - 1] ?? '');
  const around = `${characters[index - 1] ?? ''}${characters[index + 1] ?? ''}`;
  if (!isApostrophe && EAST_ASIAN.test(around)) characters[index] = corner[characters[index]!]!;
}
