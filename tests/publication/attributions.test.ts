import { expect, test } from 'vitest';
import { markAttributions } from '../../src/publication/attributions.ts';
import { element as e, elementsOf } from '../../src/publication/markup.ts';
import { paragraph } from '../builders.ts';

const quotation = (...lines: string[]) =>
  e('blockquote', {}, ...lines.flatMap((line) => [paragraph(line), '\n']));

test.each([
  ['a dash and a name', ['Slow water, slow clock.', '— Ada Brook'], true],
  ['a Chinese dash', ['水慢，钟就慢。', '——沈伯，二〇二三年'], true],
  ['no dash', ['Slow water, slow clock.', 'Ada Brook said so.'], false],
  ['nothing but a speech', ['— Is the water slow?'], false],
  ['a long speech', ['— Is it?', `— ${'It is slow. '.repeat(10)}`], false],
])('a quotation that ends with %s', (_, lines, expected) => {
  const marked = [...elementsOf(markAttributions([quotation(...lines)]))].map(
    ({ attributes }) => attributes.class,
  );
  expect(marked.slice(0, -1)).toEqual(marked.slice(0, -1).map(() => undefined));
  expect(marked.at(-1)).toBe(expected ? 'attribution' : undefined);
});
