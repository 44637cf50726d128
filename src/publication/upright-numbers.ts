import type { ContentDocument, MarkupElement, MarkupNode } from '../types.ts';
import { element } from './markup.ts';

/**
 * A number of one or two figures that stands alone among ideographs; not a part of a longer
 * figure, a time, a fraction, or of words in Latin letters.
 */
const shortNumber = /(?<![\w.,:/%°+\-−–])(?<![A-Za-z] )\d{1,2}(?![\w.,:/%°+\-−–])(?! [A-Za-z])/g;

/** What is read across, or must stay as it is written. */
const acrossOrVerbatim = new Set(['pre', 'code', 'kbd', 'samp', 'table', 'rt', 'span']);

/**
 * Sets short numbers of vertical text upright in the space of one character (W3C, Requirements
 * for Chinese Text Layout, 3.2.3: horizontal-in-vertical setting).
 */
export function withUprightNumbers(document: ContentDocument): ContentDocument {
  const isIdeographic = /^(?:zh|ja)\b/.test(document.language);
  return isIdeographic ? { ...document, body: inNodes(document.body) } : document;
}

function inNodes(nodes: MarkupNode[]): MarkupNode[] {
  return nodes.flatMap((node) => (typeof node === 'string' ? inText(node) : [inElement(node)]));
}

function inElement(node: MarkupElement): MarkupElement {
  if (acrossOrVerbatim.has(node.name)) return node;
  return { ...node, children: inNodes(node.children) };
}

function inText(text: string): MarkupNode[] {
  const nodes: MarkupNode[] = [];
  let end = 0;
  for (const { 0: number, index } of text.matchAll(shortNumber)) {
    if (index > end) nodes.push(text.slice(end, index));
    nodes.push(element('span', { class: 'upright' }, number));
    end = index + number.length;
  }
  return end === 0 ? [text] : [...nodes, ...(end < text.length ? [text.slice(end)] : [])];
}
