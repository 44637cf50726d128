import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { convertArticle } from '../../src/article/script.ts';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { element as e } from '../../src/publication/markup.ts';
import type { Readings } from '../../src/publication/readings/readings.ts';
import { builtInStyles, loadStyle } from '../../src/publication/styles.ts';
import type { MarkupNode } from '../../src/types.ts';
import { article, edition, shelf, volumeOf } from '../builders.ts';
import { chromiumPath, openReader } from '../judges/foliate.ts';
import { type LineReport, linesOf } from '../judges/lines.ts';

/** Sentences with a mark after almost every word, so that many would fall on a line's start. */
const sentences = [
  '她说：“走吧！”（其实已晚。）',
  '《河志》、《山志》、《桥志》，都在桌上；',
  '「真的？」「真的。」他问，她答：『好！』',
  '等等……再等等——风停了，云散了 ，水落了 。',
  '约 35% 的船（12 艘）在 2021 年 3 月 5 日到港，其余的呢？',
  '他叫【水生】，又名〔小水〕，住在 Riverside Road，门牌 7 号。',
];

/** Paragraphs that begin at every place of a line, so that each mark comes to every column. */
function paragraphs(): MarkupNode[] {
  return Array.from({ length: 24 }, (_, n) => {
    const text = '走'.repeat(n) + sentences.map((_, k) => sentences[(n + k) % 6]).join('');
    const [first, link, rest] = [
      text.slice(0, 20 + n),
      text.slice(20 + n, 24 + n),
      text.slice(24 + n),
    ];
    const mark = () => e('a', { class: 'noteref', href: '#fn-1' }, '1');
    const halves = [rest.slice(0, 40), rest.slice(40)] as const;
    return e(
      'p',
      {},
      first,
      mark(),
      e('em', {}, e('a', { href: '#x' }, link)),
      halves[0],
      e('sup', {}, mark(), mark()),
      halves[1],
      mark(),
    );
  });
}

const plain = article({
  place: '行.md',
  title: '走走停停：河边的一天（上）',
  language: 'zh-Hans',
  body: [
    e('h2', { id: 'x' }, '「一天」：从早到晚，从河到山（二〇二一）'),
    ...paragraphs(),
    e('blockquote', {}, ...paragraphs().slice(0, 4)),
    e('ul', {}, ...sentences.map((text) => e('li', {}, text + text))),
    e('aside', { class: 'footnote', id: 'fn-1' }, e('p', {}, sentences[0]!)),
  ],
});

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-lines-'));
});
afterAll(() => rm(folder, { recursive: true }));

interface Look {
  style: string;
  script?: 'zh-Hant';
  readings?: Readings;
  css?: string;
}

async function bookOf({ style, script, readings, css: additions = '' }: Look): Promise<string> {
  const { css, vertical } = await loadStyle(style, additions, readings?.over === 'all');
  const one = script ? convertArticle(plain, script) : plain;
  const path = join(
    folder,
    `${[style, script, readings?.system, additions.length].join('-')}.epub`,
  );
  const volume = volumeOf([one], { language: one.language, title: '走走停停' });
  const publication = assemblePublication({
    volume,
    articles: [one],
    outcomes: new Map(),
    edition: edition(),
    shelf,
    css,
    vertical,
    ...(readings ? { readings } : {}),
  });
  await writeEpub(publication, path);
  return path;
}

async function linesIn(looks: Look[]): Promise<LineReport[]> {
  const reader = await openReader({ width: 600, height: 800 });
  try {
    const reports: LineReport[] = [];
    for (const look of looks) {
      const { sections } = await reader.open(await bookOf(look));
      const chapter = sections.findIndex(({ href }) => /\/?a\w{20}\.xhtml$/.test(href));
      await reader.show(chapter);
      reports.push(await linesOf(reader.page));
    }
    return reports;
  } finally {
    await reader.close();
  }
}

describe.skipIf(!chromiumPath)(
  'no line begins or ends with a mark that may not stand there',
  () => {
    const all: Look[] = [
      ...builtInStyles.map((style) => ({ style })),
      ...(['news', 'vertical'] as const).flatMap((style): Look[] => [
        { style, script: 'zh-Hant' },
        { style, readings: { system: 'pinyin', over: 'all' } },
        { style, script: 'zh-Hant', readings: { system: 'zhuyin', over: 'all' } },
      ]),
    ];

    test('in any style, script and direction, with readings and without', async () => {
      const reports = await linesIn(all);
      reports.forEach(({ faults, lines }, n) => {
        expect(faults, JSON.stringify(all[n])).toEqual([]);
        expect(lines, JSON.stringify(all[n])).toBeGreaterThan(60);
      });
    }, 120_000);

    test('and the judge sees such lines where the rules are switched off', async () => {
      const css = 'p { line-break: anywhere }';
      const reports = await linesIn([
        { style: 'news', css },
        { style: 'vertical', css },
      ]);
      for (const { faults } of reports) {
        expect(new Set(faults.map(({ kind }) => kind))).toEqual(
          new Set(['start', 'end', 'broken']),
        );
      }
    }, 60_000);
  },
);
