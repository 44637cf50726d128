/**
 * What conversion costs: `npx tsx tests/bench/conversion.ts [FOLDER] [ROUNDS]`. Reads every file of
 * the folder once and prints the processor time of converting an article, by script, and of
 * reading it, to compare.
 */
import { articleFrom } from '../../src/article/normalise.ts';
import { convertArticle } from '../../src/article/script.ts';
import { textOf } from '../../src/article/xhtml.ts';
import { discoverSources } from '../../src/source/discover.ts';
import { openSource, readPage } from '../../src/source/read.ts';
import type { Script } from '../../src/types.ts';

const folder = process.argv[2] ?? '../shared/data/mirror';
const rounds = Number(process.argv[3] ?? 10);
const scripts: Script[] = ['zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK'];

const { files } = await discoverSources([folder], {
  exclude: [],
  ignore: [],
  maxFileBytes: 2 ** 23,
});
const sources = await Promise.all(
  files.map(async (file) => ({ file, bytes: await openSource(file) })),
);
const read = () =>
  sources.flatMap(({ file, bytes }) => {
    const page = readPage(file, bytes, { drafts: true });
    return 'noArticle' in page ? [] : [articleFrom(page, file)];
  });

/** Milliseconds of processor time, the middle of all rounds. */
function timeOf(work: () => unknown): number {
  const times = Array.from({ length: rounds }, () => {
    const start = process.cpuUsage();
    work();
    return process.cpuUsage(start).user / 1000;
  });
  return times.toSorted((a, b) => a - b)[times.length >> 1]!;
}

const articles = read();
const characters = articles.reduce((sum, { body }) => sum + textOf(body).length, 0);
console.log(
  `${articles.length} articles of ${Math.round(characters / articles.length)} characters`,
);
const show = (what: string, time: number) =>
  console.log(`${what.padEnd(10)} ${(time / articles.length).toFixed(3)} ms an article`);
show('reading', timeOf(read));
for (const script of scripts) {
  show(
    script,
    timeOf(() => articles.map((article) => convertArticle(article, script))),
  );
}
