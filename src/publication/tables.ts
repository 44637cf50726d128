import { textOf } from '../article/xhtml.ts';
import type { MarkupElement, MarkupNode } from '../types.ts';
import { element, elementsOf, lines, rewrite } from './markup.ts';

/** Ems of table text that a six-inch screen at an ordinary size has room for. */
const screen = 26;
/** Ems that a column wraps to without becoming a ladder of single words. */
const comfortable = 6;
/** Ems beside the text of a cell. */
const padding = 1;

/**
 * Makes tables that a small screen cannot hold readable. One with a row of headers becomes a
 * list: a block for each row, in which every cell stands under its header. One without keeps
 * its form in smaller type. Decided by the table alone, so that every edition has the same.
 */
export function fitTables(body: MarkupNode[]): MarkupNode[] {
  return rewrite(body, (node) => {
    if (node.name !== 'table') return [node];
    const rows = rowsOf(node);
    if (widthOf(rows) <= screen) return [node];
    return isRegular(node, rows) ? listOf(node, rows) : [dense(node)];
  });
}

function rowsOf(table: MarkupElement): MarkupElement[][] {
  const isCell = (node: MarkupNode): node is MarkupElement =>
    typeof node !== 'string' && (node.name === 'td' || node.name === 'th');
  return [...elementsOf(table.children)]
    .filter(({ name }) => name === 'tr')
    .map(({ children }) => children.filter(isCell));
}

function widthOf(rows: MarkupElement[][]): number {
  const widths: number[] = [];
  for (const row of rows) {
    row.forEach((cell, column) => {
      widths[column] = Math.max(widths[column] ?? 0, cellWidth(textOf(cell.children)));
    });
  }
  return widths.reduce((sum, width) => sum + width + padding, 0);
}

/** A cell's longest word, or a comfortable line of it where it may wrap. */
function cellWidth(text: string): number {
  const words = text.match(/[^\s\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\uff00-\uffef]+/g) ?? [];
  const longest = words.reduce((width, word) => Math.max(width, ems(word)), 0);
  return Math.max(longest, Math.min(ems(text), comfortable));
}

/** Ideographs are an em wide, other letters about half of one. */
function ems(text: string): number {
  let width = 0;
  for (const character of text.trim()) width += character >= '\u2e80' ? 1 : 0.5;
  return width;
}

/** Rows of headers and cells only, none spanning, and headers that can be said again. */
function isRegular(table: MarkupElement, rows: MarkupElement[][]): boolean {
  const [head = [], ...rest] = rows;
  const cells = rows.flat();
  const headers = head.every(({ name }) => name === 'th');
  const isSaidAgain = ({ name, attributes }: MarkupElement) =>
    !/^(?:a|img|h\d)$/.test(name) && attributes.id === undefined;
  // A link may lead to a row, and a list has no place for its id.
  const isFrame = ({ name, attributes }: MarkupElement) =>
    attributes.id !== undefined && /^(?:caption|thead|tbody|tfoot|tr)$/.test(name);
  return (
    headers &&
    head.length > 1 &&
    rest.length > 0 &&
    rest.every(({ length }) => length === head.length) &&
    cells.every(({ attributes }) => !attributes.rowspan && !attributes.colspan) &&
    [...elementsOf(head)].every(isSaidAgain) &&
    ![...elementsOf(table.children)].some((inner) => inner.name === 'table' || isFrame(inner))
  );
}

function listOf(table: MarkupElement, rows: MarkupElement[][]): MarkupNode[] {
  const [head = [], ...rest] = rows;
  const caption = [...elementsOf(table.children)].find(({ name }) => name === 'caption');
  const { id } = table.attributes;
  return [
    element(
      'div',
      { class: 'rows', id },
      ...lines(
        caption && element('p', { class: 'rows-title' }, ...caption.children),
        ...rest.filter(isFilled).map((row) => block(head, row)),
      ),
    ),
  ];
}

const isFilled = (row: MarkupElement[]) => row.some(({ children }) => children.length > 0);

/** Header over cell; a cell that is empty says nothing, and its header neither. */
function block(head: MarkupElement[], row: MarkupElement[]): MarkupElement {
  const pairs = row.flatMap((cell, column) => {
    if (cell.children.length === 0) return [];
    const label = textOf(head[column]!.children).trim();
    const { id, lang } = cell.attributes;
    const content = element('dd', { id, lang }, ...cell.children);
    return [...(label ? [element('dt', {}, ...head[column]!.children)] : []), content];
  });
  return element('dl', { class: 'row' }, ...lines(...withTerms(pairs)));
}

/** A list of definitions begins with a term, and has one. */
function withTerms(pairs: MarkupElement[]): MarkupElement[] {
  return pairs[0]?.name === 'dd' ? [element('dt', {}, '·'), ...pairs] : pairs;
}

function dense(table: MarkupElement): MarkupElement {
  return { ...table, attributes: { ...table.attributes, class: 'dense' } };
}
