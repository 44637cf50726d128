/**
 * Gaps between Chinese characters: `npx tsx tests/bench/gaps.ts [-v]`. Finds white space between
 * two Chinese characters or marks in the raw files of the trial pages by plain patterns, none of
 * wenji's code, and labels each: a gap that holds a line break was made by a printer and must go,
 * one within a line is the author's and must stay (as one space, no-break or full-width). Then
 * looks up what became of 500 of them in the articles. With `-v`: every gap.
 */
import { readFileSync } from 'node:fs';
import { articleFrom } from '../../src/article/normalise.ts';
import { readMirrorPage } from '../../src/source/mirror.ts';
import type { Page } from '../../src/source/page.ts';
import type { MarkupNode } from '../../src/types.ts';
import { DATA, trialPages } from '../source/mirror/fidelity.ts';

const SAMPLE = 500;
const CHINESE = '[\\u3001-\\u303f\\u3400-\\u4dbf\\u4e00-\\u9fff\\uff01-\\uff60“”‘’…—]';
const SPACE = '[ \\t\\r\\n\\u00a0\\u3000]';
const GAP = new RegExp(`(?<=${CHINESE})${SPACE}+(?=${CHINESE})`, 'g');
/** Elements that a line of text goes on through; every other one ends it. */
const INLINE = /<\/?(?:ok|a|b|strong|i|em|u|span|font|sup|sub|ruby|rb|big|small)\b[^>]*>/g;
const VERBATIM = /<!--[\s\S]*?-->|<(script|style|pre|code|iframe|svg|video)\b[\s\S]*?<\/\1>/g;

interface Gap {
  place: string;
  before: string;
  after: string;
  isPrinted: boolean;
}

const solid = (text: string) => text.replace(/[\s\u200b\ufeff]+/g, '');
const KEY = 8;

function gapsOf(place: string, source: string): Gap[] {
  const lines = source
    .replace(VERBATIM, '\u0000')
    .replace(INLINE, '')
    .replace(/<[^>]*>/g, '\u0000')
    .replace(/&nbsp;|&#160;/g, '\u00a0')
    .replace(/&#12288;/g, '\u3000')
    .split('\u0000');
  return lines.flatMap((line) =>
    [...line.matchAll(GAP)].map(({ 0: gap, index }) => ({
      place,
      before: solid(line.slice(0, index)).slice(-KEY),
      after: solid(line.slice(index + gap.length)).slice(0, KEY),
      isPrinted: /[\r\n]/.test(gap),
    })),
  );
}

/** The article's text, blocks apart. */
function textOf(nodes: MarkupNode[]): string {
  const inline =
    /^(?:a|b|strong|i|em|u|span|sup|sub|ruby|rb|rt|small|img|code|s|del|ins|mark|cite|q)$/;
  return nodes
    .map((node) =>
      typeof node === 'string'
        ? node
        : inline.test(node.name)
          ? textOf(node.children)
          : `\u0000${textOf(node.children)}\u0000`,
    )
    .join('');
}

type Fate = 'joined' | 'spaced' | 'not found';

function fateOf({ before, after }: Gap, text: string): Fate {
  const places: number[] = [];
  let characters = '';
  [...text].forEach((character, index) => {
    if (solid(character) === '') return;
    characters += character;
    for (let unit = 0; unit < character.length; unit++) places.push(index);
  });
  const at = characters.indexOf(before + after);
  if (at < 0) return 'not found';
  const end = at + before.length;
  return places[end]! - places[end - 1]! > 1 ? 'spaced' : 'joined';
}

const gaps = trialPages().flatMap((path) => {
  const source = readFileSync(path, 'utf8');
  const place = path.slice(DATA.length + 1);
  const file = { root: DATA, place, size: 0, modified: 0, order: 0, kind: 'mirror' as const };
  const found = gapsOf(place, source);
  const page = found.length > 0 ? readMirrorPage(file, source) : undefined;
  if (!page || 'noArticle' in page) return [];
  const text = textOf(articleFrom(page as Page, file).body);
  return found.map((gap) => ({ ...gap, fate: fateOf(gap, text) }));
});
const known = gaps.filter(({ fate }) => fate !== 'not found');
const step = Math.max(1, known.length / SAMPLE);
const sample = Array.from(
  { length: Math.min(SAMPLE, known.length) },
  (_, index) => known[Math.floor(index * step)]!,
);
const wrong = sample.filter(({ isPrinted, fate }) => (fate === 'spaced') === isPrinted);
const printed = sample.filter(({ isPrinted }) => isPrinted).length;
console.log(
  `gaps ${gaps.length}, of which in the articles ${known.length}, looked at ${sample.length}`,
);
console.log(
  `by a printer ${printed}, the author's ${sample.length - printed}, wrong ${wrong.length}`,
);
const shown = process.argv.includes('-v') ? gaps : wrong;
for (const { place, before, after, isPrinted, fate } of shown) {
  console.log(`${place}: ${before}${isPrinted ? '⏎' : '␣'}${after}: ${fate}`);
}
