import type { Labels } from '../labels/labels.ts';
import type {
  Article,
  EncodedPicture,
  MarkupElement,
  MarkupNode,
  Picture,
  PictureOutcome,
  Resource,
} from '../types.ts';
import { webAddress } from './links.ts';
import { element, elementsOf, rewrite } from './markup.ts';

/** Longest alternative text taken from a caption, in characters: what a listener can bear. */
const longestAlt = 160;

/** Name of a picture inside the book: its content's, so that each is there once. */
export function pictureHref({ sha256, mediaType }: EncodedPicture): string {
  return `images/${sha256.slice(0, 24)}.${mediaType === 'image/png' ? 'png' : 'jpg'}`;
}

/** A picture as a resource of the book. */
export function pictureResource(picture: EncodedPicture): Resource {
  return {
    id: `p${picture.sha256.slice(0, 24)}`,
    href: pictureHref(picture),
    mediaType: picture.mediaType,
    content: { kind: 'file', path: picture.path, bytes: picture.bytes },
  };
}

/**
 * Puts what became of the pictures into the text: the picture, a visible box with its address
 * where it could not be had, nothing where it was no picture of the article.
 * @param outcomes by index of `article.pictures`; one that is absent counts as missing
 */
export function placePictures(
  article: Article,
  outcomes: PictureOutcome[],
  labels: Labels,
): MarkupNode[] {
  const sizes = new Map(
    outcomes.flatMap((outcome) =>
      outcome?.kind === 'embedded' ? [[pictureHref(outcome.picture), outcome.picture]] : [],
    ),
  );
  return rewrite(article.body, (node) => {
    if (node.name === 'img') {
      const index = Number(node.attributes['data-picture']);
      const picture = article.pictures[index];
      return picture ? placed(node, picture, outcomes[index], labels) : [];
    }
    if (node.name === 'figure') return figure(node, sizes);
    if (node.name === 'a') return link(node);
    const holdsNothing = node.name === 'p' && node.children.every(isBlank);
    return holdsNothing ? [] : [node];
  });
}

const isBlank = (node: MarkupNode) => typeof node === 'string' && node.trim() === '';

/** A link round a picture: gone with the picture, and never round the link of a missing box. */
function link(node: MarkupElement): MarkupNode[] {
  if (node.children.every(isBlank) && !node.attributes.id) return [];
  const inner = rewrite(node.children, (child) => (child.name === 'a' ? child.children : [child]));
  return [{ ...node, children: inner }];
}

function placed(
  node: MarkupElement,
  picture: Picture,
  outcome: PictureOutcome | undefined,
  labels: Labels,
): MarkupNode[] {
  if (outcome?.kind === 'dropped') return [];
  const isInline = node.attributes.class === 'inline';
  if (outcome?.kind !== 'embedded') {
    const address = outcome?.address ?? picture.candidates[0] ?? '';
    return [missingBox(address, isInline ? picture.alt : '', isInline, labels)];
  }
  const { 'data-picture': _, ...rest } = node.attributes;
  const alt = picture.alt || (isInline ? '' : shortened(picture.caption ?? ''));
  const style = isInline ? lineHeightStyle(outcome.picture) : undefined;
  return [element('img', { ...rest, src: pictureHref(outcome.picture), alt, style })];
}

/** A sign or a formula keeps its size beside the text: CSS pixels against letters of sixteen. */
function lineHeightStyle({ height }: EncodedPicture): string | undefined {
  return height <= 64 ? `height: ${Number((height / 16).toFixed(2))}em` : undefined;
}

/** A figure of its picture's shape; one that lost its picture leaves its caption, if any. */
function figure(node: MarkupElement, sizes: ReadonlyMap<string, EncodedPicture>): MarkupNode[] {
  const rest = node.children.filter((child) => !isBlank(child));
  const [caption] = rest;
  if (caption === undefined) return [];
  const isCaption = typeof caption !== 'string' && caption.name === 'figcaption';
  if (rest.length === 1 && isCaption)
    return [element('div', { class: 'caption' }, ...caption.children)];
  const pictures = [...elementsOf(node.children)].filter(({ name }) => name === 'img');
  const size = pictures.length === 1 ? sizes.get(pictures[0]!.attributes.src ?? '') : undefined;
  const shape = size && shapeOf(size);
  return [shape ? { ...node, attributes: { ...node.attributes, class: shape } } : node];
}

/**
 * The shape decides how much of a page's width a picture takes: reading applications overrule a
 * greatest height, so that only a width keeps a tall picture on the page of its caption.
 */
function shapeOf({ width, height }: EncodedPicture): string | undefined {
  const ratio = width / height;
  if (ratio > 2.1) return 'panorama';
  if (ratio > 1.6) return 'wide';
  if (ratio > 1.25) return undefined;
  if (ratio > 0.85) return 'square';
  if (ratio > 0.6) return 'tall';
  return ratio > 0.4 ? 'narrow' : 'strip';
}

function missingBox(
  address: string,
  alt: string,
  isInline: boolean,
  labels: Labels,
): MarkupElement {
  const words = labels.missingPicture + (alt ? labels.bracketed(alt) : '');
  const href = webAddress(address);
  const label = href ? element('a', { href }, words) : words;
  return isInline
    ? element('span', {}, '[', label, ']')
    : element('span', { class: 'missing' }, label);
}

function shortened(text: string): string {
  const characters = [...text];
  return characters.length <= longestAlt
    ? text
    : `${characters.slice(0, longestAlt - 1).join('')}…`;
}

/** Is every picture of these bodies described: by its source, by a caption, or not at all? */
export function descriptionsOf(
  articles: Article[],
  outcomes: ReadonlyMap<string, PictureOutcome[]>,
): { pictures: number; described: 'all' | 'captions' | 'some' } {
  let pictures = 0;
  let described: 'all' | 'captions' | 'some' = 'all';
  for (const article of articles) {
    const used = new Set(usedPictures(article.body));
    outcomes.get(article.id)?.forEach((outcome, index) => {
      const picture = article.pictures[index];
      if (!picture || outcome.kind !== 'embedded' || !used.has(index)) return;
      pictures += 1;
      if (picture.alt) return;
      if (!picture.caption) described = 'some';
      else if (described === 'all') described = 'captions';
    });
  }
  return { pictures, described };
}

/** Indexes of the pictures that a body shows. */
function usedPictures(body: MarkupNode[]): number[] {
  return [...elementsOf(body)]
    .filter(({ name }) => name === 'img')
    .map(({ attributes }) => Number(attributes['data-picture']));
}
