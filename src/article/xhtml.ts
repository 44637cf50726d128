import type { MarkupElement, MarkupNode } from '../types.ts';
import { vocabulary } from './vocabulary.ts';

/** Anything XML 1.0 cannot hold (its production 2, `Char`). */
const illegal = /[^\t\n\r\u0020-\uD7FF\uE000-\uFFFD\u{10000}-\u{10FFFF}]/gu;
const special = /[&<>"\r]/g;
const escapes: Record<string, string> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  // XML turns a bare carriage return into a line feed (XML 1.0 §2.11).
  '\r': '&#13;',
};
/** White space in attributes is normalised to blanks unless escaped (XML 1.0 §3.3.3). */
const attributeSpaces: Record<string, string> = { '\t': '&#9;', '\n': '&#10;' };

const escapeText = (text: string) =>
  text
    .toWellFormed()
    .replace(illegal, '')
    .replace(special, (character) => escapes[character]!);

const escapeAttribute = (text: string) =>
  escapeText(text).replace(/[\t\n]/g, (character) => attributeSpaces[character]!);

const isVoid = (name: string) => vocabulary[name]?.content === 'void' || name === 'col';

/**
 * Well-formed XHTML of a markup tree: legal characters only, everything escaped that must be.
 * Names and attribute names are the caller's: ours, never the page's.
 * Iterative, so that no depth overflows the stack.
 */
export function serialise(nodes: MarkupNode[]): string {
  const parts: string[] = [];
  const stack: (MarkupNode | { end: string })[] = nodes.toReversed();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') parts.push(escapeText(node));
    else if ('end' in node) parts.push(`</${node.end}>`);
    else if (isVoid(node.name)) parts.push(`<${node.name}${attributesOf(node)}/>`);
    else {
      parts.push(`<${node.name}${attributesOf(node)}>`);
      stack.push({ end: node.name });
      for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
    }
  }
  return parts.join('');
}

function attributesOf({ attributes }: MarkupElement): string {
  let written = '';
  for (const name in attributes) written += ` ${name}="${escapeAttribute(attributes[name]!)}"`;
  return written;
}

/** The text of a markup tree, without markup; line breaks as line feeds. Iterative. */
export function textOf(nodes: MarkupNode[]): string {
  let text = '';
  const stack = nodes.toReversed();
  while (stack.length > 0) {
    const node = stack.pop()!;
    if (typeof node === 'string') text += node;
    else if (node.name === 'br') text += '\n';
    else for (let i = node.children.length - 1; i >= 0; i--) stack.push(node.children[i]!);
  }
  return text;
}
