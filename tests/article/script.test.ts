import fc from 'fast-check';
import * as OpenCC from 'opencc-js';
import STPhrases from 'opencc-js/dict/STPhrases';
import { expect, test } from 'vitest';
import { parseDictionaryFile } from '../../src/article/script/dictionary.ts';
import {
  conversionDoubts,
  convertArticle,
  convertText,
  type ScriptOptions,
} from '../../src/article/script.ts';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { sentenceOf } from '../../src/messages.ts';
import type { Article, MarkupElement, MarkupNode, Script } from '../../src/types.ts';
import { articleOf } from './pages.ts';

const element = (
  name: string,
  children: MarkupNode[],
  attributes: Record<string, string> = {},
): MarkupElement => ({ name, attributes, children });

function article(body: MarkupNode[], more: Partial<Article> = {}): Article {
  return {
    id: 'a1',
    place: 'a.md',
    kind: 'markdown',
    order: 0,
    title: '后来',
    authors: [],
    editors: [],
    language: 'zh-Hans',
    tags: [],
    categories: [],
    fields: {},
    body,
    pictures: [],
    messages: [],
    ...more,
  };
}

function converted(body: MarkupNode[], script: Script, options: ScriptOptions = {}): string {
  return serialise(convertArticle(article(body), script, { from: 'zh-Hans', ...options }).body);
}

const p = (...children: MarkupNode[]) => element('p', children);

test.each<[string, MarkupNode[], Script, string]>([
  [
    'a phrase cut by a link',
    [p('头', element('a', ['发'], { href: '#x' }), '长')],
    'zh-Hant',
    '<p>頭<a href="#x">髮</a>長</p>',
  ],
  [
    'a phrase cut by nested emphasis',
    [p('出', element('b', [element('i', ['发'])]), '了')],
    'zh-Hant',
    '<p>出<b><i>發</i></b>了</p>',
  ],
  [
    'a phrase cut by a line break',
    [p('头', element('br', []), '发')],
    'zh-Hant',
    '<p>頭<br/>髮</p>',
  ],
  [
    'a phrase cut by a foot-note mark',
    [p('头', element('sup', ['1']), '发')],
    'zh-Hant',
    '<p>頭<sup>1</sup>髮</p>',
  ],
  [
    'a phrase under ruby',
    [p(element('ruby', ['头', element('rt', ['tóu']), '发', element('rt', ['fà'])]))],
    'zh-Hant',
    '<p><ruby>頭<rt>tóu</rt>髮<rt>fà</rt></ruby></p>',
  ],
  ['no phrase across paragraphs', [p('头'), p('发明')], 'zh-Hant', '<p>頭</p><p>發明</p>'],
  [
    'a phrase that becomes longer',
    [p('插', element('b', ['U盘']), '吧')],
    'zh-TW',
    '<p>插<b>隨身碟</b>吧</p>',
  ],
  [
    'code stays',
    [p('头', element('code', ['软件']), '软件')],
    'zh-TW',
    '<p>頭<code>软件</code>軟體</p>',
  ],
  [
    'another language stays',
    [p('读', element('span', ['国会'], { lang: 'ja' }))],
    'zh-Hant',
    '<p>讀<span lang="ja">国会</span></p>',
  ],
  [
    'the language of a passage is set',
    [p(element('span', ['国'], { lang: 'zh-CN' }))],
    'zh-Hant',
    '<p><span lang="zh-Hant">國</span></p>',
  ],
  [
    'quoted Japanese stays',
    [p('他说「国のかたち」，国家')],
    'zh-Hant',
    '<p>他說「国のかたち」，國家</p>',
  ],
  [
    'a printed address stays',
    [p(element('a', ['https://a.example/国'], { href: 'https://a.example/国' }))],
    'zh-Hant',
    '<p><a href="https://a.example/国">https://a.example/国</a></p>',
  ],
  [
    'alternative text',
    [p(element('img', [], { alt: '云', 'data-picture': '0' }))],
    'zh-Hant',
    '<p><img alt="雲" data-picture="0"/></p>',
  ],
])('%s', (_name, body, script, expected) => {
  expect(converted(body, script)).toBe(expected);
});

