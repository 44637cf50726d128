import { type AnyNode, type Element, isTag } from 'domhandler';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { attributesFor } from './attributes.ts';
import { Flow } from './flow.ts';
import type { Mark } from './line.ts';
import { compact } from './special.ts';

interface Parts {
  caption: MarkupNode[];
  head: MarkupElement[];
  body: MarkupElement[];
  foot: MarkupElement[];
  /** What stands in a table outside of its cells; browsers show it before the table. */
  loose: AnyNode[];
}

/** A data table with caption, head, body and foot in the order HTML wants (§4.9.1). */
export function table(element: Element, marks: Mark[]): MarkupNode[] {
  const parts: Parts = { caption: [], head: [], body: [], foot: [], loose: [] };
  collect(element, parts.body, parts, marks);
  const loose = Flow.of(parts.loose, marks);
  const groups = [
    ...(parts.caption.length > 0 ? [group('caption', parts.caption)] : []),
    ...(parts.head.length > 0 ? [group('thead', parts.head)] : []),
    ...(parts.body.length > 0 ? [group('tbody', parts.body)] : []),
    ...(parts.foot.length > 0 ? [group('tfoot', parts.foot)] : []),
  ];
  if (parts.head.length + parts.body.length + parts.foot.length === 0) {
    return [...loose, ...paragraphOf(parts.caption)];
  }
  return [
    ...loose,
    { name: 'table', attributes: attributesFor(element, 'table'), children: groups },
  ];
}

const group = (name: string, children: MarkupNode[]): MarkupElement => ({
  name,
  attributes: {},
  children,
});

const paragraphOf = (children: MarkupNode[]) => (children.length ? [group('p', children)] : []);

function collect(parent: Element, rows: MarkupElement[], parts: Parts, marks: Mark[]): void {
  for (const node of parent.children) {
    const name = isTag(node) ? node.name : '';
    if (name === 'tr') addRow(rows, cellsOf(node as Element, parts, marks));
    else if (name === 'thead') collect(node as Element, parts.head, parts, marks);
    else if (name === 'tfoot') collect(node as Element, parts.foot, parts, marks);
    else if (name === 'tbody') collect(node as Element, parts.body, parts, marks);
    else if (name === 'td' || name === 'th') addRow(rows, [cell(node as Element, marks)]);
    else if (name === 'caption') parts.caption.push(...captionOf(node as Element, parts, marks));
    else if (name !== 'colgroup' && name !== 'col') parts.loose.push(node);
  }
}

function addRow(rows: MarkupElement[], cells: MarkupElement[]): void {
  if (cells.length > 0) rows.push(group('tr', cells));
}

function cellsOf(row: Element, parts: Parts, marks: Mark[]): MarkupElement[] {
  const cells: MarkupElement[] = [];
  for (const node of row.children) {
    if (!isTag(node)) parts.loose.push(node);
    else if (node.name === 'td' || node.name === 'th') cells.push(cell(node, marks));
    else if (node.children.some((c) => isTag(c) && /^t[dh]$/.test(c.name)))
      cells.push(...cellsOf(node, parts, marks));
    else parts.loose.push(node);
  }
  return cells;
}

function cell(element: Element, marks: Mark[]): MarkupElement {
  const children = compact(Flow.of(element.children, marks));
  return { name: element.name, attributes: attributesFor(element, element.name), children };
}

/** One line of inline content; paragraphs of a caption are parted by line breaks. */
function captionOf(element: Element, parts: Parts, marks: Mark[]): MarkupNode[] {
  const blocks = Flow.of(element.children, marks);
  if (!blocks.every((block) => typeof block !== 'string' && block.name === 'p')) {
    parts.loose.push(...element.children);
    return [];
  }
  const isFirst = parts.caption.length === 0;
  return blocks.flatMap((block, index) => {
    const { children } = block as MarkupElement;
    return index === 0 && isFirst ? children : [group('br', []), ...children];
  });
}
