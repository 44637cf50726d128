import { visible } from '../article/clean/visible.ts';
import { cleaningTotals } from '../convert/report.ts';
import type { Message } from '../types.ts';
import type { Console } from './console.ts';

/** Prints what the clean-up of text changed, as a diff: an article, a rule, before and after. */
export function printChanges(messages: Message[], console: Console): void {
  const { bold, red, green, dim } = console.colors;
  let place = '';
  for (const { args, place: here } of messages.filter(({ code }) => code === 'text-changed')) {
    if (here !== place) console.print(bold(here));
    place = here;
    console.print(dim(`@@ ${args.rule} @@`));
    console.print(red(`-${visible(String(args.before))}`));
    console.print(green(`+${visible(String(args.after))}`));
  }
  const totals = Object.entries(cleaningTotals(messages)).toSorted(([, a], [, b]) => b - a);
  const counts = totals.map(([rule, count]) => `${rule} ${count}`).join(', ');
  console.print(counts ? `changed: ${counts}` : 'The clean-up of text changes nothing.');
}
