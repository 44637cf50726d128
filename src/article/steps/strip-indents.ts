import type { MarkupElement, MarkupNode } from '../../types.ts';

/** Blocks whose first line the style sheet indents, or that have none. Verse keeps its own. */
const BLOCKS = /^(?:p|h[2-6]|li|dt|dd|td|th|figcaption|caption)$/;

/** Ideographic and no-break spaces by which pages without a style sheet indented. */
const INDENT = /^[\u3000\u00a0 ]+/;

/**
 * Indents made of characters go: the style sheet indents, and both together look like a fault.
 */
export function stripIndents(body: MarkupNode[]): MarkupNode[] {
  return body.map((node) => (typeof node === 'string' ? node : stripped(node)));
}

function stripped(element: MarkupElement): MarkupElement {
  if (element.name === 'pre' || element.attributes.class === 'verse') return element;
  const children = stripIndents(element.children);
  return { ...element, children: BLOCKS.test(element.name) ? withoutIndent(children) : children };
}

/** The first text of a block without its indent, also where it stands within an inline element. */
function withoutIndent([first, ...rest]: MarkupNode[]): MarkupNode[] {
  if (first === undefined) return [];
  if (typeof first === 'string') {
    const text = first.replace(INDENT, '');
    return text === '' && rest.length > 0 ? withoutIndent(rest) : [text, ...rest];
  }
  if (!/^(?:span|strong|em|b|i)$/.test(first.name)) return [first, ...rest];
  return [{ ...first, children: withoutIndent(first.children) }, ...rest];
}
