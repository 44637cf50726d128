import type { MarkupElement, MarkupNode } from '../types.ts';
import { isHeading } from './vocabulary.ts';
import { textOf } from './xhtml.ts';

/** Pictures and text of a block, parted: what a figure is made of. */
export interface PictureParts {
  /** Each with the link around it. */
  pictures: MarkupNode[];
  /** The block without its pictures. */
  text: MarkupElement | undefined;
}

export const isElement = (node: MarkupNode | undefined, name: string): node is MarkupElement =>
  typeof node === 'object' && node.name === name;

export const holdsPicture = (node: MarkupNode): boolean =>
  typeof node !== 'string' && (node.name === 'img' || node.children.some(holdsPicture));

export const hasText = (node: MarkupNode): boolean => textOf([node]).trim() !== '';

/** A paragraph of pictures alone, one at least. */
export const isPictureParagraph = (node: MarkupNode): node is MarkupElement =>
  isElement(node, 'p') && holdsPicture(node) && !hasText(node);

/** The pictures of a block in order, in a link where they are in one, out of all other markup. */
export function picturesOf(node: MarkupNode): MarkupNode[] {
  if (typeof node === 'string' || !holdsPicture(node)) return [];
  if (node.name === 'img') return [node];
  const inner = node.children.flatMap(picturesOf);
  if (node.name !== 'a') return inner;
  return inner.map((picture) => ({ ...node, children: [picture] }));
}

/** A block without its pictures, or undefined where no text is left. */
export function withoutPictures(node: MarkupElement): MarkupElement | undefined {
  const children = trimBreaks(node.children.flatMap(pruned));
  const rest = { ...node, children };
  return hasText(rest) ? rest : undefined;
}

function pruned(node: MarkupNode): MarkupNode[] {
  if (typeof node === 'string' || !holdsPicture(node)) return [node];
  if (node.name === 'img') return [];
  const rest = { ...node, children: node.children.flatMap(pruned) };
  return hasText(rest) ? [rest] : [];
}

/** Inline content without line breaks and blanks at its edges. */
export function trimBreaks(nodes: MarkupNode[]): MarkupNode[] {
  const isEdge = (node: MarkupNode) =>
    isElement(node, 'br') || (typeof node === 'string' && node.trim() === '');
  const first = nodes.findIndex((node) => !isEdge(node));
  if (first < 0) return [];
  const kept = nodes.slice(first, nodes.findLastIndex((node) => !isEdge(node)) + 1);
  return kept.map((node, index) => {
    if (typeof node !== 'string') return node;
    const start = index === 0 ? node.trimStart() : node;
    return index === kept.length - 1 ? start.trimEnd() : start;
  });
}

/** A figure of pictures (or other content) with the blocks of its caption. */
export function figureOf(
  content: MarkupNode[],
  caption: MarkupElement[],
  isOver = false,
): MarkupElement {
  if (caption.length === 0) return { name: 'figure', attributes: {}, children: content };
  const inner = caption.length === 1 ? caption[0]!.children : caption;
  const words: MarkupElement = { name: 'figcaption', attributes: {}, children: inner };
  const children = isOver ? [words, ...content] : [...content, words];
  return { name: 'figure', attributes: {}, children };
}

/** More text than a caption has: the source put other things into its `figure`. */
const MAX_CAPTION = 1200;

/**
 * The blocks that a source's `figure` gives: one figure, its texts as the caption; or just what
 * it holds, where that is no figure. A caption over a listing or a table stays over it.
 */
export function rebuiltFigure(blocks: MarkupNode[]): MarkupNode[] {
  const content: MarkupNode[] = [];
  const caption: MarkupElement[] = [];
  let isOver = false;
  let isUnder = false;
  for (const block of blocks) {
    if (typeof block === 'string') continue;
    if (block.name === 'p') {
      content.push(...picturesOf(block));
      const text = withoutPictures(block);
      if (text) caption.push(text);
      isUnder ||= text !== undefined && content.some(hasText);
    } else {
      content.push(...(block.name === 'figure' ? block.children : [block]));
      isOver ||= caption.length > 0 && hasText(block);
    }
  }
  const isOther = content.some((node) => isElement(node, 'figcaption') || isProse(node));
  const isMixed = isOver && isUnder;
  if (content.length === 0 || isOther || isMixed || textOf(caption).length > MAX_CAPTION)
    return blocks;
  return [figureOf(content, caption, isOver)];
}

const isProse = (node: MarkupNode) =>
  typeof node !== 'string' && (isHeading(node.name) || /^(?:[uod]l|aside|hr)$/.test(node.name));
