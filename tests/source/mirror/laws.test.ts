import fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMirrorPage } from '../../../src/source/mirror.ts';
import type { Page } from '../../../src/source/page.ts';

const FILE = {
  root: '/shelf',
  place: 'pages/a/n1.md',
  size: 0,
  modified: 0,
  order: 0,
  kind: 'mirror' as const,
};

/** Letters that cannot spell a site's boiler-plate, with every mark that the frame is made of. */
const text = fc
  .array(fc.constantFrom(...'山水云木石1a，。：（）【】《》“”！？#-|*()[] '), {
    minLength: 1,
    maxLength: 40,
  })
  .map((letters) => `文${letters.join('')}终`);

const wrap = (name: string) => (inner: string) => `<${name}>\n   ${inner}\n  </${name}>`;
const inline = text.chain((words) =>
  fc.constantFrom(
    words,
    wrap('strong')(words),
    wrap('font')(words),
    `<ok href="https://www.epochtimes.com/gb/21/1/2/n3.htm">\n   ${words}\n  </ok>`,
    `<ok href="https://www.epochtimes.com/gb/tag/%E6%B2%B3.html">\n   ${words}\n  </ok>`,
    `<a name="x">\n  </ok>\n ${words}`,
  ),
);
const block = fc
  .array(inline, { minLength: 1, maxLength: 4 })
  .map((parts) => parts.join('\n  '))
  .chain((inner) =>
    fc.constantFrom(
      `<p>\n  ${inner}\n </p>`,
      `<p>\n  ${inner}`,
      `<h4>\n  ${inner}\n </h4>`,
      `<center>\n  ${inner}\n </center>`,
      `<blockquote>\n <p>\n  ${inner}\n </p>\n </blockquote>`,
      `<table>\n <tr>\n  <p>\n  <td>\n   ${inner}\n  </td>\n </p>\n </p>\n </tr>\n </table>`,
      `<ul>\n <li>\n  ${inner}\n </ul>\n </p>`,
      `<p>\n  ${inner}\n  <br/>\n  ${inner}\n </p>`,
      `<figure>\n <img src="https://i.example.com/a.jpg"/>\n <br/><figcaption>\n ${inner}\n </figcaption><br/>\n </figure><br/>`,
    ),
  );

const squeezed = (html: string) => html.replace(/<[^>]*>/g, '').replace(/\s+/g, '');

test('every visible character of the author stays, in order', () => {
  fc.assert(
    fc.property(fc.array(block, { minLength: 1, maxLength: 12 }), (blocks) => {
      const body = blocks.join('\n ');
      const page = readMirrorPage(
        FILE,
        `### 题\n\n---\n\n#### [首页](../../../..?n1) &nbsp;|&nbsp; [专题](../x)\n\n<div id="artbody">\n ${body}\n</div>\n\n---\n\n原文链接：https://www.epochtimes.com/gb/21/3/5/n1.htm`,
      ) as Page;
      expect(page.root.text().replace(/\s+/g, '')).toBe(squeezed(body));
    }),
    { numRuns: 1000 },
  );
});