test('phrases of the region, or characters only', () => {
  expect(converted([p('鼠标和软件')], 'zh-TW')).toBe('<p>滑鼠和軟體</p>');
  expect(converted([p('鼠标和软件')], 'zh-TW', { charactersOnly: true })).toBe('<p>鼠標和軟件</p>');
});

test('converts what a reader sees beside the text, and leaves the rest', () => {
  const source = article([p('国')], {
    title: '软件',
    authors: ['张国'],
    tags: ['经济'],
    url: 'https://a.example/国',
    channel: { id: '国', title: '国际' },
    pictures: [{ candidates: ['./图.jpg'], alt: '云', caption: '风车', role: 'figure' }],
  });
  const result = convertArticle(source, 'zh-TW', { from: 'zh-Hans' });
  expect(result).toMatchObject({
    title: '軟體',
    authors: ['張國'],
    tags: ['經濟'],
    url: 'https://a.example/国',
    channel: { id: '国', title: '國際' },
    language: 'zh-Hant',
    pictures: [{ candidates: ['./图.jpg'], alt: '雲', caption: '風車' }],
  });
});

test('the article given is not changed', () => {
  const source = article([p('头', element('b', ['发'], { lang: 'zh' }))]);
  const before = structuredClone(source);
  convertArticle(source, 'zh-Hant');
  expect(source).toEqual(before);
});

test('tells the script of an article and of a passage by the characters', () => {
  const mixed = [p('这里说的是后来的国家'), p('皇后說這裡還有國家'), p('后')];
  expect(textOf(convertArticle(article(mixed, { language: 'zh' }), 'zh-Hant').body)).toBe(
    '這裏說的是後來的國家皇后說這裡還有國家後',
  );
});

test('Japanese articles and those in the script already stay', () => {
  const japanese = article([p('国のかたち')], { language: 'ja' });
  expect(convertArticle(japanese, 'zh-Hant')).toBe(japanese);
  const traditional = article([p('皇后在國家')], { language: 'zh-Hant' });
  expect(convertArticle(traditional, 'zh-Hant').body).toEqual(traditional.body);
});

test("the user's dictionary and protected words come first", () => {
  const dictionary = parseDictionaryFile('# words\n张后\n里约\t里約\n软件  軟件\n');
  expect(converted([p('张', element('b', ['后']), '在里约用软件')], 'zh-TW', { dictionary })).toBe(
    '<p>张<b>后</b>在里約用軟件</p>',
  );
});

test('reports characters that no phrase decided', () => {
  const source = article([p('他发'), p('头发'), p('她又发')]);
  const [doubt, ...others] = conversionDoubts(source, 'zh-Hant');
  expect(doubt).toMatchObject({
    place: 'a.md',
    args: { character: '发', chosen: '發', others: '髮', context: '他发', count: 2 },
  });
  expect(others).toEqual([]);
  expect(sentenceOf(doubt!)).toContain('发 became 發 by default');
  const dictionary = { 他发: '他髮', 又发: '又髮' };
  expect(conversionDoubts(source, 'zh-Hant', { dictionary })).toEqual([]);
  expect(conversionDoubts(source, 'zh-Hans')).toEqual([]);
});

test('quotation marks change also where the script stays', () => {
  const quotes = 'corner' as const;
  const source = article([p('他说“', element('b', ['后里']), '”', element('code', ['“里”']))]);
  const { body, language } = convertArticle(source, undefined, { quotes });
  expect(serialise(body)).toBe('<p>他说「<b>后里</b>」<code>“里”</code></p>');
  expect(language).toBe('zh-Hans');
  const english = article([p('the word “后里” means')], { language: 'en' });
  expect(convertArticle(english, undefined, { quotes }).body).toEqual(english.body);
  expect(convertArticle(english, 'zh-Hant', { quotes }).body).toEqual([p('the word “后里” means')]);
  const quoted = article([p('「国のかたちとなりたち」')]);
  expect(convertArticle(quoted, 'zh-Hant', { quotes: 'curly' }).body).toEqual(quoted.body);
});

