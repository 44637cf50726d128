import {
  type AnyNode,
  append,
  type Element,
  element,
  isTag,
  isText,
  named,
  replace,
  textOf,
} from '../tree.ts';
import { mediaOf, pictures } from './captions.ts';
import { squeeze } from './runs.ts';

/** Pictures set by layout table, or centred with their caption after a line break → figures. */

/** Longest text that is still a caption; beyond it, it is prose beside a picture. */
const CAPTION_LENGTH = 240;

/** Opens up tables that only set pictures and their captions; data tables stay. */
export function openPictureTables(root: Element): void {
  for (const table of named(root, 'table').reverse()) {
    const figures = figuresOf(table);
    if (!figures) continue;
    const center = table.parent;
    replace(table, figures);
    if (center && isTag(center as AnyNode)) adoptTrailingText(center as Element, figures.at(-1)!);
  }
}

interface Cell {
  media: Element[];
  nodes: AnyNode[];
  text: string;
}

function figuresOf(table: Element): Element[] | undefined {
  if (pictures(table).length === 0 || named(table, 'th').length > 0) return undefined;
  const rows = named(table, 'tr').map((row) => named(row, 'td').map(cellOf));
  if (!rows.every((row, index) => isLayoutRow(row, rows[index - 1]))) return undefined;
  return rows.flatMap((row, index) =>
    row.flatMap((cell, column) => {
      if (cell.media.length === 0) return [];
      const below = rows[index + 1]?.[column];
      return [figureOf(cell, below && below.media.length === 0 ? below : undefined)];
    }),
  );
}

function cellOf(cell: Element): Cell {
  const media = mediaOf(cell);
  const nodes = textNodesOf(cell);
  return { media, nodes, text: squeeze(nodes.map(textOf).join('')) };
}

/** Top-level pieces of a cell that carry text and no picture, paragraphs opened. */
function textNodesOf(box: Element): AnyNode[] {
  return box.children.flatMap((child): AnyNode[] => {
    if (!isTag(child)) return squeeze(textOf(child)) ? [child] : [];
    if (child.name === 'figure' || child.name === 'noscript') return [];
    if (pictures(child).length > 0) return child.name === 'a' ? [] : textNodesOf(child);
    return squeeze(textOf(child)) ? [child] : [];
  });
}

/** A row of pictures (with captions below them), or a row of captions under such a row. */
function isLayoutRow(row: Cell[], before: Cell[] | undefined): boolean {
  return row.every((cell, column) => {
    if (cell.text.length > CAPTION_LENGTH) return false;
    if (cell.media.length > 0 || cell.text === '') return true;
    return (before?.[column]?.media.length ?? 0) > 0 && before?.[column]?.text === '';
  });
}

function figureOf(cell: Cell, below: Cell | undefined): Element {
  const first = cell.media[0]!;
  const figure = first.name === 'figure' ? first : element('figure', {}, cell.media);
  if (first.name === 'figure') append(figure, cell.media.slice(1));
  const nodes = cell.nodes.length > 0 ? cell.nodes : (below?.nodes ?? []);
  const caption = named(figure, 'figcaption')[0];
  const said = squeeze(caption ? textOf(caption) : '');
  const text = squeeze(nodes.map(textOf).join(''));
  if (text === '' || text === said) return figure;
  if (caption) append(caption, [element('br'), ...nodes]);
  else append(figure, [element('figcaption', {}, nodes)]);
  return figure;
}

/** `<center><table>…</table>text</center>`: the text is the caption of the picture above it. */
function adoptTrailingText(center: Element, figure: Element): void {
  if (center.name !== 'center' || named(figure, 'figcaption').length > 0) return;
  const after = center.children.slice(center.children.indexOf(figure) + 1);
  const nodes = after.filter((node) => squeeze(textOf(node)));
  const inline = nodes.every((node) => isText(node) || (isTag(node) && node.name !== 'p'));
  const length = squeeze(nodes.map(textOf).join('')).length;
  if (nodes.length === 0 || !inline || length > CAPTION_LENGTH) return;
  append(figure, [element('figcaption', {}, nodes)]);
}

/** `<p style="text-align:center"><img><br>caption</p>` → figure. */
export function splitPictureParagraphs(root: Element): void {
  for (const block of named(root, 'p', 'center')) {
    if (!isCentred(block) || pictures(block).length === 0) continue;
    const figures = figuresIn(block);
    if (figures) replace(block, figures);
  }
}

function isCentred(block: Element): boolean {
  return (
    block.name === 'center' ||
    block.attribs.align === 'center' ||
    /text-align\s*:\s*center/i.test(block.attribs.style ?? '')
  );
}

/** One figure for each picture with the text behind it; undefined when text comes first. */
function figuresIn(block: Element): Element[] | undefined {
  const groups: { media: AnyNode[]; text: AnyNode[] }[] = [];
  for (const child of flatten(block)) {
    if (isTag(child) && child.name === 'figure') return undefined;
    if (isTag(child) && pictures(child).length > 0) groups.push({ media: [child], text: [] });
    else if (groups.length > 0) groups.at(-1)!.text.push(child);
    else if (squeeze(textOf(child))) return undefined;
  }
  const lengths = groups.map(({ text }) => squeeze(text.map(textOf).join('')).length);
  if (!lengths.some((length) => length > 0)) return undefined;
  if (lengths.some((length) => length > CAPTION_LENGTH)) return undefined;
  return groups.map(({ media, text }) => element('figure', {}, [...media, ...captionOf(text)]));
}

/** Children of the block, with mere wrappers around a picture opened. */
function flatten(block: Element): AnyNode[] {
  return block.children.flatMap((child): AnyNode[] => {
    const wrapper = isTag(child) && !['img', 'a', 'figure', 'picture'].includes(child.name);
    return wrapper && pictures(child).length > 0 ? flatten(child) : [child];
  });
}

function captionOf(text: AnyNode[]): Element[] {
  const start = text.findIndex((node) => squeeze(textOf(node)));
  const end = text.findLastIndex((node) => squeeze(textOf(node)));
  return start < 0 ? [] : [element('figcaption', {}, text.slice(start, end + 1))];
}
