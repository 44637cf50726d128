import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { element, elementsOf } from '../../src/publication/markup.ts';
import { splitDocument } from '../../src/publication/split-document.ts';
import type { ContentDocument, MarkupNode } from '../../src/types.ts';

function documentOf(body: MarkupNode[]): ContentDocument {
  return { id: 'a1', href: 'a1.xhtml', title: 'T', language: 'en', type: 'chapter', body };
}

const split = (body: MarkupNode[], bytes: number) =>
  splitDocument(documentOf(body), bytes, (n) => `T (${n})`);

const block = (letters: number) => element('p', {}, 'a'.repeat(letters));

describe('splitting', () => {
  test('leaves a small document as it is', () => {
    expect(split([block(10)], 10_000)).toEqual([documentOf([block(10)])]);
  });

  test('is done before the last heading, and names the pieces after the first', () => {
    const body = [block(5000), element('h2', { id: 'h' }, 'H'), block(2000), block(5000)];
    const pieces = split(body, 11_000);
    expect(pieces.map(({ id, href, title }) => [id, href, title])).toEqual([
      ['a1', 'a1.xhtml', 'T'],
      ['a1-2', 'a1-2.xhtml', 'T (2)'],
    ]);
    expect(pieces[1]!.body[0]).toMatchObject({ name: 'h2' });
  });

  test('keeps links between pieces and foot-notes beside their reference', () => {
    const reference = (n: number) =>
      element('p', {}, element('a', { id: `r${n}`, href: `#n${n}` }, String(n)), 'a'.repeat(5000));
    const note = (n: number) =>
      element('aside', { id: `n${n}`, class: 'footnote' }, element('a', { href: `#r${n}` }, '↩'));
    const up = element('p', {}, element('a', { href: '#r1' }, 'up'));
    const pieces = split([reference(1), reference(2), up, note(1), note(2)], 8_000);
    expect(pieces).toHaveLength(2);
    const [first, second] = pieces.map(({ body }) => serialise(body));
    expect(first).toContain('id="n1"');
    expect(first).toContain('href="#n1"');
    expect(second).toContain('id="n2"');
    expect(second).toContain('href="#n2"');
    expect(second).toContain('href="a1.xhtml#r1"');
  });

  test('goes on counting where a list was divided', () => {
    const items = Array.from({ length: 10 }, () => element('li', {}, 'a'.repeat(900)));
    const lists = split([element('ol', { start: '4' }, ...items)], 7_000).flatMap(
      ({ body }) => body,
    );
    let next = 4;
    for (const list of lists) {
      if (typeof list === 'string') continue;
      expect(Number(list.attributes.start)).toBe(next);
      next += list.children.length;
    }
    expect(next).toBe(14);
  });

  test('loses and doubles nothing, and no piece is too large', () => {
    const text = fc.string({
      unit: fc.constantFrom(...'a水。.<& 𠮷\n'),
      maxLength: 9000,
      size: 'max',
    });
    const leaf = text.map((words) => element('p', {}, words));
    const node = fc.oneof(
      leaf,
      text.map((words) => element('h2', {}, words.slice(0, 9))),
      fc.array(leaf).map((children) => element('blockquote', {}, ...children)),
      text.map((words) => element('pre', {}, element('code', {}, words))),
    );
    fc.assert(
      fc.property(fc.array(node, { maxLength: 12 }), (body) => {
        const pieces = split(body, 6_000);
        expect(pieces.map((piece) => textOf(piece.body)).join('')).toBe(textOf(body));
        for (const piece of pieces) {
          expect(Buffer.byteLength(serialise(piece.body))).toBeLessThanOrEqual(6_000);
        }
        const ids = pieces.flatMap(({ body: part }) =>
          [...elementsOf(part)].flatMap((e) => e.attributes.id ?? []),
        );
        expect(new Set(ids).size).toBe(ids.length);
      }),
      { numRuns: 60 },
    );
  });
});
