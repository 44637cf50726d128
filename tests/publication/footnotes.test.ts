import { expect, test } from 'vitest';
import { serialise } from '../../src/article/xhtml.ts';
import { popUpNotes } from '../../src/publication/footnotes.ts';
import { element as e } from '../../src/publication/markup.ts';

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
