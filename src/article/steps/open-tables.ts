import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import type { Page } from '../../source/page.ts';

/**
 * Tables that only place things are opened: their cells become boxes in reading order, the text
 * of a cell that belongs to a picture its caption. Data tables stay.
 */
export function openTables({ root }: Page): void {
  for (const element of root.toArray()) visit(element);
}

function visit(parent: Element): void {
  for (const child of parent.children) {
    if (!isTag(child)) continue;
    if (child.name === 'table' && isLayout(child)) open(child);
    visit(child);
  }
}

/** What a look through a table, without the tables in it, finds. */
interface Found {
  rows: Element[][];
  isData: boolean;
  isNested: boolean;
  pictures: number;
}

function isLayout(table: Element): boolean {
  const found = look(table, { rows: [], isData: false, isNested: false, pictures: 0 });
  if (found.isData) return false;
  if (/^(?:presentation|none)$/.test(table.attribs.role ?? '') || found.isNested) return true;
  if (found.rows.every((row) => row.length <= 1)) return true;
  const cells = found.rows.flat();
  return found.pictures > 0 && (cells.length <= 4 || found.pictures * 2 >= cells.length);
}

function look(parent: Element, found: Found): Found {
  for (const child of parent.children) {
    if (!isTag(child)) continue;
    if (child.name === 'table') found.isNested = true;
    else {
      if (child.name === 'th' || child.name === 'thead' || child.name === 'caption')
        found.isData = true;
      if (child.name === 'tr') found.rows.push([]);
      if (child.name === 'td') (found.rows.at(-1) ?? addRow(found)).push(child);
      if (child.name === 'img' && child.attribs['data-role'] !== 'inline') found.pictures++;
      look(child, found);
    }
  }
  return found;
}

function addRow(found: Found): Element[] {
  const row: Element[] = [];
  found.rows.push(row);
  return row;
}

/** Cells with their captions: a row of pictures over a row of texts is read column by column. */
function open(table: Element): void {
  const { rows, pictures } = look(table, {
    rows: [],
    isData: false,
    isNested: false,
    pictures: 0,
  });
  if (pictures > 0) {
    rows.forEach((row, index) => {
      const below = rows[index + 1];
      if (
        below &&
        row.length === below.length &&
        row.every(isPictureCell) &&
        below.every(isCaption)
      )
        row.forEach((cell, column) => {
          moveInto(cell, below[column]!);
        });
    });
    for (const cell of rows.flat()) if (isCaption(cell)) addClass(cell, 'caption');
  }
  rename(table);
}

const textOf = (node: AnyNode): string =>
  isText(node) ? node.data : isTag(node) ? node.children.map(textOf).join('') : '';

const holdsPicture = (node: AnyNode): boolean =>
  isTag(node) && (node.name === 'img' || node.children.some(holdsPicture));

const isPictureCell = (cell: Element) => holdsPicture(cell) && textOf(cell).trim() === '';

const MAX_CAPTION = 400;

function isCaption(cell: Element): boolean {
  const { length } = textOf(cell).trim();
  return length > 0 && length <= MAX_CAPTION;
}

function addClass(element: Element, name: string): void {
  const classes = (element.attribs.class ?? '').split(/\s+/).filter(Boolean);
  if (!classes.includes(name)) element.attribs.class = [...classes, name].join(' ');
}

/** Puts a caption cell behind the picture that it stands under. */
function moveInto(cell: Element, caption: Element): void {
  const old = caption.parent!;
  old.children = old.children.filter((child) => child !== caption) as typeof old.children;
  addClass(caption, 'caption');
  cell.children.push(caption);
  caption.parent = cell;
}

const placed = new Set(['table', 'thead', 'tbody', 'tfoot', 'tr', 'td', 'th', 'caption']);

function rename(element: Element): void {
  if (!placed.has(element.name)) return;
  element.name = 'div';
  for (const child of element.children)
    if (isTag(child) && child.name !== 'table') renameBelow(child);
}

/** Parts may stand below stray elements: `<tr><p><td>`. */
function renameBelow(element: Element): void {
  if (placed.has(element.name) && element.name !== 'table') element.name = 'div';
  for (const child of element.children)
    if (isTag(child) && child.name !== 'table') renameBelow(child);
}
