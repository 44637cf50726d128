import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import type { Script } from '../../types.ts';
import {
  type Dictionary,
  type Lexicon,
  lexiconOf,
  longestMatch,
  openccDictionary,
} from './dictionary.ts';

/** Characters of context on either side: enough to find the place. */
const CONTEXT = 8;

interface Direction {
  lexicon: Lexicon;
  characters: Dictionary;
  /** Character → what it becomes in this phrase or that. */
  counterparts: Map<string, Set<string>>;
}

/** A character that was decided by default. */
export interface Doubt {
  character: string;
  chosen: string;
  /** What it becomes in other phrases. */
  others: string;
  /** The text around the first place. */
  context: string;
  /** Number of places. */
  count: number;
}

/**
 * The characters of a text that have several counterparts in the other script (后: 後 or 后)
 * and stand in no phrase that decides: the default was taken, and an editor may want to look.
 * @param own the user's words, which decide too
 */
export function doubtsIn(text: string, from: Script, to: Script, own?: Lexicon): Doubt[] {
  const isToSimplified = to === 'zh-Hans';
  if ((from === 'zh-Hans') === isToSimplified) return [];
  const direction = directionOf(isToSimplified);
  const doubts = new Map<string, { first: number; count: number }>();
  for (let index = 0; index < text.length; ) {
    const decided = own && longestMatch(own, text, index, text.length);
    const end = (decided ?? longestMatch(direction.lexicon, text, index, text.length))?.end;
    const found = text.slice(index, end ?? index + 1);
    if (!decided && direction.counterparts.has(found)) {
      const known = doubts.get(found);
      doubts.set(found, { first: known?.first ?? index, count: (known?.count ?? 0) + 1 });
    }
    index = end ?? index + 1;
  }
  return [...doubts].map(([character, { first, count }]) => ({
    character,
    chosen: direction.characters.get(character) ?? character,
    others: otherCounterparts(direction, character),
    context: contextOf(text, first),
    count,
  }));
}

/** The text around a place, as far as its line goes. */
function contextOf(text: string, at: number): string {
  const before = text.slice(Math.max(0, at - CONTEXT), at);
  const after = text.slice(at, at + CONTEXT + 1);
  return `${before.split('\n').at(-1)}${after.split('\n')[0]}`.toWellFormed();
}

function otherCounterparts({ counterparts, characters }: Direction, character: string): string {
  const chosen = characters.get(character) ?? character;
  return [...counterparts.get(character)!].filter((other) => other !== chosen).join('、');
}

const directions = new Map<boolean, Direction>();

function directionOf(isToSimplified: boolean): Direction {
  const known = directions.get(isToSimplified);
  if (known) return known;
  const phrases = openccDictionary(isToSimplified ? TSPhrases : STPhrases);
  const characters = openccDictionary(isToSimplified ? TSCharacters : STCharacters);
  const lexicon = lexiconOf([phrases, characters]);
  const direction = { lexicon, characters, counterparts: counterpartsIn(phrases, characters) };
  directions.set(isToSimplified, direction);
  return direction;
}

/** Characters that the phrases convert in more than one way. */
function counterpartsIn(phrases: Dictionary, characters: Dictionary): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  const note = (from: string, to: string) => all.set(from, (all.get(from) ?? new Set()).add(to));
  for (const [from, to] of characters) note(from, to);
  for (const [from, to] of phrases) {
    const [source, target] = [[...from], [...to]];
    if (source.length !== target.length) continue;
    source.forEach((character, index) => {
      note(character, target[index]!);
    });
  }
  return new Map([...all].filter(([, others]) => others.size > 1));
}
