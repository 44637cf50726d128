import {
  type AnyNode,
  ancestor,
  append,
  classesOf,
  detach,
  type Element,
  element,
  elementsBelow,
  isTag,
  isText,
  named,
  replace,
  replaceByBox,
  textOf,
  unwrap,
} from '../tree.ts';
import { squeeze } from './runs.ts';

/** Pictures and the captions that each site sets beside them → figure with figcaption. */

const CAPTION_CLASSES = new Set([
  'caption',
  'imgtxt',
  'image-caption',
  'wp-caption-text',
  'Image_caption',
  'bn12',
]);

/** Puts every caption that is marked as such into the figure of its picture. */
export function adoptCaptions(root: Element): void {
  for (const caption of elementsBelow(root)) {
    if (!caption.parent || !isCaption(caption) || ancestor(caption, 'figcaption')) continue;
    if (!squeeze(textOf(caption)) && pictures(caption).length === 0) detach(caption);
    else adopt(caption);
  }
  for (const figure of named(root, 'figure')) cleanFigure(figure);
}

function isCaption(candidate: Element): boolean {
  if (candidate.name === 'figcaption' || candidate.attribs.id === 'headerimgcaption') return true;
  if (candidate.name === 'p' || candidate.name === 'img') return false;
  return classesOf(candidate).some((name) => CAPTION_CLASSES.has(name));
}

function adopt(caption: Element): void {
  const home = ancestor(caption, 'figure');
  if (home) {
    append(home, [asFigcaption(caption)]);
    return;
  }
  const place = pictureBefore(caption);
  if (!place) {
    if (caption.name === 'figcaption') caption.name = 'p';
    return;
  }
  const figure = place.name === 'figure' ? place : named(place, 'figure').at(-1);
  if (figure) append(figure, [asFigcaption(caption)]);
  else replaceByBox(place, element('figure'), [...mediaOf(place), asFigcaption(caption)]);
}

function asFigcaption(caption: Element): Element {
  if (caption.name === 'figcaption') return caption;
  const made = element('figcaption', {}, [...caption.children]);
  detach(caption);
  return made;
}

/** How far a caption's box may lie from the box of its picture, in levels of markup. */
const LEVELS = 3;

/** The element just before the caption that holds a picture and no text of its own. */
function pictureBefore(caption: Element): Element | undefined {
  let node: AnyNode = caption;
  for (let level = 0; level < LEVELS; level++) {
    const before = significantBefore(node);
    if (before) return isPictureBox(before) ? (before as Element) : undefined;
    const parent = node.parent;
    if (!parent || !isTag(parent as AnyNode)) return undefined;
    node = parent as Element;
  }
  return undefined;
}

function significantBefore(node: AnyNode): AnyNode | undefined {
  for (let before = node.prev; before; before = before.prev) {
    if (isText(before) ? squeeze(before.data) : !isTag(before) || before.name !== 'br')
      return before;
  }
  return undefined;
}

function isPictureBox(node: AnyNode): boolean {
  return isTag(node) && pictures(node).length > 0 && !squeeze(textBesideCaptions(node));
}

function textBesideCaptions(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node) || node.name === 'figcaption' || node.name === 'noscript') return '';
  return node.children.map(textBesideCaptions).join('');
}

/** The pictures of a node, itself included. */
export function pictures(node: Element): Element[] {
  return node.name === 'img' ? [node] : named(node, 'img');
}

/** A box's pictures with the link or figure each stands in, without other wrappers. */
export function mediaOf(node: AnyNode): Element[] {
  if (!isTag(node)) return [];
  const whole = ['img', 'figure', 'picture', 'noscript'].includes(node.name) || node.name === 'a';
  if (whole) return pictures(node).length > 0 ? [node] : [];
  return node.children.flatMap(mediaOf);
}

/** Pictures before the caption, no line breaks of the mirror's script, nothing empty. */
function cleanFigure(figure: Element): void {
  for (const child of [...figure.children]) if (isTag(child) && child.name === 'br') detach(child);
  if (figure.next && isTag(figure.next) && figure.next.name === 'br') detach(figure.next);
  const link = figure.parent;
  if (link && isTag(link as AnyNode) && (link as Element).name === 'a') linkInside(link as Element);
  const captions = named(figure, 'figcaption');
  for (const caption of captions) cleanCaption(figure, caption);
  if (pictures(figure).length > 0 || named(figure, 'table', 'blockquote', 'pre').length > 0) return;
  for (const caption of captions) caption.name = 'p';
  if (squeeze(textOf(figure)) || named(figure, 'a').length > 0) unwrap(figure);
  else detach(figure);
}

/** `<a><figure><img></figure></a>`: the link moves onto the picture, so that a caption fits. */
function linkInside(link: Element): void {
  const figure = named(link, 'figure')[0]!;
  const rest = figure.children.filter((child) => isTag(child) && child.name === 'figcaption');
  replace(link, [figure]);
  for (const child of [...link.children]) detach(child);
  append(link, pictures(figure));
  append(figure, [link, ...rest]);
}

function cleanCaption(figure: Element, caption: Element): void {
  const media = mediaOf(caption);
  if (media.length > 0) append(figure, [...media, caption]);
  if (!squeeze(textOf(caption))) detach(caption);
  else for (const child of edgeBreaks(caption)) detach(child);
}

function edgeBreaks(caption: Element): Element[] {
  const visible = caption.children.filter((child) => !isText(child) || squeeze(child.data));
  return [visible[0], visible.at(-1)].filter(
    (child): child is Element => child !== undefined && isTag(child) && child.name === 'br',
  );
}