test("the user's words count in converted text only", () => {
  const dictionary = { 网络: '網路' };
  expect(converted([p('网络')], 'zh-Hant', { dictionary })).toBe('<p>網路</p>');
  expect(converted([p('网络')], 'zh-Hans', { dictionary })).toBe('<p>网络</p>');
});

test('quotation marks across elements', () => {
  expect(
    converted([p('他说“', element('b', ['好‘的’']), '”，it’s “fine” here')], 'zh-Hant', {
      quotes: 'corner',
    }),
  ).toBe('<p>他說「<b>好『的』</b>」，it’s “fine” here</p>');
});

test.each([
  ['a pair', '他说"好的"，走了。', '他说「好的」，走了。'],
  ['several, one in another', '"风\'大\'"和"雨"', '「风『大』」和「雨」'],
  ['an apostrophe', `他读"Widow's Walk"。`, `他读「Widow's Walk」。`],
  ['Latin words alone', 'a "fine" day', 'a "fine" day'],
  ['an odd number', '他说"好的，走了。', '他说"好的，走了。'],
  ['inches', '一根24"的管子和一根6"的管子', '一根24"的管子和一根6"的管子'],
  ['a mark out of turn', '他说" 好的"，走了。', '他说" 好的"，走了。'],
  ['closing where it should open', '好的"，他说"走', '好的"，他说"走'],
])('straight marks: %s', (_, source, expected) => {
  const options: ScriptOptions = { quotes: 'corner' };
  expect(converted([p(source)], 'zh-Hans', options)).toBe(serialise([p(expected)]));
});

test('straight marks across elements, in curly form', () => {
  const body = [p('他说"', element('b', ['好的']), '"，', element('code', ['"里"']))];
  expect(converted(body, 'zh-Hans', { quotes: 'curly' })).toBe(
    '<p>他说“<b>好的</b>”，<code>&quot;里&quot;</code></p>',
  );
});

test.each([
  ['turn in a Simplified text', '河边的風车转了一圈，发电。', '河边的风车转了一圈，发电。'],
  ['stay where a Simplified phrase has them', '乾坤、毕昇、慰藉、瞭望', '乾坤、毕昇、慰藉、瞭望'],
  [
    'stay where they are spoken of',
    '“发”有两个写法：發，髮（发）。',
    '“发”有两个写法：發，髮（发）。',
  ],
  ['stay in a protected word', '他住在風城，風很大，发电。', '他住在風城，风很大，发电。'],
])('stray Traditional characters %s', (_, source, expected) => {
  const options = { dictionary: { 風城: '風城', 风: '疯' } };
  expect(converted([p(source)], 'zh-Hans', options)).toBe(serialise([p(expected)]));
});

test('no stray character stands in a phrase that OpenCC knows as Simplified', () => {
  const simplified = STPhrases.split('|').map((pair) => pair.slice(0, pair.indexOf(' ')));
  const changes = (text: string) => convertText(text, 'zh-Hans', 'zh-Hans') !== text;
  expect(changes('風車')).toBe(true);
  expect(simplified.filter(changes)).toEqual([]);
});

const directions: [string, Script, Script, boolean][] = [
  ['s2t', 'zh-Hans', 'zh-Hant', false],
  ['s2tw', 'zh-Hans', 'zh-TW', true],
  ['s2twp', 'zh-Hans', 'zh-TW', false],
  ['s2hk', 'zh-Hans', 'zh-HK', true],
  ['t2s', 'zh-Hant', 'zh-Hans', false],
  ['tw2s', 'zh-TW', 'zh-Hans', true],
  ['tw2sp', 'zh-TW', 'zh-Hans', false],
  ['hk2s', 'zh-HK', 'zh-Hans', true],
  ['t2tw', 'zh-Hant', 'zh-TW', false],
  ['t2hk', 'zh-Hant', 'zh-HK', false],
];

