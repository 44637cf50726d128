import type { MarkupElement, MarkupNode } from '../../types.ts';
import { creditOf, isCredit, isCreditLine, markCredit, startOfCredit } from '../credit.ts';
import { figureOf, hasText, holdsPicture, isElement, picturesOf, trimBreaks } from '../figures.ts';
import { textOf } from '../xhtml.ts';

/**
 * Pictures out of paragraphs into figures, with the caption that the source set beside them
 * however it did so: in the same paragraph under a line break, as the paragraph or cell that
 * follows, before the picture. A paragraph of ordinary prose is never taken for a caption.
 */
export function makeFigures(body: MarkupNode[]): MarkupNode[] {
  const blocks = body.flatMap(partPictures);
  const made: MarkupNode[] = [];
  for (let index = 0; index < blocks.length; index++) {
    const block = blocks[index]!;
    if (!isElement(block, 'figure') || hasCaption(block)) {
      made.push(inner(block));
      continue;
    }
    if (isCaptionAfter(block, blocks[index + 1], blocks[index + 2])) {
      made.push(captioned(block, [blocks[++index] as MarkupElement]));
    } else if (isMarkedCaption(made.at(-1))) {
      made.push(captioned(block, [made.pop() as MarkupElement]));
    } else made.push(saidOfPicture(block));
  }
  return made.map(withCredit);
}

/** Figures inside quotations, boxes and cells are made the same way. */
function inner(block: MarkupNode): MarkupNode {
  if (typeof block === 'string' || !/^(?:blockquote|div|aside)$/.test(block.name)) return block;
  return { ...block, children: makeFigures(block.children) };
}

/** A figure that comes with hints keeps them until its caption is found. */
function captioned(figure: MarkupElement, caption: MarkupElement[]): MarkupElement {
  return figureOf(figure.children, caption);
}

/** Words that the page keeps with the picture itself stand under it where nothing else does. */
function saidOfPicture(figure: MarkupElement): MarkupElement {
  const pictures = figure.children.flatMap(picturesOf);
  const said =
    pictures.length === 1 ? imageIn(pictures[0]!)?.attributes['data-caption'] : undefined;
  if (!said) return figure;
  return captioned(figure, [{ name: 'p', attributes: {}, children: [said] }]);
}

function imageIn(picture: MarkupNode): MarkupElement | undefined {
  if (typeof picture === 'string') return undefined;
  return picture.name === 'img' ? picture : picture.children.map(imageIn).find(Boolean);
}

const hasCaption = (figure: MarkupElement) =>
  figure.children.some((child) => isElement(child, 'figcaption'));

const hintsOf = (node: MarkupNode): string =>
  typeof node === 'string' ? '' : (node.attributes['data-hints'] ?? '');

/* ------------------------------------------------ a caption beside the picture */

const MAX_MARKED = 600;
const MAX_PLAIN = 200;
/** A paragraph of news may end in an agency's name too, but is longer. */
const MAX_CREDITED = 120;

function isMarkedCaption(node: MarkupNode | undefined): boolean {
  return (
    isElement(node, 'p') &&
    !holdsPicture(node) &&
    hintsOf(node).includes('caption') &&
    textOf([node]).length <= MAX_MARKED
  );
}

function isCaptionAfter(
  figure: MarkupElement,
  next: MarkupNode | undefined,
  afterNext: MarkupNode | undefined,
): boolean {
  if (isMarkedCaption(next)) return true;
  if (!isElement(next, 'p') || holdsPicture(next) || 'class' in next.attributes) return false;
  const text = textOf([next]).trim();
  if (text.length > MAX_PLAIN) return false;
  if (isCreditLine(text) || isNumbered(text) || /^[▲△▼▽↑]/.test(text)) return true;
  if (text.length <= MAX_CREDITED && startOfCredit(text) > 0) return true;
  if (isEmphasised(next, /^(?:em|i|small)$/)) {
    return !(isElement(afterNext, 'p') && isEmphasised(afterNext, /^(?:em|i|small)$/));
  }
  const isCentred = hintsOf(figure).includes('center') && hintsOf(next).includes('center');
  return (
    isCentred &&
    !isEmphasised(next, /^(?:strong|b)$/) &&
    !hintsOf(afterNext ?? '').includes('center')
  );
}

/** "图1：", "图一 ", "Figure 1.", "Fig. 2:" at the head of a line. */
const isNumbered = (text: string): boolean =>
  /^[附配]?[图圖][片表]?\s?[\d一二三四五六七八九十]{1,3}[\s：:、.．，-]/.test(text) ||
  /^[图圖][：:]/.test(text) ||
  /^(?:Fig(?:ure|\.)?|Abb(?:ildung|\.)?|Plate|Photo|Picture)\s?\d{1,3}\s?[.:–—]/i.test(text);

