import type { Article } from '../types.ts';

/** Words looked at: the title and the beginning, where news and essays name their subject. */
const LEAD_CHARACTERS = 260;
const MAX_TERMS = 32;
const TITLE_WEIGHT = 3;
const TAG_WEIGHT = 6;

let segmenter: Intl.Segmenter | undefined;

/**
 * The words that may tell what an article is about, with counts: tags, the title's words, the
 * words of the beginning. Chinese is cut into words by ICU's dictionary.
 * @returns at most 32, the heaviest first
 */
export function termsOf(article: Article, text: string): [term: string, count: number][] {
  const counts = new Map<string, number>();
  const add = (term: string, weight: number) => counts.set(term, (counts.get(term) ?? 0) + weight);
  for (const tag of [...article.tags, ...article.categories]) add(tag, TAG_WEIGHT);
  for (const word of wordsOf(article.title)) add(word, TITLE_WEIGHT);
  for (const word of wordsOf(text.slice(0, LEAD_CHARACTERS))) add(word, 1);
  return [...counts].sort((a, b) => b[1] - a[1]).slice(0, MAX_TERMS);
}

/** Words of two letters or ideographs and more; figures and single characters tell nothing. */
function wordsOf(text: string): string[] {
  segmenter ??= new Intl.Segmenter('zh', { granularity: 'word' });
  const words: string[] = [];
  for (const { segment, isWordLike } of segmenter.segment(text)) {
    if (isWordLike && segment.length > 1 && /\p{L}/u.test(segment)) {
      words.push(segment.toLowerCase());
    }
  }
  return words;
}
