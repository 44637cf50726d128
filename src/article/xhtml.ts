import type { MarkupNode } from '../types.ts';

/** Anything XML 1.0 cannot hold (its production 2, `Char`). */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const voids = new Set(['br', 'hr', 'img', 'col', 'wbr']);

const escape = (text: string) =>
  text
    .toWellFormed()
    .replace(illegal, '')
    .replace(/[&<>"]/g, (character) => escapes[character]!);

/** Well-formed XHTML of a markup tree. Iterative, so that no depth overflows the stack. */
export function serialise(nodes: MarkupNode[]): string {
  const parts: string[] = [];
  const stack: (MarkupNode | { end: string })[] = nodes.toReversed();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') parts.push(escape(node));
    else if ('end' in node) parts.push(`</${node.end}>`);
    else {
      const list = Object.entries(node.attributes).map(([k, v]) => ` ${k}="${escape(v)}"`);
      const isVoid = voids.has(node.name);
      parts.push(`<${node.name}${list.join('')}${isVoid ? '/' : ''}>`);
      if (!isVoid) stack.push({ end: node.name }, ...node.children.toReversed());
    }
  }
  return parts.join('');
}

/** The text of a markup tree, without markup. */
export function textOf(nodes: MarkupNode[]): string {
  return nodes.map((n) => (typeof n === 'string' ? n : textOf(n.children))).join('');
}
