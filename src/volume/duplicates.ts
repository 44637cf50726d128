import { likeness, sketchValues } from '../article/fingerprint.ts';
import { foldedText } from '../article/script/fold.ts';
import type { ArticleRecord, DuplicateGroup } from '../types.ts';
import { addressKey } from './address.ts';
import { bySource } from './order.ts';

/** Below this many letters a text alone does not make an article: the title counts too. */
const SHORT_TEXT = 300;
/** Least likeness of two versions at one address: the site may have rewritten half of it. */
const SAME_ADDRESS = 0.25;
/** Least likeness of two versions of one time under one title. */
const SAME_TITLE = 0.6;
/** The same, when it is not known that they are of one time. */
const SAME_TITLE_UNDATED = 0.8;
/** Least likeness of two versions under different titles. */
const OTHER_TITLE = 0.9;
/** The same article is published again within this time, under two channels or corrected. */
const NEAR_DAYS = 3;
/** A title of so many days is no article's own. */
const COLUMN_DAYS = 3;
/** Least share of the longer text's length that the shorter one has. */
const LENGTH_SHARE = 0.7;
/** Smallest hashes of a sketch by which likely pairs are found. */
const PROBES = 5;
/** A shingle that more articles share than this is a common phrase, not a sign of a copy. */
const COMMON = 40;

/**
 * Finds the articles that are copies of each other: same text, same text in the other script,
 * same address, or nearly the same text. Cost grows in proportion to the number of articles.
 * @returns groups of two and more; `kept` is the version to bind, the rest are its copies
 */
export function findCopies(records: ArticleRecord[]): DuplicateGroup[] {
  const sorted = records.toSorted(bySource);
  const groups = new Groups(sorted);
  joinEqualTexts(sorted, groups);
  const sketch = sketchReader();
  const heads = groups.heads();
  const columns = columnTitles(heads);
  for (const [a, b] of likelyPairs(heads, sketch)) {
    if (groups.isJoined(a, b)) continue;
    const because = whyCopies(a, b, likeness(sketch(a), sketch(b)), columns);
    if (because) groups.join(a, b, because);
  }
  return groups.toList();
}

/** Decodes each sketch once. */
function sketchReader(): (record: ArticleRecord) => Uint32Array {
  const known = new Map<ArticleRecord, Uint32Array>();
  return (record) => {
    const values = known.get(record) ?? sketchValues(record.sketch);
    known.set(record, values);
    return values;
  };
}

/** Equal text: whole texts are copies whatever their titles, short ones under one title only. */
function joinEqualTexts(records: ArticleRecord[], groups: Groups): void {
  const firstOf = new Map<string, ArticleRecord>();
  for (const record of records) {
    const key =
      record.characters < SHORT_TEXT
        ? `${record.textHash} ${foldedText(record.title)}`
        : record.textHash;
    const first = firstOf.get(key);
    if (!first) firstOf.set(key, record);
    else groups.join(first, record, isOtherScript(first, record) ? 'other-script' : 'same-text');
  }
}

/**
 * Titles under which different texts came on several days: of a column, a table, a notice. Its
 * issues may differ in a name or a few figures, so only equal text or address makes them one.
 */
function columnTitles(records: ArticleRecord[]): Set<string> {
  const daysOf = new Map<string, Set<string>>();
  for (const { title, published } of records) {
    if (!published) continue;
    const days = daysOf.get(title) ?? new Set();
    daysOf.set(title, days.add(published.slice(0, 10)));
  }
  const isColumn = ([, days]: [string, Set<string>]) => days.size >= COLUMN_DAYS;
  return new Set([...daysOf].filter(isColumn).map(([title]) => title));
}

/** Whether two like articles are versions of one, and by what. */
function whyCopies(
  a: ArticleRecord,
  b: ArticleRecord,
  alike: number,
  columns: Set<string>,
): string | undefined {
  if (alike < SAME_ADDRESS) return undefined;
  const key = addressKey(a.url ?? '');
  if (key !== undefined && key === addressKey(b.url ?? '')) return 'same-address';
  if (columns.has(a.title) || alike < leastLikeness(a, b)) return undefined;
  const shorter = Math.min(a.characters, b.characters);
  if (shorter < LENGTH_SHARE * Math.max(a.characters, b.characters)) return undefined;
  if (differentFigures(a.title, b.title)) return undefined;
  return isOtherScript(a, b) ? 'other-script' : 'near-text';
}

/**
 * How alike two texts must be to count as one. Forms filled in anew (prices, notices, columns
 * with a fixed frame) are alike too: what speaks for one article is one title and one time.
 */
function leastLikeness(a: ArticleRecord, b: ArticleRecord): number {
  const days = daysBetween(a, b);
  const isSameTitle = foldedText(a.title) === foldedText(b.title);
  const isNear = days !== undefined && days <= NEAR_DAYS;
  if (Math.min(a.characters, b.characters) < SHORT_TEXT) {
    return isSameTitle && isNear ? OTHER_TITLE : Number.POSITIVE_INFINITY;
  }
  if (days !== undefined && !isNear) return isSameTitle ? OTHER_TITLE : Number.POSITIVE_INFINITY;
  if (!isSameTitle) return OTHER_TITLE;
  return isNear ? SAME_TITLE : SAME_TITLE_UNDATED;
}

