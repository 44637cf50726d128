import { expect, test } from 'vitest';
import { serialise } from '../../src/article/xhtml.ts';
import { holdLines } from '../../src/publication/line-holds.ts';
import { element as e } from '../../src/publication/markup.ts';

const mark = (number: string) => e('a', { class: 'noteref', href: `#fn-${number}` }, number);

test.each([
  ['河水', '河<span class="held">水', '</span>'],
  ['水', '<span class="held">水', '</span>'],
  ['𠮷', '<span class="held">𠮷', '</span>'],
  ['他说：“走。”', '他说：“走。<span class="held">”', '</span>'],
  ['在 2021 ', '在 202<span class="held">1 ', '</span>'],
  ['Word', 'Word', ''],
  ['', '', ''],
])('a mark is held to the Chinese character before it: %s', (before, start, end) => {
  const text = serialise(holdLines([e('p', {}, before, mark('1'), mark('2'), '，又')]));
  const marks = serialise([mark('1'), mark('2')]);
  expect(text).toBe(`<p>${start}${marks}${end}，又</p>`);
});

test('raised figures are marks, other raised text is not', () => {
  const raised = (text: string) => serialise(holdLines(['水', e('sup', {}, mark(text))]));
  expect(raised('[12]')).toContain('held');
  expect(raised('a long remark')).not.toContain('held');
});

test('a stray space does not break the line at a mark', () => {
  const held = serialise(holdLines([e('p', {}, '问题 。以（ 二）为 a, b')]));
  expect(held).toBe('<p>问题\u00a0。以（\u00a0二）为 a, b</p>');
});

test('code keeps its spaces', () => {
  const code = [e('pre', {}, 'print(" ，")'), e('p', {}, e('code', {}, '" 。"'))];
  expect(holdLines(code)).toEqual(code);
});
