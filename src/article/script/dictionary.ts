/**
 * OpenCC's dictionaries as look-up tables: the longest entry that starts at a place in a text.
 * Plain maps rather than the library's trie: they load in a sixth of the time and in half of the
 * memory, which counts since every worker has its own.
 */
export interface Dictionary {
  entries: ReadonlyMap<string, string>;
  /** First two code units of an entry → length of the longest entry that starts so. */
  longest: ReadonlyMap<string, number>;
  /** Length of the longest entry by its first code unit, 0 for none: rules most places out. */
  heads: Uint8Array;
}

/** The entry found at a place: where it ends, and what stands for it. */
export interface Match {
  end: number;
  text: string;
}

export function dictionaryOf(pairs: Iterable<readonly [from: string, to: string]>): Dictionary {
  const entries = new Map<string, string>();
  const longest = new Map<string, number>();
  const heads = new Uint8Array(0x10000);
  for (const [from, to] of pairs) {
    if (!from) continue;
    entries.set(from, to);
    const first = from.charCodeAt(0);
    heads[first] = Math.max(heads[first]!, Math.min(from.length, 255));
    const head = from.slice(0, 2);
    if (from.length > 1 && from.length > (longest.get(head) ?? 0)) longest.set(head, from.length);
  }
  return { entries, longest, heads };
}

const parsed = new Map<string, Dictionary>();

/** Parses a dictionary of opencc-js (`"from to|from to"`), once a process. */
export function openccDictionary(source: string): Dictionary {
  const known = parsed.get(source);
  if (known) return known;
  const dictionary = dictionaryOf(
    source.split('|').map((pair): [string, string] => {
      const space = pair.indexOf(' ');
      return [pair.slice(0, space), pair.slice(space + 1)];
    }),
  );
  parsed.set(source, dictionary);
  return dictionary;
}

/**
 * The longest entry of a group of dictionaries at `index`, not reaching past `limit`; of equally
 * long ones the first dictionary's, as in OpenCC.
 */
export function longestMatch(
  group: readonly Dictionary[],
  text: string,
  index: number,
  limit: number,
): Match | undefined {
  let best: Match | undefined;
  for (const dictionary of group) {
    const found = matchAt(dictionary, text, index, limit);
    if (found && found.end > (best?.end ?? 0)) best = found;
  }
  return best;
}

function matchAt(
  { entries, longest, heads }: Dictionary,
  text: string,
  index: number,
  limit: number,
): Match | undefined {
  const most = heads[text.charCodeAt(index)]!;
  if (most === 0) return undefined;
  const start = most === 1 ? 1 : (longest.get(text.slice(index, index + 2)) ?? 1);
  for (let length = Math.min(start, limit - index); length > 0; length--) {
    const found = entries.get(text.slice(index, index + length));
    if (found !== undefined) return { end: index + length, text: found };
  }
  return undefined;
}

/**
 * A dictionary file of a shelf: one `from to` a line, parted by a tab or spaces, as in OpenCC's
 * own text dictionaries; `#` starts a comment. A word alone is protected from conversion.
 */
export function parseDictionaryFile(text: string): Record<string, string> {
  const entries: Record<string, string> = {};
  for (const line of text.split(/\r?\n/)) {
    const [from, to] = line
      .replace(/^\ufeff/, '')
      .split('#')[0]!
      .trim()
      .split(/[\t ]+/);
    if (from) entries[from] = to ?? from;
  }
  return entries;
}