const words = fc.constantFrom(
  ...'头发 发现 后来 皇后 干燥 干部 软件 鼠标 里面 公里 面条 面对 台湾 台风 只有 一只 硬盘 U盘 信息 網路 軟體 裏面 頭髮 滑鼠 著名 着急 說話 为 爲 ，。 abc 𠮷 ⿰亻尔 出租车 打印机 打印机的 三十年代'.split(
    ' ',
  ),
);
const texts = fc.array(words, { minLength: 1, maxLength: 30 }).map((list) => list.join(''));

test.each(directions)(
  '%s converts cut text as the library converts the whole',
  (name, from, to, charactersOnly) => {
    const [source, target] = name.split('2') as [string, string];
    const convert = OpenCC.Converter({
      from: source === 's' ? 'cn' : ((name === 'tw2sp' ? 'twp' : source) as 'tw'),
      to: (target === 's' || target === 'sp' ? 'cn' : target) as 'tw',
    });
    fc.assert(
      fc.property(texts, fc.array(fc.nat(60), { maxLength: 8 }), (text, cuts) => {
        const characters = [...text];
        const places = [
          0,
          ...cuts.map((cut) => cut % characters.length).sort((a, b) => a - b),
          characters.length,
        ];
        const parts = places.slice(1).map((end, index) => {
          const part = characters.slice(places[index], end).join('');
          return index % 2 ? element('b', [part]) : part;
        });
        const { body } = convertArticle(article([p(...parts)]), to, { from, charactersOnly });
        expect(textOf(body)).toBe(convert(text));
        expect(shapeOf(body)).toEqual(shapeOf([p(...parts)]));
        expect(convertText(text, from, to, { charactersOnly })).toBe(convert(text));
      }),
      { numRuns: 100 },
    );
  },
);

/** The tree without its text. */
function shapeOf(nodes: MarkupNode[]): unknown {
  return nodes.flatMap((node) =>
    typeof node === 'string' ? [] : [[node.name, node.attributes, shapeOf(node.children)]],
  );
}

test('there and back changes no structure, id or link', () => {
  const body = [
    element('h2', ['后记'], { id: 's-1' }),
    p(
      '见',
      element('a', ['头发', element('b', ['长'])], { href: 'article:a/%E5%9B%BD.md' }),
      element('a', ['1'], { class: 'noteref', id: 'fnref-1', href: '#fn-1' }),
    ),
    element('ul', [element('li', ['里面'])]),
  ];
  for (const script of ['zh-Hant', 'zh-TW', 'zh-HK'] as const) {
    const there = convertArticle(article(body), script);
    expect(shapeOf(there.body)).toEqual(shapeOf(body));
    expect(shapeOf(convertArticle(there, 'zh-Hans').body)).toEqual(shapeOf(body));
  }
});

test.each([
  ['zh-TW', '用鼠标'],
  ['zh_TW', '用鼠标'],
  ['zh-Hant-HK', '用鼠标'],
  ['zh-Hant', '用滑鼠'],
  [undefined, '用滑鼠'],
])('the region that a source declares decides about words: %s', (language, expected) => {
  const read = articleOf('<p>用滑鼠寫</p>', language ? { language } : {});
  expect(read.language).toBe('zh-Hant');
  expect(textOf(convertArticle(read, 'zh-Hans').body)).toBe(`${expected}写`);
});

test('a region that the text speaks against does not count', () => {
  const read = articleOf('<p>软件发展</p>', { language: 'zh-TW' });
  expect(textOf(convertArticle(read, 'zh-TW').body)).toBe('軟體發展');
});

test('the settings say the language of articles that do not tell', () => {
  const options = { language: 'zh-TW' };
  const read = articleOf('<p>用滑鼠寫</p>', {}, {}, options);
  expect(textOf(convertArticle(read, 'zh-Hans').body)).toBe('用鼠标写');
  const declared = articleOf('<p>用滑鼠寫</p>', { language: 'zh-HK' }, {}, options);
  expect(declared.script).toBe('zh-HK');
});
