import { type ChildNode, type Element, isTag, isText } from 'domhandler';
import type { Page } from '../../source/page.ts';

export interface PlacedPicture {
  image: Element;
  /** Characters of running text before it (captions and headings apart), from the top. */
  textBefore: number;
  /** The same since the picture before it. */
  textSince: number;
}

const NO_RUNNING_TEXT = new Set(['figcaption', 'script', 'style', 'h1', 'h2', 'time']);

/** The collected pictures of a page in reading order. */
export function picturesInOrder({ root }: Page): PlacedPicture[] {
  const placed: PlacedPicture[] = [];
  let text = 0;
  let atLast = 0;
  const stack: ChildNode[] = [];
  const push = ({ children }: Element) => {
    for (let i = children.length - 1; i >= 0; i--) stack.push(children[i]!);
  };
  push(root.get(0)!);
  for (let node = stack.pop(); node; node = stack.pop()) {
    if (isText(node)) text += node.data.trim().length;
    else if (isTag(node) && node.attribs['data-candidates']) {
      placed.push({ image: node, textBefore: text, textSince: text - atLast });
      atLast = text;
    } else if (isTag(node) && !isCaption(node)) push(node);
  }
  return placed;
}

function isCaption(element: Element): boolean {
  if (element.children.some((child) => isTag(child) && child.attribs['data-candidates']))
    return false;
  return (
    NO_RUNNING_TEXT.has(element.name) ||
    (/(?:^|[\s_-])caption(?:$|[\s_-])/i.test(element.attribs.class ?? '') &&
      element.name !== 'figure' &&
      !holdsPicture(element))
  );
}

function holdsPicture(element: Element): boolean {
  return element.children.some(
    (child) =>
      isTag(child) && (child.attribs['data-candidates'] !== undefined || holdsPicture(child)),
  );
}
