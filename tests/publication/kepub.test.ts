import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { textOf } from '../../src/article/xhtml.ts';
import { kepubDocument, sentencesOf } from '../../src/publication/kepub.ts';
import { element, elementsOf } from '../../src/publication/markup.ts';
import type { ContentDocument, MarkupNode } from '../../src/types.ts';
import { richArticle } from './rich-articles.ts';

describe('sentences', () => {
  test.each([
    ['水车转。石板路！', ['水车转。', '石板路！']],
    ['他说：“走吧。”我们走了……到桥头', ['他说：“走吧。”', '我们走了……', '到桥头']],
    ['「好嗎？」她問。', ['「好嗎？」', '她問。']],
    ['It is 3.5 km. Then e.g.this one. End', ['It is 3.5 km. ', 'Then e.g.this one. ', 'End']],
    ['no end', ['no end']],
  ])('%s', (text, expected) => expect(sentencesOf(text)).toEqual(expected));

  test('put together are the text', () => {
    const alphabet = fc.constantFrom(...'水a.。！”"’) \n…3');
    fc.assert(
      fc.property(fc.string({ unit: alphabet }), (text) => sentencesOf(text).join('') === text),
    );
  });
});

function documentOf(body: MarkupNode[]): ContentDocument {
  return { id: 'a', href: 'a.xhtml', title: 'a', language: 'zh-Hans', type: 'chapter', body };
}

test('every word keeps its place, every id is there once, code and ruby stay whole', () => {
  const { body } = richArticle('zh-Hans', 1);
  const made = kepubDocument(documentOf(body)).body;
  expect(textOf(made)).toBe(textOf(body));
  const ids = [...elementsOf(made)].flatMap(({ attributes }) => attributes.id ?? []);
  expect(new Set(ids).size).toBe(ids.length);
  const inside = [...elementsOf(made)].filter(({ name }) => name === 'pre' || name === 'ruby');
  expect(inside).toHaveLength(2);
  for (const node of inside) {
    expect([...elementsOf(node.children)].some(({ name }) => name === 'span')).toBe(false);
  }
});

test('sentences are numbered within their paragraph, a picture has a number of its own', () => {
  const body = [
    element('p', {}, '水车转。石板路！'),
    element('p', {}, 'A ', element('em', {}, 'b')),
    element('figure', {}, element('img', { src: 'x.jpg', alt: '' })),
  ];
  const made = kepubDocument(documentOf(body)).body;
  const ids = [...elementsOf(made)].flatMap(({ attributes }) => attributes.id ?? []);
  expect(ids).toEqual(['kobo.1.1', 'kobo.1.2', 'kobo.2.1', 'kobo.2.2', 'kobo.4.1']);
});
