import { textOf } from '../article/xhtml.ts';
import type { MarkupElement, MarkupNode } from '../types.ts';
import { element, elementsOf, rewrite } from './markup.ts';

/** class of our vocabulary → epub:type and DPUB-ARIA role of a pop-up note. */
const semantics: Record<string, Record<string, string>> = {
  noteref: { 'epub:type': 'noteref', role: 'doc-noteref' },
  footnote: { 'epub:type': 'footnote', role: 'doc-footnote' },
  backlink: { role: 'doc-backlink' },
};

/** Gives foot-notes the form that readers show as pop-ups, and sets them off with a rule. */
export function popUpNotes(body: MarkupNode[]): MarkupNode[] {
  const numbers = numbersOf(body);
  const marked = rewrite(body, (node) => {
    const more = semantics[node.attributes.class ?? ''];
    if (!more) return [node];
    const number = isNote(node) ? numbers.get(`#${node.attributes.id}`) : undefined;
    const numbered = number ? withNumber(node, number) : node;
    return [{ ...numbered, attributes: { ...numbered.attributes, ...more } }];
  });
  const first = marked.findIndex(isNote);
  return first < 0 ? marked : marked.toSpliced(first, 0, element('hr', { class: 'notes' }), '\n');
}

/** Address of each note → what the first reference to it shows. */
function numbersOf(body: MarkupNode[]): Map<string, string> {
  const numbers = new Map<string, string>();
  for (const { attributes, children } of elementsOf(body)) {
    const { href = '' } = attributes;
    if (attributes.class !== 'noteref' || numbers.has(href)) continue;
    numbers.set(href, textOf(children).trim());
  }
  return numbers;
}

/** The number at the head of a note that does not print it itself. */
function withNumber(note: MarkupElement, number: string): MarkupElement {
  if (textOf(note.children).trimStart().startsWith(number)) return note;
  const at = note.children.findIndex((child) => typeof child !== 'string' && child.name === 'p');
  const first = note.children[at] as MarkupElement | undefined;
  if (!first) return note;
  const mark = element('span', { class: 'number' }, number);
  const numbered = { ...first, children: [mark, ' ', ...first.children] };
  return { ...note, children: note.children.with(at, numbered) };
}

/** Is this a foot-note of the body's end? */
export function isNote(node: MarkupNode): node is MarkupElement {
  return typeof node !== 'string' && node.attributes.class === 'footnote';
}
