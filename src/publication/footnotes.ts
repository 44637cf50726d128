import type { MarkupElement, MarkupNode } from '../types.ts';
import { element, rewrite } from './markup.ts';

/** class of our vocabulary → epub:type and DPUB-ARIA role of a pop-up note (EPUB.md B10). */
const semantics: Record<string, Record<string, string>> = {
  noteref: { 'epub:type': 'noteref', role: 'doc-noteref' },
  footnote: { 'epub:type': 'footnote', role: 'doc-footnote' },
  backlink: { role: 'doc-backlink' },
};

/** Gives foot-notes the form that readers show as pop-ups, and sets them off with a rule. */
export function popUpNotes(body: MarkupNode[]): MarkupNode[] {
  const marked = rewrite(body, (node) => {
    const more = semantics[node.attributes.class ?? ''];
    return [more ? { ...node, attributes: { ...node.attributes, ...more } } : node];
  });
  const first = marked.findIndex(isNote);
  return first < 0 ? marked : marked.toSpliced(first, 0, element('hr', { class: 'notes' }), '\n');
}

/** Is this a foot-note of the body's end? */
export function isNote(node: MarkupNode): node is MarkupElement {
  return typeof node !== 'string' && node.attributes.class === 'footnote';
}
