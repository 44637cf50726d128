import STCharacters from 'opencc-js/dict/STCharacters';
import STPhrases from 'opencc-js/dict/STPhrases';
import TSCharacters from 'opencc-js/dict/TSCharacters';
import TSPhrases from 'opencc-js/dict/TSPhrases';
import { message } from '../../messages.ts';
import type { Message, Script } from '../../types.ts';
import { type Dictionary, longestMatch, openccDictionary } from './dictionary.ts';

/** One message a character and article is enough to find the places. */
const CONTEXT = 8;

interface Direction {
  phrases: Dictionary;
  characters: Dictionary;
  /** Character → what it becomes in this phrase or that. */
  counterparts: Map<string, Set<string>>;
}

/**
 * The characters of a text that have several counterparts in the other script (后: 後 or 后)
 * and stand in no phrase that decides: the default was taken, and an editor may want to look.
 * @returns one message a character, with the first place as context and the number of places
 */
export function doubtsIn(text: string, from: Script, to: Script, place: string): Message[] {
  const isToSimplified = to === 'zh-Hans';
  if ((from === 'zh-Hans') === isToSimplified) return [];
  const direction = directionOf(isToSimplified);
  const doubts = new Map<string, { first: number; count: number }>();
  const group = [direction.phrases, direction.characters];
  for (let index = 0; index < text.length; ) {
    const end = longestMatch(group, text, index, text.length)?.end ?? index + 1;
    const found = text.slice(index, end);
    if (direction.counterparts.has(found)) {
      const known = doubts.get(found);
      doubts.set(found, { first: known?.first ?? index, count: (known?.count ?? 0) + 1 });
    }
    index = end;
  }
  return [...doubts].map(([character, { first, count }]) =>
    message('conversion-doubtful', place, {
      character,
      chosen: direction.characters.entries.get(character) ?? character,
      others: otherCounterparts(direction, character),
      context: text.slice(Math.max(0, first - CONTEXT), first + CONTEXT + 1).toWellFormed(),
      count,
    }),
  );
}

function otherCounterparts({ counterparts, characters }: Direction, character: string): string {
  const chosen = characters.entries.get(character) ?? character;
  return [...counterparts.get(character)!].filter((other) => other !== chosen).join('、');
}

const directions = new Map<boolean, Direction>();

function directionOf(isToSimplified: boolean): Direction {
  const known = directions.get(isToSimplified);
  if (known) return known;
  const phrases = openccDictionary(isToSimplified ? TSPhrases : STPhrases);
  const characters = openccDictionary(isToSimplified ? TSCharacters : STCharacters);
  const direction = { phrases, characters, counterparts: counterpartsIn(phrases, characters) };
  directions.set(isToSimplified, direction);
  return direction;
}

/** Characters that the phrases convert in more than one way. */
function counterpartsIn(phrases: Dictionary, characters: Dictionary): Map<string, Set<string>> {
  const all = new Map<string, Set<string>>();
  const note = (from: string, to: string) => all.set(from, (all.get(from) ?? new Set()).add(to));
  for (const [from, to] of characters.entries) note(from, to);
  for (const [from, to] of phrases.entries) {
    const [source, target] = [[...from], [...to]];
    if (source.length !== target.length) continue;
    source.forEach((character, index) => {
      note(character, target[index]!);
    });
  }
  return new Map([...all].filter(([, others]) => others.size > 1));
}