/** Whether all words of a paragraph stand in one element of that name. */
function isEmphasised(paragraph: MarkupElement, name: RegExp): boolean {
  const [only, ...others] = paragraph.children.filter((child) => hasText(child));
  return others.length === 0 && typeof only === 'object' && name.test(only.name);
}

/* ------------------------------------------------ pictures within a paragraph */

/** A paragraph with pictures → figures and paragraphs, in order. */
function partPictures(node: MarkupNode): MarkupNode[] {
  if (!isElement(node, 'p') || !node.children.some(holdsFigure)) return [node];
  const rows = rowsOf(node.children);
  const parts: MarkupNode[] = [];
  let text: MarkupNode[][] = [];
  const closeText = () => {
    const children = text.flatMap((row, index) => (index === 0 ? row : [lineBreak(), ...row]));
    if (children.length > 0) parts.push({ ...node, children });
    text = [];
  };
  for (const row of rows) {
    const isFigure = row.some(holdsFigure) && !row.some(hasText);
    if (!isFigure) {
      text.push(row);
      continue;
    }
    closeText();
    parts.push(hinted(figureOf(row.flatMap(picturesOf), []), node));
  }
  closeText();
  return asCaption(parts, node);
}

/** `<p><img><br>text</p>`: the text right under the picture is its caption when it is short. */
function asCaption(parts: MarkupNode[], source: MarkupElement): MarkupNode[] {
  const [figure, text] = parts;
  if (parts.length !== 2 || !isElement(figure, 'figure') || !isElement(text, 'p')) return parts;
  const length = textOf([text]).length;
  const isMarked = /caption|center/.test(hintsOf(source));
  if (length > (isMarked ? MAX_MARKED : MAX_PLAIN)) return parts;
  return [figureOf(figure.children, [text])];
}

const hinted = (figure: MarkupElement, source: MarkupElement): MarkupElement => {
  const hints = hintsOf(source);
  return hints ? { ...figure, attributes: { 'data-hints': hints } } : figure;
};

/** The rows of a paragraph: at line breaks, and around pictures at a row's start or end. */
function rowsOf(children: MarkupNode[]): MarkupNode[][] {
  const rows: MarkupNode[][] = [[]];
  for (const child of children) {
    if (isElement(child, 'br')) rows.push([]);
    else rows.at(-1)!.push(child);
  }
  return rows
    .flatMap(partEdges)
    .map(trimBreaks)
    .filter((row) => row.length > 0);
}

function partEdges(row: MarkupNode[]): MarkupNode[][] {
  const isText = (node: MarkupNode) => hasText(node);
  const first = row.findIndex(isText);
  if (first < 0) return [row];
  const last = row.findLastIndex(isText);
  const edges = [row.slice(0, first), row.slice(first, last + 1), row.slice(last + 1)];
  const [before, , after] = edges;
  const isParted = (edge: MarkupNode[] | undefined) => edge!.some(holdsFigure);
  if (!isParted(before) && !isParted(after)) return [row];
  return edges;
}

const lineBreak = (): MarkupElement => ({ name: 'br', attributes: {}, children: [] });

/** Whether a node is or holds a picture that is not an icon in the line. */
function holdsFigure(node: MarkupNode): boolean {
  if (typeof node === 'string') return false;
  if (node.name === 'img') return node.attributes['data-role'] !== 'inline';
  return node.children.some(holdsFigure);
}

/* ------------------------------------------------ credits */

function withCredit(node: MarkupNode): MarkupNode {
  if (!isElement(node, 'figure')) return node;
  const children = node.children.map((child) =>
    isElement(child, 'figcaption') ? { ...child, children: creditedWords(child.children) } : child,
  );
  return { ...node, children };
}

/** The words of a caption, inline or in paragraphs, with the credit set apart. */
function creditedWords(words: MarkupNode[]): MarkupNode[] {
  const paragraphs = words.filter((node) => isElement(node, 'p'));
  if (paragraphs.length === 0) return markCredit(words);
  return words.map((node) => {
    if (!isElement(node, 'p')) return node;
    const isAll = hintsOf(node).includes('credit') && !node.children.some(isCredit);
    if (isAll) return { ...node, children: [creditOf(node.children)] };
    return node === paragraphs.at(-1) ? { ...node, children: markCredit(node.children) } : node;
  });
}
