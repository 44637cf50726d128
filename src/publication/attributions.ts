import { textOf } from '../article/xhtml.ts';
import type { MarkupElement, MarkupNode } from '../types.ts';
import { rewrite } from './markup.ts';

/** Dashes that open the line under a quotation which says whose words it is. */
const dash = /^(?:—|―|–|--|──|⸺)/;

/** Longer than this, in characters, it is a speech that begins with a dash. */
const longest = 80;

/** The last line of a quotation, where it names the author, gets a class of its own. */
export function markAttributions(body: MarkupNode[]): MarkupNode[] {
  return rewrite(body, (node) => {
    if (node.name !== 'blockquote') return [node];
    const paragraphs = node.children.filter(isParagraph);
    const last = paragraphs.at(-1);
    if (paragraphs.length < 2 || !last || last.attributes.class) return [node];
    const words = textOf(last.children).trim();
    if (!dash.test(words) || words.length > longest) return [node];
    const named = { ...last, attributes: { ...last.attributes, class: 'attribution' } };
    return [{ ...node, children: node.children.map((child) => (child === last ? named : child)) }];
  });
}

const isParagraph = (node: MarkupNode): node is MarkupElement =>
  typeof node !== 'string' && node.name === 'p';
