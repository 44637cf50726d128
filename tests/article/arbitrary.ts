import fc from 'fast-check';
import type { MarkupNode } from '../../src/types.ts';

const anyText = fc.oneof(
  fc.string({ unit: 'grapheme', maxLength: 12 }),
  fc.string({ unit: 'binary', maxLength: 6 }),
  fc.constantFrom('\ud800', '\u0000\u000b\ufffe', ']]>', '<!--', '&amp;', '"\'', '\r\n\t'),
);

/** Trees as only a bug could make them: any characters anywhere. */
export const randomMarkup: fc.Arbitrary<MarkupNode[]> = fc.letrec<{ nodes: MarkupNode[] }>(
  (tie) => ({
    nodes: fc.array(
      fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        anyText,
        fc.record({
          name: fc.constantFrom('p', 'a', 'img', 'pre', 'br', 'table'),
          attributes: fc.dictionary(fc.constantFrom('id', 'href', 'title', 'class'), anyText, {
            noNullPrototype: true,
          }),
          children: tie('nodes'),
        }),
      ),
      { maxLength: 5 },
    ),
  }),
).nodes;

const names = (
  'p div span a b i em strong br hr ul ol li dl dt dd table tr td th thead tbody caption h1 h2 h4 h6 ' +
  'figure figcaption img pre code blockquote center font sup sub ruby rt o:p section aside script ' +
  'style iframe video noscript form input q cite abbr bdo small col colgroup'
).split(' ');
const attributes = [
  ...[
    'id="a"',
    'id="b 1"',
    'name="c"',
    'href="#a"',
    'href="#c"',
    'href="javascript:x"',
    'href="/p?q=[1]"',
  ],
  ...[
    'class="caption"',
    'class="embed note"',
    'style="display:none"',
    'align="center"',
    'lang="en"',
  ],
  ...[
    'src="a.jpg"',
    'colspan="0"',
    'rowspan="3"',
    'onclick="x"',
    'dir="rtl"',
    'start="x"',
    'hidden',
  ],
];
const words = [
  ...[
    'word',
    ' ',
    '  two words ',
    '中文',
    '中文。\n 另一句',
    '\u00a0',
    'Photo: A. Lee',
    '[1]',
    '问：',
    '1',
  ],
  ...[
    'A sentence that is long enough to be taken for prose, with an end.',
    '&amp;',
    '<!-- c -->',
    '\n',
  ],
];

const openTag = fc
  .tuple(fc.constantFrom(...names), fc.subarray(attributes, { maxLength: 2 }))
  .map(([name, list]) => `<${[name, ...list].join(' ')}>`);
const closeTag = fc.constantFrom(...names).map((name) => `</${name}>`);

/** Tag soup: openings, closings and words in any order. */
export const randomHtml: fc.Arbitrary<string> = fc
  .array(fc.oneof(openTag, closeTag, fc.constantFrom(...words)), { maxLength: 40 })
  .map((parts) => parts.join(''));
