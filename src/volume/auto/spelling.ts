import { foldedName } from '../../article/script/fold.ts';
import { packTerms, unpackTerms } from '../../article/terms.ts';
import type { ArticleRecord } from '../../types.ts';
import { byText } from '../order.ts';

/**
 * The records with every word of theirs spelled one way, the commonest: a subject is the same in
 * Simplified and Traditional characters, and a tag "Sea" is the word "sea".
 */
export function withOneSpelling(records: ArticleRecord[]): ArticleRecord[] {
  const termLists = records.map(({ terms }) => unpackTerms(terms));
  const spelled = speller(termLists);
  return records.map((record, index) => ({
    ...record,
    terms: packTerms(merged(termLists[index]!, spelled)),
    tags: record.tags.map(spelled),
    categories: record.categories.map(spelled),
    authors: record.authors.map(spelled),
  }));
}

type Terms = [term: string, weight: number][];

function speller(termLists: Terms[]): (word: string) => string {
  const counts = new Map<string, number>();
  for (const list of termLists) {
    for (const [term] of list) counts.set(term, (counts.get(term) ?? 0) + 1);
  }
  const keys = new Map<string, string>();
  const commonest = new Map<string, string>();
  for (const [term, count] of counts) {
    const key = foldedName(term);
    keys.set(term, key);
    const other = commonest.get(key);
    const isCommoner =
      other === undefined ||
      count > counts.get(other)! ||
      (count === counts.get(other) && byText(term, other) < 0);
    if (isCommoner) commonest.set(key, term);
  }
  return (word) => commonest.get(keys.get(word) ?? foldedName(word)) ?? word;
}

function merged(terms: Terms, spelled: (word: string) => string): Terms {
  const weights = new Map<string, number>();
  for (const [term, weight] of terms) {
    const word = spelled(term);
    weights.set(word, (weights.get(word) ?? 0) + weight);
  }
  return [...weights];
}
