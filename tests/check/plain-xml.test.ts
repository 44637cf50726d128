import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readPlainXml } from '../../src/check/plain-xml.ts';
import { parseXml } from '../../src/check/xml.ts';

const page = `<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE html>
<html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops" lang="zh" xml:lang="zh">
<head>
<title>河 &amp; hill</title>
</head>
<body><section epub:type="chapter" class=""><h1 id="a">One &lt;
two</h1><p>河<br/>“x” > y<em>𠀋</em> </p></section></body>
</html>
`;

test('a plain page is read as the full parser reads it', () => {
  const read = readPlainXml(page);
  expect(read?.elements).toHaveLength(9);
  expect(read).toEqual(parseXml(page));
});

test.each([
  ['a comment', page.replace('河<br/>', '<!-- x -->')],
  ['CDATA', page.replace('河<br/>', '<![CDATA[x]]>')],
  ['an entity of HTML', page.replace('&amp;', '&nbsp;')],
  ['a bare ampersand', page.replace('&amp;', '&')],
  ['an element not closed', page.replace('</em>', '')],
  ['elements closed crosswise', page.replace('</em> </p>', '</p></em>')],
  ['an attribute twice', page.replace('id="a"', 'id="a" id="b"')],
  ['a prefix not declared', page.replace('epub:type', 'ibooks:type')],
  [
    'two prefixes of one namespace',
    page.replace(
      'epub:type="chapter"',
      'xmlns:o="http://www.idpf.org/2007/ops" o:type="a" epub:type="b"',
    ),
  ],
  ['a control character', page.replace('hill', '\u0001')],
  ['half a character', page.replace('hill', '\ud800')],
  ['two roots', `${page}<p/>`],
  ['text after the root', `${page}x`],
  ['an end of CDATA in text', page.replace('hill', ']]>')],
  ['a tab in an attribute', page.replace('class=""', 'class="a\tb"')],
  ['nothing', ''],
])('%s is left to the full parser', (_what, text) => expect(readPlainXml(text)).toBeUndefined());

test('whatever is changed in a page: the same tree, or none', () => {
  const pieces = [
    '<',
    '>',
    '/',
    '"',
    '&',
    '&lt;',
    ' ',
    '\n',
    '\r',
    '=',
    'x',
    ':',
    '<p>',
    '</p>',
    '<br/>',
    'xmlns:a="b"',
    '\u00a0',
    '﻿',
    '<!--',
    '?>',
    ']]>',
    'xml:lang="en"',
    '河',
  ];
  const change = fc.record({
    at: fc.nat(page.length),
    gone: fc.nat(4),
    put: fc.constantFrom('', ...pieces),
  });
  let plain = 0;
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 3 }), (changes) => {
      const text = changes.reduce(
        (now, { at, gone, put }) => now.slice(0, at) + put + now.slice(at + gone),
        page,
      );
      const read = readPlainXml(text);
      if (!read) return;
      plain += 1;
      expect(read).toEqual(parseXml(text));
    }),
    { numRuns: 3000 },
  );
  expect(plain).toBeGreaterThan(100);
});
