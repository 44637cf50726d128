import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { classes, isHeading } from '../vocabulary.ts';
import { attributesFor } from './attributes.ts';
import { Line } from './line.ts';

/** Pictures that the picture step did not keep, and the twins it has read. */
export function isDropped({ name, attribs }: Element): boolean {
  return name === 'img' && !attribs['data-candidates'];
}

/** Whether an element stays a box of its own; a `div` only where its class means something. */
export function textModelOf({ attribs }: Element, name: string): 'kept' | 'opened' {
  if (name === 'blockquote' || name === 'aside' || name === 'figure') return 'kept';
  if (name !== 'div') return 'opened';
  const isKnown = (attribs.class ?? '').split(/\s+/).some((one) => classes.has(one));
  return isKnown ? 'kept' : 'opened';
}

/** A heading where none may stand: a paragraph set bold. */
export function boldParagraph({ attributes, children }: MarkupElement): MarkupElement {
  return { name: 'p', attributes, children: [{ name: 'strong', attributes: {}, children }] };
}

/** What an item or cell holds: no headings, and no `p` around a single paragraph. */
export function compact(blocks: MarkupNode[]): MarkupNode[] {
  const plain = blocks.map((block) =>
    typeof block !== 'string' && isHeading(block.name) ? boldParagraph(block) : block,
  );
  const paragraphs = plain.filter((block) => typeof block !== 'string' && block.name === 'p');
  const lone = paragraphs.length === 1 ? (paragraphs[0] as MarkupElement) : undefined;
  if (!lone || 'class' in lone.attributes || 'id' in lone.attributes) return plain;
  return plain.flatMap((block) => (block === lone ? lone.children : [block]));
}

/** `pre`, with its text as it is but for blank lines at the edges. */
export function preformatted(element: Element): MarkupElement | undefined {
  const code = element.children.find((child) => isTag(child) && child.name === 'code') as
    | Element
    | undefined;
  const text = verbatimText(element).replaceAll('\r\n', '\n').replace(/^\n+/, '').trimEnd();
  if (text.trim() === '') return undefined;
  const attributes = attributesFor(element, 'pre');
  if (!code) return { name: 'pre', attributes, children: [text] };
  const inner = { name: 'code', attributes: attributesFor(code, 'code'), children: [text] };
  return { name: 'pre', attributes, children: [inner] };
}

/** Text with line breaks where the source has `br` or a new block. */
function verbatimText(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  if (node.name === 'br') return '\n';
  const inner = node.children.map(verbatimText).join('');
  const isRow = /^(?:div|p|li|tr)$/.test(node.name) && node.next !== null;
  return isRow && !inner.endsWith('\n') ? `${inner}\n` : inner;
}

/** Whether a `ruby` says how to read something; otherwise it is its text. */
export const hasReading = (element: Element): boolean =>
  element.children.some((child) => isTag(child) && /^rtc?$/.test(child.name));

/** Bases and readings in turn, without the brackets for readers that do not know `ruby`. */
export function ruby(element: Element): MarkupElement {
  const line = new Line({ name: 'ruby', attributes: attributesFor(element, 'ruby'), children: [] });
  for (const child of element.children) rubyPart(child, line);
  const last = line.element.children.at(-1);
  if (typeof last === 'string') line.leaf({ name: 'rt', attributes: {}, children: [] }, []);
  return line.element;
}

function rubyPart(node: AnyNode, line: Line): void {
  if (isText(node)) line.text(node.data, []);
  if (!isTag(node) || node.name === 'rp') return;
  const text = verbatimText(node).replace(/\s+/g, ' ').trim();
  if (node.name === 'rtc') for (const child of node.children) rubyPart(child, line);
  else if (node.name !== 'rt') line.text(text, []);
  else if (text && !line.isEmpty) {
    line.leaf({ name: 'rt', attributes: {}, children: [text] }, []);
  }
}
