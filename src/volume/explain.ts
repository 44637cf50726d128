import type { ArticleRecord, PlacementReason, ShelfPlan } from '../types.ts';

const sentences: Record<string, (detail: string) => string> = {
  'theme-none': () => 'all articles are one theme',
  'theme-folder': (detail) => `it lies in the folder ${detail}`,
  'theme-tag': (detail) => `of its tags most articles share ${detail}`,
  'theme-author': (detail) => `it is by ${detail}`,
  'theme-site': (detail) => `it comes from ${detail}`,
  'theme-period': (detail) => `it was published in ${detail}`,
  'theme-rule': (detail) =>
    detail ? `the rules of this theme take it: ${detail}` : 'this theme takes what is left',
  'theme-auto': (detail) =>
    detail ? `it speaks of ${detail}` : 'it is most like the articles of this theme',
  'theme-rest': () => 'no theme takes it',
  'theme-earlier': () => 'an earlier build put it here (--replan plans anew)',
};

/** Why an article is in a volume, as a sentence without its end. */
export function sentenceOfReason({ rule, detail }: PlacementReason): string {
  return sentences[rule]?.(detail) ?? rule;
}

/** Why two articles count as one, by the plan's word for it. */
export const copyReasons: Record<string, string> = {
  'same-text': 'the text is the same',
  'other-script': 'the text is the same in the other Chinese script',
  'same-address': 'both come from one address',
  'near-text': 'the texts differ little',
};

/**
 * Everything the plan says of an article, a sentence each: where it is and why, what it is a copy
 * of, which copies it stands for.
 */
export function explainArticle(
  id: string,
  plan: ShelfPlan,
  records: ReadonlyMap<string, ArticleRecord>,
): string[] {
  const titleOf = new Map(plan.volumes.map(({ key, title }) => [key, title]));
  const placeOf = (other: string) => records.get(other)?.place ?? other;
  const lines = (plan.reasons[id] ?? []).map(
    (reason) => `in "${titleOf.get(reason.volume) ?? reason.volume}": ${sentenceOfReason(reason)}`,
  );
  for (const { kept, dropped, because } of plan.duplicates) {
    const why = copyReasons[because] ?? because;
    if (dropped.includes(id)) lines.push(`left out as a copy of ${placeOf(kept)}: ${why}`);
    if (kept === id) lines.push(`stands for ${dropped.map(placeOf).join(', ')}: ${why}`);
  }
  if (plan.unassigned.includes(id)) lines.push('assigned nowhere: no theme takes it');
  return lines;
}
