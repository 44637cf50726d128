import { existsSync } from 'node:fs';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { articleFrom } from '../../src/article/normalise.ts';
import { convertArticle } from '../../src/article/script.ts';
import { textOf } from '../../src/article/xhtml.ts';
import { discoverSources } from '../../src/source/discover.ts';
import { openSource, readPage } from '../../src/source/read.ts';
import type { Article, MarkupElement, MarkupNode, Script, SourceFile } from '../../src/types.ts';
import { article } from '../builders.ts';

/** Words whose conversion changes their length, depends on a phrase, or must not happen. */
const words = fc.constantFrom(
  ...[
    '头',
    '发',
    '皇后',
    '后里',
    'U盘',
    '软件',
    '滑鼠',
    '計程車',
    '里',
    '麵',
    '国のかたち',
    '「学校の」',
  ],
  ...['word', ' ', '，', '“', '”', '\u{20547}', '⿰亻尔', '7'],
);
const text = fc.array(words, { maxLength: 6 }).map((list) => list.join(''));

const attributes = fc.record(
  {
    id: fc.constantFrom('a', 'fn-1', '后'),
    href: fc.constantFrom('#后', 'article:里/%E5%90%8E.md#发', 'https://example.org/后?里=发'),
    class: fc.constantFrom('noteref', 'credit', 'verse'),
    lang: fc.constantFrom('ja', 'zh-CN', 'en', 'zh'),
    alt: text,
    'data-picture': fc.constant('0'),
  },
  { requiredKeys: [] },
);

const names = fc.constantFrom(
  ...['p', 'h2', 'ul', 'li', 'blockquote', 'figure', 'a', 'b', 'em', 'span', 'sup', 'ruby', 'rt'],
  ...['code', 'pre', 'br', 'img', 'td'],
);

const { nodes } = fc.letrec<{ nodes: MarkupNode[]; element: MarkupElement }>((tie) => ({
  nodes: fc.array(fc.oneof({ depthSize: 'small' }, text, tie('element')), { maxLength: 5 }),
  element: fc.record({
    name: names,
    attributes,
    children: tie('nodes'),
  }) as fc.Arbitrary<MarkupElement>,
}));

/** What no conversion may change: elements, their order, ids, links, pictures, code. */
function shapeOf(tree: MarkupNode[]): unknown[] {
  return tree.map((node) => {
    if (typeof node === 'string') return '';
    const { lang, alt, ...kept } = node.attributes;
    const isVerbatim = node.name === 'code' || /^(?:ja|en)/.test(lang ?? '');
    return [node.name, kept, isVerbatim ? textOf(node.children) : shapeOf(node.children)];
  });
}

const facts = ({ id, place, url, order, fields, pictures, body }: Article) => ({
  ...{ id, place, url, order, fields },
  sources: pictures.map(({ alt, caption, credit, ...picture }) => picture),
  shape: shapeOf(body),
});

const scripts = fc.constantFrom<Script>('zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK');

test('conversion to a script and back changes no structure, id, link or code', () => {
  fc.assert(
    fc.property(nodes, scripts, scripts, fc.boolean(), (body, to, back, charactersOnly) => {
      const source = article({ body, title: '后记', language: 'zh-Hans' });
      const there = convertArticle(source, to, { charactersOnly, quotes: 'corner' });
      expect(facts(there)).toEqual(facts(source));
      expect(facts(convertArticle(there, back, { quotes: 'curly' }))).toEqual(facts(source));
    }),
    { numRuns: 2000 },
  );
});

const all: Script[] = ['zh-Hans', 'zh-Hant', 'zh-TW', 'zh-HK'];

test.each([
  ['samples', 'samples', 5],
  ['the gallery', 'tests/gallery/articles', 3],
  ['mirrored pages', '../shared/data/mirror', 40],
  ['hazardous pages', '../shared/data/hazards', 10],
])(
  'nor in the articles of %s',
  async (_, folder, least) => {
    if (!existsSync(folder)) return;
    const { files } = await discoverSources([folder], {
      exclude: [],
      ignore: [],
      maxFileBytes: 2 ** 23,
    });
    const articles = await Promise.all(files.map(readArticle));
    const read = articles.filter((one) => one !== undefined);
    expect(read.length).toBeGreaterThanOrEqual(least);
    for (const source of read) {
      for (const to of all) {
        const there = convertArticle(source, to, { quotes: 'corner' });
        const back = convertArticle(there, 'zh-Hans', { quotes: 'curly' });
        expect(facts(there), source.place).toEqual(facts(source));
        expect(facts(back), source.place).toEqual(facts(source));
      }
    }
  },
  60_000,
);

/** Undefined for a file that no article can be made of. */
async function readArticle(file: SourceFile): Promise<Article | undefined> {
  const page = readPage(file, await openSource(file), { drafts: true });
  return 'noArticle' in page ? undefined : articleFrom(page, file);
}

test('the source stays as it was', () => {
  fc.assert(
    fc.property(nodes, scripts, (body, to) => {
      const before = JSON.stringify(body);
      convertArticle(article({ body, language: 'zh-Hant' }), to);
      expect(JSON.stringify(body)).toBe(before);
    }),
  );
});
