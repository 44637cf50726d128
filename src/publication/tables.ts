import { textOf } from '../article/xhtml.ts';
import type { MarkupElement, MarkupNode } from '../types.ts';
import { element, elementsOf, lines, rewrite } from './markup.ts';

/** Ems of table text that a six-inch screen at an ordinary size has room for. */
const screen = 26;
/** Ems that a column wraps to without becoming a ladder of single words. */
const comfortable = 6;
/** Rows, and ems of text, that are kept on one page: about half of what one holds. */
const shortTable = { rows: 12, ems: 320 };
/** Ems beside the text of a cell. */
const padding = 1;

/**
 * Makes tables that a small screen cannot hold readable. One with a row of headers becomes a
 * list: a block for each row, in which every cell stands beside its header. One without keeps
 * its form in smaller type. Decided by the table alone, so that every edition has the same.
 */
export function fitTables(body: MarkupNode[]): MarkupNode[] {
  return rewrite(body, (node) => {
    if (node.name !== 'table') return [node];
    const rows = rowsOf(node);
    const fits = widthOf(rows) <= screen;
    if (!fits && isRegular(node, rows)) return listOf(node, rows);
    const looks = [...(fits ? [] : ['dense']), ...(isShort(node, rows) ? ['short'] : [])];
    const table = withNumbers(node, rows);
    const look = looks.length > 0 ? { class: looks.join(' ') } : {};
    return [{ ...table, attributes: { ...table.attributes, ...look } }];
  });
}

/** A figure with its sign and a short unit: "1.8 毫米", "−12 %", "2.31 m", "1,204". */
const quantity = /^[+\-−±~≈<>$€£¥]?\d[\d.,]*\s?[^\s\d]{0,3}$/u;

/** Columns of quantities, header included, get the class that puts their digits in line. */
function withNumbers(table: MarkupElement, rows: MarkupElement[][]): MarkupElement {
  const spans = rows.flat().some(({ attributes }) => attributes.rowspan || attributes.colspan);
  const width = Math.max(0, ...rows.map(({ length }) => length));
  if (spans) return table;
  const numeric = Array.from({ length: width }, (_, column) => isNumeric(rows, column));
  if (!numeric.includes(true)) return table;
  const marked = rewrite(table.children, (node) => {
    if (node.name !== 'tr') return [node];
    let column = 0;
    const children = node.children.map((cell) => {
      if (typeof cell === 'string') return cell;
      const { attributes } = cell;
      return numeric[column++] ? { ...cell, attributes: { ...attributes, class: 'number' } } : cell;
    });
    return [{ ...node, children }];
  });
  return { ...table, children: marked };
}

/** Two quantities or more and nothing else below the header. */
function isNumeric(rows: MarkupElement[][], column: number): boolean {
  const cells = rows.map((row) => row[column]).filter((cell) => cell?.name === 'td');
  const texts = cells.map((cell) => textOf(cell!.children).trim()).filter(Boolean);
  return texts.length > 1 && texts.every((text) => quantity.test(text));
}

function isShort(table: MarkupElement, { length }: MarkupElement[][]): boolean {
  return length <= shortTable.rows && ems(textOf([table])) <= shortTable.ems;
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

/**
 * A header and its cell in one line each, the first as the title of the block; a cell that is
 * empty says nothing, and its header neither. A pair begins with a term, as definitions must.
 */
function block(head: MarkupElement[], row: MarkupElement[]): MarkupElement {
  const pairs = row.flatMap((cell, column) => {
    if (cell.children.length === 0) return [];
    const words = head[column]!.children;
    const term = element('dt', {}, ...(textOf(words).trim() ? words : ['·']));
    const { id, lang } = cell.attributes;
    const content = element('dd', { id, lang }, ...cell.children);
    return [element('div', { class: column === 0 ? 'pair name' : 'pair' }, term, ' ', content)];
  });
  return element('dl', { class: 'row' }, ...lines(...pairs));
}
