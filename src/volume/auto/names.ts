import { unpackTerms } from '../../article/terms.ts';
import type { ArticleRecord } from '../../types.ts';
import { byText } from '../order.ts';

/** Words in a theme's name. */
const NAME_WORDS = 3;
/** Words looked at for explanations. */
const TELLING_WORDS = 40;

/** What a theme is about: its most telling words, the first of which name it. */
export interface ThemeWords {
  name: string[];
  telling: Set<string>;
}

/**
 * The words that tell each group from the others: frequent within, rare outside. Names are made
 * of words that people chose (tags and titles); a piece of a longer name is no name.
 * @param groups for each group its articles
 */
export function wordsOfGroups(groups: ArticleRecord[][]): ThemeWords[] {
  const all = groups.flat();
  const authors = new Set(all.flatMap((record) => record.authors));
  const everywhere = frequencies(all);
  const tags = new Set(all.flatMap((record) => [...record.tags, ...record.categories]));
  const taken = new Set<string>();
  return groups.map((records) => {
    const ranked = [...frequencies(records)]
      .filter(([word]) => !authors.has(word))
      .map(([word, count]) => ({
        word,
        score: tellingness(count, records.length, everywhere.get(word)!, all.length),
        isTag: tags.has(word),
      }))
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || byText(a.word, b.word));
    const name = chooseName(ranked, records, taken);
    for (const word of name) taken.add(word);
    return { name, telling: new Set(ranked.slice(0, TELLING_WORDS).map(({ word }) => word)) };
  });
}

function frequencies(records: ArticleRecord[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { terms } of records) {
    for (const [term] of unpackTerms(terms)) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  return counts;
}

/** Least evidence that a word is more frequent in a group than chance makes it (χ², p < 0.02). */
const LEAST_EVIDENCE = 5.4;

/**
 * The word's part of the Kullback-Leibler divergence of the group from all; 0 where chance
 * explains it (log-likelihood ratio, Dunning 1993). A group that is everything has no outside.
 */
function tellingness(inside: number, size: number, everywhere: number, all: number): number {
  const share = inside / size;
  if (inside < 2 && size > 2) return 0;
  if (size === all) return share;
  const outside = everywhere - inside;
  const expected = (everywhere * size) / all;
  const evidence = part(inside, expected) + part(outside, everywhere - expected);
  if (inside <= expected || 2 * evidence < LEAST_EVIDENCE) return 0;
  return share * Math.log(share / (everywhere / all));
}

const part = (found: number, expected: number) =>
  found === 0 ? 0 : found * Math.log(found / expected);

interface Ranked {
  word: string;
  score: number;
  isTag: boolean;
}

function chooseName(ranked: Ranked[], records: ArticleRecord[], taken: Set<string>): string[] {
  const titles = records.map(({ title }) => title.toLowerCase()).join('\n');
  const weighed = ranked
    .slice(0, TELLING_WORDS * 2)
    .filter(({ word }) => isReadable(word) && !taken.has(word))
    .map((entry) => ({ ...entry, score: entry.score * chosenByPeople(entry, titles) }))
    .sort((a, b) => b.score - a.score || byText(a.word, b.word));
  const name: string[] = [];
  for (const { word } of weighed) {
    if (name.length === NAME_WORDS) break;
    if (!name.some((other) => overlaps(other, word))) name.push(word);
  }
  return name;
}

/** A tag is a word for certain, one of the titles most likely, a run of the text perhaps. */
function chosenByPeople({ word, isTag }: Ranked, titles: string): number {
  if (isTag) return 1.6;
  return titles.includes(word.toLowerCase()) ? 1 : 0.4;
}

const isReadable = (word: string) =>
  word.length > 1 && word.length <= 24 && /\p{L}/u.test(word) && !/^\d/.test(word);

/** 房地产 and 地产, bank and banks: one thing twice. */
function overlaps(a: string, b: string): boolean {
  if (a.includes(b) || b.includes(a)) return true;
  return /^[a-z]/.test(a) && a.slice(0, 5) === b.slice(0, 5);
}
