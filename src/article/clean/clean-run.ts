import { message } from '../../messages.ts';
import type { Message } from '../../types.ts';
import { applyEdits, type TextRun } from '../text-run.ts';
import { GETA } from './private-use.ts';
import { type Cleaning, type CleaningRuleName, cleaningRuleEntries } from './rules.ts';

/** What cleaning changed in one article. */
export class CleaningCounts {
  readonly changes: Partial<Record<CleaningRuleName, number>> = {};
  /** Private-use characters that stand as 〓, as code points, in order. */
  readonly unknown: string[] = [];

  add(rule: CleaningRuleName, times: number): void {
    if (times > 0) this.changes[rule] = (this.changes[rule] ?? 0) + times;
  }
}

/** Puts a run of text through the rules that work; the run's parts change. */
export function cleanRun(run: TextRun, cleaning: Cleaning, counts: CleaningCounts): void {
  if (!anyNeed(cleaning).test(run.text)) return;
  for (const [name, { edits: editsOf }] of cleaningRuleEntries) {
    if (!cleaning[name] || !editsOf) continue;
    const edits = editsOf(run);
    if (edits.length === 0) continue;
    counts.add(name, edits.length);
    if (name === 'privateUse') {
      for (const { start, text } of edits) {
        if (text === GETA) counts.unknown.push(pointOf(run.text, start));
      }
    }
    applyEdits(run, edits);
  }
}

const needs = new WeakMap<Cleaning, RegExp>();

/** Finds a text that some rule may change: one look decides about most of them. */
function anyNeed(cleaning: Cleaning): RegExp {
  const known = needs.get(cleaning);
  if (known) return known;
  const units = cleaningRuleEntries.flatMap(([name, rule]) =>
    cleaning[name] && rule.needs ? [rule.needs] : [],
  );
  const found = units.length > 0 ? new RegExp(`[${units.join('')}]`) : /(?!)/;
  needs.set(cleaning, found);
  return found;
}

const pointOf = (text: string, index: number) =>
  `U+${text.codePointAt(index)!.toString(16).toUpperCase()}`;

/** A line of text without markup (a title, a name) through the same rules. */
export function cleanLine(text: string, cleaning: Cleaning, counts: CleaningCounts): string {
  const run: TextRun = { parts: [{ data: text, depth: 0 }], text };
  cleanRun(run, cleaning, counts);
  return run.text;
}

/** How many code points a message names. */
const NAMED = 5;

/** What an article's cleaning has to tell. */
export function cleaningMessages({ changes, unknown }: CleaningCounts, place: string): Message[] {
  const messages: Message[] = [];
  if (Object.keys(changes).length > 0) messages.push(message('text-cleaned', place, changes));
  if (unknown.length > 0) {
    const points = [...new Set(unknown)];
    const more = points.length > NAMED ? ' …' : '';
    messages.push(
      message('characters-unknown', place, {
        count: unknown.length,
        points: `${points.slice(0, NAMED).join(', ')}${more}`,
      }),
    );
  }
  return messages;
}
