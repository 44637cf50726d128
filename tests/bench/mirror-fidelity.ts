/**
 * Prints what the mirror reader keeps of the trial pages: `npx tsx tests/bench/mirror-fidelity.ts
 * [-v]` (with `-v`: what is missing, page by page).
 */
import { measure, trialPages } from '../source/mirror/fidelity.ts';

const started = performance.now();
const results = trialPages().map(measure);
const seconds = (performance.now() - started) / 1000;

const sum = (count: (result: (typeof results)[number]) => number): number =>
  results.reduce((total, result) => total + count(result), 0);
const share = (part: number, whole: number): string =>
  `${part} of ${whole} (${whole === 0 ? '-' : ((100 * part) / whole).toFixed(2)} %)`;

const lines = sum((result) => result.lines);
const captions = sum((result) => result.captions);
console.log(`pages              ${results.length}`);
console.log(`lines in order     ${share(lines - sum((r) => r.missing.length), lines)}`);
console.log(`captions attached  ${share(captions - sum((r) => r.strayCaptions.length), captions)}`);
console.log(`pages with remnant ${results.filter((r) => r.remnants.length > 0).length}`);
for (const name of [
  'title',
  'published',
  'dateline',
  'byline',
  'editors',
  'tags',
  'url',
] as const) {
  const having = results.filter((r) => r.page.metadata[name] !== undefined).length;
  console.log(`${name.padEnd(18)} ${share(having, results.length)}`);
}
console.log(`time               ${seconds.toFixed(2)} s`);

if (process.argv.includes('-v')) {
  for (const { path, missing, strayCaptions, remnants } of results) {
    if (missing.length + strayCaptions.length + remnants.length === 0) continue;
    console.log(`\n${path}`);
    for (const line of missing) console.log(`  missing  ${line.slice(0, 100)}`);
    for (const caption of strayCaptions) console.log(`  caption  ${caption.slice(0, 100)}`);
    for (const remnant of remnants) console.log(`  remnant  ${remnant}`);
  }
}
