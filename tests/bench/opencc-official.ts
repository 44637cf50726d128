/**
 * Whole articles against the official tool: `npx tsx tests/bench/opencc-official.ts CONFIGS FILE…`,
 * where CONFIGS is a folder of OpenCC's configurations (`s2twp.json` …; `opencc` from the Debian
 * package reads it) and every FILE is text in Simplified script, a sentence a line. Sources in the
 * other scripts are made of it by the official tool. Says how many sentences come out alike.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { convertArticle } from '../../src/article/script.ts';
import { textOf } from '../../src/article/xhtml.ts';
import type { Script } from '../../src/types.ts';
import { articleOf } from '../article/pages.ts';

type Way = [source: string | undefined, from: Script, to: Script, charactersOnly: boolean];

const ways: Record<string, Way> = {
  s2t: [undefined, 'zh-Hans', 'zh-Hant', false],
  s2tw: [undefined, 'zh-Hans', 'zh-TW', true],
  s2twp: [undefined, 'zh-Hans', 'zh-TW', false],
  s2hk: [undefined, 'zh-Hans', 'zh-HK', true],
  t2s: ['s2t', 'zh-Hant', 'zh-Hans', false],
  tw2s: ['s2tw', 'zh-TW', 'zh-Hans', true],
  tw2sp: ['s2twp', 'zh-TW', 'zh-Hans', false],
  hk2s: ['s2hk', 'zh-HK', 'zh-Hans', true],
  t2tw: ['s2t', 'zh-Hant', 'zh-TW', false],
  t2hk: ['s2t', 'zh-Hant', 'zh-HK', false],
};

const [configs = '/usr/share/opencc', ...files] = process.argv.slice(2);

const official = (conversion: string, lines: string[]): string[] =>
  execFileSync('opencc', ['-c', join(configs, `${conversion}.json`)], {
    input: lines.join('\n'),
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  }).split('\n');

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

/** All sentences as the paragraphs of one article, with the clean-up as by default. */
function ours(
  lines: string[],
  [, from, to, charactersOnly]: Way,
): { before: string; after: string }[] {
  const html = lines.map((line) => `<p>${escaped(line)}</p>`).join('');
  const article = articleOf(html, { title: '-', language: from });
  const converted = convertArticle(article, to, { from, charactersOnly });
  return article.body.map((node, index) => ({
    before: textOf([node]),
    after: textOf([converted.body[index]!]),
  }));
}

const sentences = files.flatMap((file) => readFileSync(file, 'utf8').split('\n').filter(Boolean));
for (const [conversion, way] of Object.entries(ways)) {
  const source = way[0] ? official(way[0], sentences) : sentences;
  const results = ours(source, way);
  const expected = official(
    conversion,
    results.map(({ before }) => before),
  );
  const wrong = results.filter(({ after }, index) => after !== expected[index]);
  console.log(`${conversion}: ${results.length - wrong.length} of ${results.length} alike`);
  for (const one of wrong.slice(0, 3)) {
    console.log(
      `  ${one.before}\n    official ${expected[results.indexOf(one)]}\n    ours     ${one.after}`,
    );
  }
}
