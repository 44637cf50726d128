/**
 * What the clean-up of text costs: `npx tsx tests/bench/cleaning.ts [FOLDER] [ROUNDS]`. Reads every
 * file of the folder over and over, by turns with the rules as by default and with none, and
 * prints processor time an article and what the rules changed.
 */
import {
  type Cleaning,
  cleaningRuleEntries,
  defaultCleaning,
} from '../../src/article/clean/rules.ts';
import { articleFrom } from '../../src/article/normalise.ts';
import { discoverSources } from '../../src/source/discover.ts';
import { openSource, readPage } from '../../src/source/read.ts';

const folder = process.argv[2] ?? '../shared/data/mirror';
const rounds = Number(process.argv[3] ?? 20);
const none = Object.fromEntries(cleaningRuleEntries.map(([name]) => [name, false])) as Cleaning;

const { files } = await discoverSources([folder], {
  exclude: [],
  ignore: [],
  maxFileBytes: 2 ** 23,
});
const sources = await Promise.all(
  files.map(async (file) => ({ file, bytes: await openSource(file) })),
);
const counts: Record<string, number> = {};

/** Microseconds of the steps on one article; reading and parsing are not counted. */
function timeOf(cleaning: Cleaning, isCounted: boolean): number {
  let time = 0;
  for (const { file, bytes } of sources) {
    const page = readPage(file, bytes, { drafts: true });
    if ('noArticle' in page) continue;
    const start = process.cpuUsage();
    const { messages } = articleFrom(page, file, { cleaning });
    time += process.cpuUsage(start).user;
    if (!isCounted) continue;
    for (const { code, args } of messages) {
      if (code !== 'text-cleaned') continue;
      for (const [rule, count] of Object.entries(args ?? {}))
        counts[rule] = (counts[rule] ?? 0) + Number(count);
    }
  }
  return time / sources.length;
}

const times = { none: [] as number[], default: [] as number[] };
for (let round = 0; round < rounds; round++) {
  times.none.push(timeOf(none, false));
  times.default.push(timeOf(defaultCleaning, round === 0));
}
const median = (list: number[]) => list.toSorted((a, b) => a - b)[list.length >> 1]!;
console.log(`${sources.length} files, ${rounds} rounds; processor time of normalising one article`);
console.log(`no rules   ${(median(times.none) / 1000).toFixed(3)} ms`);
console.log(`as default ${(median(times.default) / 1000).toFixed(3)} ms`);
console.log('changed', counts);
