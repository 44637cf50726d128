import type { Message } from '../types.ts';
import { writeWhole } from './write-report.ts';

export const DOUBTS_FILE = 'doubts.tsv';

export const isDoubt = ({ code }: Message): boolean => code === 'conversion-doubtful';

const COLUMNS = ['character', 'became', 'or', 'places', 'context', 'article', 'edition'];

/**
 * Writes the list of doubtful conversions beside the books: one line a character and article, all
 * lines of a character together, the most frequent character first.
 */
export function writeDoubts(doubts: Message[], folder: string): Promise<void> {
  const totals = new Map<string, number>();
  for (const { args } of doubts) {
    const key = keyOf(args);
    totals.set(key, (totals.get(key) ?? 0) + Number(args.count));
  }
  const sorted = doubts.toSorted(
    (a, b) =>
      totals.get(keyOf(b.args))! - totals.get(keyOf(a.args))! ||
      compare(keyOf(a.args), keyOf(b.args)) ||
      compare(a.place, b.place),
  );
  const lines = sorted.map(({ place, args }) =>
    [args.character, args.chosen, args.others, args.count, args.context, place, args.script]
      .map(cell)
      .join('\t'),
  );
  return writeWhole(folder, DOUBTS_FILE, `${[COLUMNS.join('\t'), ...lines].join('\n')}\n`);
}

const keyOf = ({ character, chosen }: Message['args']) => `${character} ${chosen}`;

const compare = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0);

/** A context that starts like a formula must not become one in a spreadsheet. */
const cell = (value: string | number | undefined) =>
  String(value ?? '')
    .replace(/[\t\r\n]/g, ' ')
    .replace(/^[=+@-]/, ' $&');
