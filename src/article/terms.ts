import type { Article } from '../types.ts';

/**
 * Telling words kept of an article, of a folder of few and of many files. With 128, four fifths of
 * drawn articles are found in a theme of their channel, with 32 a fiftieth fewer; but of 100,000
 * articles they take more memory than all the rest.
 */
export const TERMS_OF_FEW = 128;
const TERMS_OF_MANY = 32;
const FEW_FILES = 5000;

/** How many telling words are kept of each article of a folder. */
export const termsFor = (files: number): number =>
  files <= FEW_FILES ? TERMS_OF_FEW : TERMS_OF_MANY;

const TAG_WEIGHT = 6;
const TITLE_WEIGHT = 4;
/** Text looked at: enough to tell a subject, whatever the length of the article. */
const MAX_CHARACTERS = 12_000;
const LONGEST_PHRASE = 6;
const LONGEST_RUN = 4;

/** Characters that join words rather than make them, and those of time, place and number. */
const JOINING =
  '的了是在和与及或而也都就不没有这那他她它我你们个为以于之其所被把让给从到向由将可要应该还又很更最已曾着过得说月来去起但并且因如若则即使并一二三四五六七八九十百千万亿两几多少每各某等者吗呢吧啊哦么什怎谁哪此本该自己只再';

/** Words of English that say nothing of a subject. */
const SMALL_WORDS = new Set(
  (
    'about above after again against all also although always among and another any are because been ' +
    'before being below between both but came can cannot come could did does doing done down during each ' +
    'even ever every few first for from further get give goes going had has have having her here hers him ' +
    'his how into its itself just know last less like made make many may might more most much must near ' +
    'never new not now off often old once one only other our out over own part people quite rather said ' +
    'same see several she should since some still such take than that the their them then there these they ' +
    'thing things this those though through time two under until upon use used very was way well went were ' +
    'what when where which while who whole why will with within without would year years yet you your'
  ).split(' '),
);

let joins: Uint8Array | undefined;
let segmenter: Intl.Segmenter | undefined;

/**
 * The words that may tell what an article is about, with weights: its tags, the words of its
 * title, what its text says again and again, and where that is little, what it says once. Chinese
 * needs no dictionary: a run of characters that comes again, or that joining words enclose, is a
 * word or a name.
 * @param most how many are wanted
 * @returns the heaviest first, as `packTerms` writes them
 */
export function termsOf(article: Article, text: string, most: number): string {
  const weights = new Map<string, number>();
  const add = (term: string, weight: number) =>
    weights.set(term, (weights.get(term) ?? 0) + weight);
  for (const tag of new Set([...article.tags, ...article.categories])) add(tag, TAG_WEIGHT);
  const { heading, rest } = splitHeading(article.title);
  for (const word of new Set(titleWords(rest))) add(word, TITLE_WEIGHT);
  const start = text.slice(0, MAX_CHARACTERS);
  for (const [phrase, count] of repeatedPhrases(start)) add(phrase, count);
  const words = latinWords(start);
  for (const [word, count] of words) if (count > 1) add(word, count);
  if (weights.size < most) {
    for (const word of [...words.keys(), ...enclosedRuns(start)]) {
      if (!weights.has(word)) weights.set(word, 1);
    }
  }
  if (!article.tags.includes(heading)) weights.delete(heading);
  // Of equal weight the earlier counts: the sort is stable, and a text says first what it is about.
  const ranked = [...weights].sort((a, b) => b[1] - a[1]);
  return packTerms(ranked.slice(0, most));
}

/** Terms with weights as one string: `weight term`, a line each. */
export const packTerms = (terms: [term: string, weight: number][]): string =>
  terms.map(([term, weight]) => `${weight} ${term.replace(/\s+/gu, ' ')}`).join('\n');

/** The terms of `ArticleRecord.terms`. */
export function unpackTerms(packed: string): [term: string, weight: number][] {
  if (!packed) return [];
  return packed.split('\n').map((line) => {
    const space = line.indexOf(' ');
    return [line.slice(space + 1), Number(line.slice(0, space))];
  });
}

/** Splits off the column's name or the author's before the colon: neither is a subject. */
function splitHeading(title: string): { heading: string; rest: string } {
  const found =
    /^\s{0,9}【([^】]{1,16})】/u.exec(title) ??
    /^\s{0,9}((?:\p{Script=Han}|·){2,4})[:：]/u.exec(title);
  return { heading: found?.[1] ?? '', rest: title.slice(found?.[0].length ?? 0) };
}