/** "Prices on 3 May" and "Prices on 4 May" are alike and two. */
function differentFigures(a: string, b: string): boolean {
  const figures = (title: string) =>
    (title.normalize('NFKC').match(/\d+|[一二三四五六七八九十百上中下]/g) ?? []).join(' ');
  return figures(a) !== figures(b);
}

function daysBetween(a: ArticleRecord, b: ArticleRecord): number | undefined {
  if (!a.published || !b.published) return undefined;
  const [one, other] = [a, b].map(({ published }) => Date.parse(published!.slice(0, 10)));
  return Math.abs(one! - other!) / 86_400_000;
}

function isOtherScript(a: ArticleRecord, b: ArticleRecord): boolean {
  const pair = [a.language, b.language].map((language) => language.slice(0, 7)).sort();
  return pair[0] === 'zh-Hans' && pair[1] === 'zh-Hant';
}

/** Pairs that share an address or one of their smallest shingles, which copies all but surely do. */
function* likelyPairs(
  records: ArticleRecord[],
  sketch: (record: ArticleRecord) => Uint32Array,
): Generator<[ArticleRecord, ArticleRecord]> {
  const firstAt = new Map<string, ArticleRecord>();
  for (const record of records) {
    const key = addressKey(record.url ?? '');
    if (key === undefined) continue;
    const first = firstAt.get(key);
    if (first) yield [first, record];
    else firstAt.set(key, record);
  }
  for (const bucket of sharedShingles(records, sketch)) {
    for (let i = 1; i < bucket.length; i++) {
      for (let j = 0; j < i; j++) yield [records[bucket[j]!]!, records[bucket[i]!]!];
    }
  }
}

/** Numbers below this index records within one double: 32 bits of shingle, 21 of index. */
const MAX_RECORDS = 2 ** 21;

/** Groups of records that share a shingle: one sorted list of numbers, no table of lists. */
function* sharedShingles(
  records: ArticleRecord[],
  sketch: (record: ArticleRecord) => Uint32Array,
): Generator<number[]> {
  const entries = new Float64Array(records.length * PROBES);
  let count = 0;
  for (const [index, record] of records.entries()) {
    for (const value of sketch(record).subarray(0, PROBES)) {
      entries[count++] = value * MAX_RECORDS + index;
    }
  }
  const sorted = entries.subarray(0, count).sort();
  let bucket: number[] = [];
  let shingle = -1;
  for (const entry of sorted) {
    const value = Math.floor(entry / MAX_RECORDS);
    if (value !== shingle) {
      if (bucket.length > 1 && bucket.length <= COMMON) yield bucket;
      bucket = [];
      shingle = value;
    }
    bucket.push(entry % MAX_RECORDS);
  }
  if (bucket.length > 1 && bucket.length <= COMMON) yield bucket;
}

/** Union-find over records, with the reason of the first join of each group. */
class Groups {
  private readonly records: ArticleRecord[];
  private readonly index = new Map<ArticleRecord, number>();
  private readonly parent: Int32Array;
  private readonly reasons = new Map<number, string>();

  constructor(records: ArticleRecord[]) {
    this.records = records;
    this.parent = new Int32Array(records.length);
    for (const [i, record] of records.entries()) {
      this.index.set(record, i);
      this.parent[i] = i;
    }
  }

  private rootOf(record: ArticleRecord): number {
    let root = this.index.get(record)!;
    while (this.parent[root] !== root) {
      this.parent[root] = this.parent[this.parent[root]!]!;
      root = this.parent[root]!;
    }
    return root;
  }

  isJoined(a: ArticleRecord, b: ArticleRecord): boolean {
    return this.rootOf(a) === this.rootOf(b);
  }

  join(a: ArticleRecord, b: ArticleRecord, because: string): void {
    const [low, high] = [this.rootOf(a), this.rootOf(b)].sort((x, y) => x - y) as [number, number];
    if (low === high) return;
    this.parent[high] = low;
    if (!this.reasons.has(low)) this.reasons.set(low, this.reasons.get(high) ?? because);
  }

  /** The first record of every group. */
  heads(): ArticleRecord[] {
    return this.records.filter((record, i) => this.rootOf(record) === i);
  }

  toList(): DuplicateGroup[] {
    const members = new Map<number, ArticleRecord[]>();
    for (const record of this.records) {
      const root = this.rootOf(record);
      const list = members.get(root);
      if (list) list.push(record);
      else members.set(root, [record]);
    }
    return [...members]
      .filter(([, group]) => group.length > 1)
      .map(([root, group]) => groupOf(group, this.reasons.get(root) ?? 'same-text'));
  }
}

function groupOf(members: ArticleRecord[], because: string): DuplicateGroup {
  const best = members.toSorted(byWorth)[0]!;
  return {
    kept: best.id,
    dropped: members.filter((record) => record !== best).map(({ id }) => id),
    because,
  };
}

/**
 * The version to bind: the one corrected last, the fuller text, the one with pictures; among
 * equals the first. Differences of less than a hundredth do not make a text fuller.
 */
export function byWorth(a: ArticleRecord, b: ArticleRecord): number {
  const [early, late] = [a.modified ?? '', b.modified ?? ''];
  if (early !== late) return early > late ? -1 : 1;
  const longer = Math.max(a.characters, b.characters);
  if (Math.abs(a.characters - b.characters) * 100 > longer) return b.characters - a.characters;
  return b.pictureCount - a.pictureCount || bySource(a, b);
}
