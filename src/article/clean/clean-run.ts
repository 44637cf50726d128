import { message } from '../../messages.ts';
import type { Message } from '../../types.ts';
import { applyEdits, type Edit, type TextRun } from '../text-run.ts';
import { GETA } from './private-use.ts';
import { type Cleaning, type CleaningRuleName, cleaningRuleEntries } from './rules.ts';

/** A place of the text before and after a rule, with the text around it. */
export interface CleaningChange {
  rule: CleaningRuleName;
  before: string;
  after: string;
}

/** What cleaning changed in one article. */
export class CleaningRecord {
  readonly counts: Partial<Record<CleaningRuleName, number>> = {};
  /** Every place, where they are wanted. */
  readonly changes: CleaningChange[] = [];
  /** Private-use characters that stand as 〓, as code points, in order. */
  readonly unknown: string[] = [];
  private readonly isShown: boolean;

  /** @param isShown whether the places are wanted, not their number alone */
  constructor(isShown = false) {
    this.isShown = isShown;
  }

  /** @param text the text before the edits, which are in order */
  add(rule: CleaningRuleName, text: string, edits: Edit[]): void {
    if (edits.length === 0) return;
    this.counts[rule] = (this.counts[rule] ?? 0) + edits.length;
    if (this.isShown) this.changes.push(...changesIn(rule, text, edits));
    if (rule !== 'privateUse') return;
    for (const edit of edits) {
      if (edit.text === GETA) this.unknown.push(pointOf(text, edit.start));
    }
  }
}

/** Characters around a change that are shown. */
const CONTEXT = 12;

/** The changes with their surroundings; those that stand close to one another are one. */
function changesIn(rule: CleaningRuleName, text: string, edits: Edit[]): CleaningChange[] {
  const groups: Edit[][] = [];
  let end = -Infinity;
  for (const edit of edits) {
    if (edit.start - end > 2 * CONTEXT) groups.push([]);
    groups.at(-1)!.push(edit);
    end = edit.end;
  }
  return groups.map((group) => {
    const from = Math.max(0, group[0]!.start - CONTEXT);
    const to = Math.min(text.length, group.at(-1)!.end + CONTEXT);
    return {
      rule,
      before: text.slice(from, to).toWellFormed(),
      after: edited(text, from, to, group),
    };
  });
}

function edited(text: string, from: number, to: number, edits: Edit[]): string {
  const parts: string[] = [];
  let start = from;
  for (const edit of edits) {
    parts.push(text.slice(start, edit.start), edit.text);
    start = edit.end;
  }
  parts.push(text.slice(start, to));
  return parts.join('').toWellFormed();
}

/** Puts a run of text through the rules that work; the run's parts change. */
export function cleanRun(run: TextRun, cleaning: Cleaning, record: CleaningRecord): void {
  if (!anyNeed(cleaning).test(run.text)) return;
  for (const [name, { edits: editsOf }] of cleaningRuleEntries) {
    if (!cleaning[name] || !editsOf) continue;
    const edits = editsOf(run);
    record.add(name, run.text, edits);
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
export function cleanLine(text: string, cleaning: Cleaning, record: CleaningRecord): string {
  const run: TextRun = { parts: [{ data: text, depth: 0 }], text };
  cleanRun(run, cleaning, record);
  return run.text;
}

/** How many code points a message names. */
const NAMED = 5;

/** What an article's cleaning has to tell. */
export function cleaningMessages(record: CleaningRecord, place: string): Message[] {
  const { counts, changes, unknown } = record;
  const messages = changes.map((change) => message('text-changed', place, { ...change }));
  if (Object.keys(counts).length > 0) messages.push(message('text-cleaned', place, counts));
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