/** Words of two letters or ideographs and more, as ICU's dictionary cuts them. */
function titleWords(title: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(title)) {
    const word = segment.toLowerCase();
    if (isWordLike && word.length > 1 && /^\p{L}/u.test(word) && !isSmall(word)) words.push(word);
  }
  return words;
}

function isSmall(word: string): boolean {
  if (/^[a-z]/.test(word)) return word.length < 3 || SMALL_WORDS.has(word);
  return [...word].every((character) => JOINING.includes(character));
}

/** For each UTF-16 unit: 1 where an ideograph may be part of a telling word. */
function tellingUnits(): Uint8Array {
  if (joins) return joins;
  const made = new Uint8Array(0x10000).fill(1, 0x4e00, 0xa000);
  for (const character of JOINING) made[character.charCodeAt(0)] = 0;
  joins = made;
  return made;
}

const TABLE_BITS = 14;
const table = new Uint16Array(1 << TABLE_BITS);

const slots = new Uint16Array(MAX_CHARACTERS);

/** For each character but the first, the slot of its pair with the one before; 0: not telling. */
function pairSlots(text: string): Uint16Array {
  const telling = tellingUnits();
  let before = 0;
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    const here = telling[unit] === 1 ? unit : 0;
    slots[i] = before > 0 && here > 0 ? slotOf(before, here) : 0;
    before = here;
  }
  return slots;
}

const slotOf = (a: number, b: number) =>
  Math.imul((a << 16) | b, 0x9e3779b1) >>> (32 - TABLE_BITS) || 1;

/**
 * Runs of ideographs all of whose neighbouring pairs come at least twice, with how often the run
 * itself comes. Pairs are counted in a small table; a rare collision only lets a phrase pass.
 */
function repeatedPhrases(text: string): Map<string, number> {
  const slots = pairSlots(text);
  table.fill(0);
  for (let i = 1; i < text.length; i++) table[slots[i]!]!++;
  table[0] = 0;
  const runs: number[] = [];
  let start = 0;
  for (let i = 1; i <= text.length; i++) {
    if (i < text.length && table[slots[i]!]! > 1) continue;
    if (i - start > 1 && i - start <= LONGEST_PHRASE) runs.push(start, i);
    start = i;
  }
  return countedRuns(text, runs);
}

/** Runs that come twice or more. Most come once: a hash tells, before strings are made of them. */
function countedRuns(text: string, runs: number[]): Map<string, number> {
  const hashes = runs.map((start, index) => (index % 2 ? 0 : runHash(start, runs[index + 1]!)));
  table.fill(0);
  for (let i = 0; i < runs.length; i += 2) table[hashes[i]!]!++;
  const phrases = new Map<string, number>();
  for (let i = 0; i < runs.length; i += 2) {
    if (table[hashes[i]!]! < 2) continue;
    const phrase = text.slice(runs[i], runs[i + 1]);
    phrases.set(phrase, (phrases.get(phrase) ?? 0) + 1);
  }
  for (const [phrase, count] of phrases) if (count < 2) phrases.delete(phrase);
  return phrases;
}

/** A slot of the table for the run, from the slots of its pairs. */
function runHash(start: number, end: number): number {
  let hash = end - start;
  for (let i = start + 1; i < end; i++) hash = Math.imul(hash, 31) + slots[i]!;
  return Math.imul(hash, 0x9e3779b1) >>> (32 - TABLE_BITS);
}

/** Runs of ideographs short enough for a word, between joining words and punctuation. */
function* enclosedRuns(text: string): Generator<string> {
  const telling = tellingUnits();
  let start = -1;
  for (let i = 0; i <= text.length; i++) {
    if (i < text.length && telling[text.charCodeAt(i)] === 1) {
      if (start < 0) start = i;
    } else {
      if (start >= 0 && i - start > 1 && i - start <= LONGEST_RUN) yield text.slice(start, i);
      start = -1;
    }
  }
}

// Latin, Greek and Cyrillic letters, by their blocks: by script, the search takes ten times as long.
const WORDS =
  /[A-Za-z\u00aa\u00ba\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02b8\u0370-\u0373\u0376-\u037d\u0386\u0388-\u03ff\u0400-\u0481\u048a-\u052f\u1e00-\u1fff]{3,30}/g;

/** Words in alphabets, with how often they come. */
function latinWords(text: string): Map<string, number> {
  const words = new Map<string, number>();
  for (const word of text.match(WORDS) ?? []) {
    const folded = word.toLowerCase();
    if (!SMALL_WORDS.has(folded)) words.set(folded, (words.get(folded) ?? 0) + 1);
  }
  return words;
}
