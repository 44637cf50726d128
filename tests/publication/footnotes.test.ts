import { expect, test } from 'vitest';
import { serialise } from '../../src/article/xhtml.ts';
import { popUpNotes } from '../../src/publication/footnotes.ts';
import { element as e } from '../../src/publication/markup.ts';
import { holdNoteMarks } from '../../src/publication/note-marks.ts';

const reference = (number: string) =>
  e('p', {}, 'Word', e('a', { class: 'noteref', href: `#fn-${number}` }, number));
const note = (number: string, text: string) =>
  e('aside', { class: 'footnote', id: `fn-${number}` }, e('p', {}, text));

test('a note bears the number that its reference shows', () => {
  const text = serialise(popUpNotes([reference('2'), note('2', 'The second bend.')]));
  expect(text).toContain('<p><span class="number">2</span> The second bend.</p>');
});

test('a note that prints its number is not numbered twice, nor one that nothing refers to', () => {
  const notes = [reference('1'), note('1', '1. The first bend.'), note('9', 'Lost.')];
  expect(serialise(popUpNotes(notes))).not.toContain('class="number"');
});

const mark = (number: string) => e('a', { class: 'noteref', href: `#fn-${number}` }, number);

test.each([
  ['河水', '河<span class="held">水', '</span>'],
  ['水', '<span class="held">水', '</span>'],
  ['𠮷', '<span class="held">𠮷', '</span>'],
  ['他说：“走。”', '他说：“走。<span class="held">”', '</span>'],
  ['Word', 'Word', ''],
  ['', '', ''],
])('a mark is held to the Chinese character before it: %s', (before, start, end) => {
  const text = serialise(holdNoteMarks([e('p', {}, before, mark('1'), mark('2'), '，又')]));
  const marks = serialise([mark('1'), mark('2')]);
  expect(text).toBe(`<p>${start}${marks}${end}，又</p>`);
});

test('raised figures are marks, other raised text is not', () => {
  const raised = (text: string) => serialise(holdNoteMarks(['水', e('sup', {}, mark(text))]));
  expect(raised('[12]')).toContain('held');
  expect(raised('a long remark')).not.toContain('held');
});
