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
  /** A bit for the digest of every whole entry of two code units or more. */
  entries: Uint32Array;
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
/** Sixteen bits for each of some 65,000 phrases: one look of sixteen is in vain. */
const ENTRY_BITS = 20;

/** Two odd factors spread texts over the tables; a clash costs a look in vain. */
const digestWith = (digest: number, unit: number): number =>
  Math.imul(digest, 0x9e3779b1) ^ Math.imul(unit, 0x85ebca77);

const pairDigest = (text: string, index: number): number =>
  digestWith(text.charCodeAt(index), text.charCodeAt(index + 1));

const pairIndex = (digest: number): number => digest >>> (32 - PAIR_BITS);
const entryIndex = (digest: number): number => Math.imul(digest, 0x9e3779b1) >>> (32 - ENTRY_BITS);

const lengthBit = (length: number): number => 1 << Math.min(length - 1, MOST_BITS);

export function lexiconOf(dictionaries: readonly Dictionary[]): Lexicon {
  const heads = new Uint16Array(0x10000);
  const pairs = new Uint16Array(1 << PAIR_BITS);
  const entries = new Uint32Array(1 << (ENTRY_BITS - 5));
  let longest = 0;
  for (const dictionary of dictionaries) {
    for (const from of dictionary.keys()) {
      if (from === '') continue;
      const bit = lengthBit(from.length);
      heads[from.charCodeAt(0)]! |= bit;
      longest = Math.max(longest, from.length);
      if (from.length === 1) continue;
      let digest = pairDigest(from, 0);
      pairs[pairIndex(digest)]! |= bit;
      for (let at = 2; at < from.length; at++) digest = digestWith(digest, from.charCodeAt(at));
      const entry = entryIndex(digest);
      entries[entry >>> 5]! |= 1 << (entry & 31);
    }
  }
  return { dictionaries, heads, pairs, entries, longest };
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

/** The longest entry of two code units or more: only what the digests leave is looked up. */
function longerMatch(
  lexicon: Lexicon,
  text: string,
  index: number,
  limit: number,
): Match | undefined {
  let digest = pairDigest(text, index);
  const lengths = lexicon.pairs[pairIndex(digest)]!;
  if (lengths < 2) return undefined;
  const longest = lengths >> MOST_BITS ? lexicon.longest : 32 - Math.clz32(lengths);
  const most = Math.min(longest, limit - index);
  let hopeful = 0;
  for (let length = 2; length <= most; length++) {
    if (length > 2) digest = digestWith(digest, text.charCodeAt(index + length - 1));
    const entry = entryIndex(digest);
    if (lexicon.entries[entry >>> 5]! & (1 << (entry & 31))) hopeful |= lengthBit(length) & lengths;
  }
  for (let length = most; hopeful !== 0 && length > 1; length--) {
    if (!(hopeful & lengthBit(length))) continue;
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
