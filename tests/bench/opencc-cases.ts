/**
 * OpenCC's own test cases through whole articles: `npx tsx tests/bench/opencc-cases.ts FILE [CUTS]`,
 * where FILE is test/testcases/testcases.json of the OpenCC repository. Every input becomes a page,
 * is read into an article with the clean-up as by default, converted, and compared; then CUTS
 * (1,000) of them are cut at random places by inline elements. Without FILE, sentences made of
 * OpenCC's own phrases stand for the cases, and the library's result for the expected one.
 */
import { readFileSync } from 'node:fs';
import * as OpenCC from 'opencc-js';
import STPhrases from 'opencc-js/dict/STPhrases';
import { convertArticle, type ScriptOptions } from '../../src/article/script.ts';
import { textOf } from '../../src/article/xhtml.ts';
import type { Script } from '../../src/types.ts';
import { articleOf } from '../article/pages.ts';

const conversions: Record<string, [from: Script, to: Script, charactersOnly: boolean]> = {
  s2t: ['zh-Hans', 'zh-Hant', false],
  s2tw: ['zh-Hans', 'zh-TW', true],
  s2twp: ['zh-Hans', 'zh-TW', false],
  s2hk: ['zh-Hans', 'zh-HK', true],
  t2s: ['zh-Hant', 'zh-Hans', false],
  tw2s: ['zh-TW', 'zh-Hans', true],
  tw2sp: ['zh-TW', 'zh-Hans', false],
  hk2s: ['zh-HK', 'zh-Hans', true],
  t2tw: ['zh-Hant', 'zh-TW', false],
  t2hk: ['zh-Hant', 'zh-HK', false],
};

interface Case {
  name: string;
  conversion: string;
  input: string;
  expected: string;
}

/** The file has commas before closing brackets, which JSON does not. */
function casesOf(file: string): Case[] {
  const text = readFileSync(file, 'utf8').replace(/,(\s*[}\]])/g, '$1');
  const { cases } = JSON.parse(text) as {
    cases: { id: string; input: string; expected: Record<string, string> }[];
  };
  return cases.flatMap(({ id, input, expected }) =>
    Object.entries(expected)
      .filter(([conversion]) => conversions[conversion])
      .map(([conversion, result]) => ({ name: id, conversion, input, expected: result })),
  );
}

const random = randomNumbers(20261123);

/** Numbers from 0 to 1, the same in every run (Park and Miller's generator). */
function randomNumbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 48271) % 2147483647;
    return state / 2147483647;
  };
}

const oneOf = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)]!;

function inventedCases(): Case[] {
  const phrases = STPhrases.split('|').map((pair) => pair.split(' ') as [string, string]);
  return Object.keys(conversions).flatMap((conversion) => {
    const convert = OpenCC.Converter(localesOf(conversion));
    return Array.from({ length: 50 }, (_, index) => {
      const side = /^s/.test(conversion) ? 0 : 1;
      const input = Array.from({ length: 8 }, () => oneOf(phrases)[side]).join(oneOf(['', '，']));
      return { name: `invented ${index}`, conversion, input, expected: convert(input) };
    });
  });
}

/** The library's names: s2twp is from `cn` to `twp`. */
function localesOf(conversion: string): { from: string; to: string } {
  const [from = '', to = ''] = conversion.split('2');
  const name = (part: string) => (part === 's' || part === 'sp' ? 'cn' : part);
  return { from: name(conversion.endsWith('2sp') ? `${from}p` : from), to: name(to) };
}

function outcome({ conversion, input }: Case, html = escaped(input)): string {
  const [from, to, charactersOnly] = conversions[conversion]!;
  const options: ScriptOptions = { from, charactersOnly };
  const article = articleOf(`<p>${html}</p>`, { title: '-', language: from });
  return textOf(convertArticle(article, to, options).body);
}

const escaped = (text: string) => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;');

const ELEMENTS = [
  ['<b>', '</b>'],
  ['<em>', '</em>'],
  ['<a href="https://example.org/">', '</a>'],
  ['<span>', '</span>'],
] as const;

/** The text with up to four stretches within inline elements. */
function cut(text: string): string {
  const characters = [...text];
  const places = Array.from({ length: 8 }, () => Math.floor(random() * (characters.length + 1)));
  const sorted = [...new Set([0, ...places, characters.length])].sort((a, b) => a - b);
  return sorted
    .slice(1)
    .map((end, index) => {
      const part = escaped(characters.slice(sorted[index], end).join(''));
      const [open, close] = oneOf(ELEMENTS);
      return index % 2 ? `${open}${part}${close}` : part;
    })
    .join('');
}

function report(what: string, tried: Case[], html?: (input: string) => string): void {
  const wrong = tried
    .map((one) => ({ ...one, found: outcome(one, html?.(one.input)) }))
    .filter(({ found, expected }) => found !== expected);
  console.log(`${what}: ${tried.length - wrong.length} of ${tried.length}`);
  for (const { name, conversion, input, expected, found } of wrong.slice(0, 20)) {
    console.log(
      `  ${conversion} ${name}: ${input}\n    expected ${expected}\n    found    ${found}`,
    );
  }
}

const [file, cuts = '1000'] = process.argv.slice(2);
const cases = file ? casesOf(file) : inventedCases();
report('whole', cases);
const whole = cases.filter((one) => outcome(one) === one.expected);
report(
  'cut by elements',
  Array.from({ length: Number(cuts) }, () => oneOf(whole)),
  cut,
);
