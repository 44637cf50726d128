import type { Cheerio } from 'cheerio';
import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { ancestorsOf, nearestAround } from './elements.ts';
import { picturesInOrder } from './order.ts';
import { promisedSize } from './size.ts';

export const INLINE = 'inline';
/** A square up to this many CSS pixels sits in a line of text. */
const ICON = 48;
const IN_LINE = new Set(['p', 'li', 'td', 'span', 'em', 'strong', 'b', 'i']);
const SET_APART = /align|size-(?:full|large|medium)|wp-image|featured|hero|figure|photo/i;

/** Gives every picture that is not inline its role: the one before the text leads. */
export function assignRoles(page: Page): void {
  let first = true;
  for (const { image, textBefore } of picturesInOrder(page)) {
    if (image.attribs['data-role'] === INLINE) continue;
    image.attribs['data-role'] = first && textBefore < 80 ? 'lead' : 'figure';
    first = false;
  }
}

/** @returns whether an image (its attributes still as written) is part of a line of text */
export function standsInText(image: Cheerio<Element>): boolean {
  const element = image.get(0)!;
  if (nearestAround(element, 'figure') || nearestAround(element, 'picture')) return false;
  const { width, height } = promisedSize(image);
  if (width !== undefined && height !== undefined) {
    if (Math.max(width, height) <= ICON) return true;
    if (width > 200) return false;
  }
  if (SET_APART.test(image.attr('class') ?? '')) return false;
  const [parent] = ancestorsOf(element);
  return (
    parent !== undefined &&
    IN_LINE.has(parent.name) &&
    hasTextBeside(element, 'prev') &&
    hasTextBeside(element, 'next')
  );
}

function hasTextBeside(element: Element, direction: 'prev' | 'next'): boolean {
  for (let node: ChildNode | null = element[direction]; node; node = node[direction]) {
    if (isText(node)) {
      if (node.data.trim()) return true;
    } else if (isTag(node)) return !/^(?:br|img|div|p|figure|table|hr)$/.test(node.name);
  }
  return false;
}
