import { type AnyNode, type Element, isComment, isTag, isText } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { isImageButton, pictureOfDrawing } from '../pictures/synonyms.ts';
import { removed } from '../vocabulary.ts';

/** Left for the steps that read them: noscript twins, picture sources, canvas of players. */
const readLater = new Set([
  ...['noscript', 'source', 'param', 'iframe', 'video', 'audio', 'object', 'embed', 'applet'],
]);

/**
 * Takes out what a browser does not show or what acts: scripts, forms' fields, comments,
 * elements hidden by attribute or style, the second copy that formula renderers draw.
 */
export function removeHidden({ root }: Page): void {
  for (const element of root.toArray()) removeBelow(element);
}

function removeBelow(parent: Element): void {
  const kept = parent.children.filter((child) => isShown(child));
  if (kept.length < parent.children.length) relink(parent, kept);
  for (const child of kept) if (isTag(child)) removeBelow(child);
}

function relink(parent: Element, children: AnyNode[]): void {
  const hasNeighbour = (index: number) => children[index] ?? null;
  parent.children = children as Element['children'];
  children.forEach((child, index) => {
    child.prev = hasNeighbour(index - 1) as typeof child.prev;
    child.next = hasNeighbour(index + 1) as typeof child.next;
  });
}

function isShown(node: AnyNode): boolean {
  if (isText(node)) return true;
  if (isComment(node) || !isTag(node)) return false;
  if (removed.has(node.name) && !isReadLater(node)) return false;
  return !isHidden(node);
}

const isReadLater = (element: Element) =>
  readLater.has(element.name) ||
  isImageButton(element) ||
  (element.name === 'svg' && pictureOfDrawing(element) !== undefined);

function isHidden({ attribs, children, name }: Element): boolean {
  const { style, class: className } = attribs;
  if (attribs.hidden !== undefined && attribs.hidden !== 'until-found') return true;
  if (style && /(?:^|;)\s*(?:display:\s*none|visibility:\s*hidden)/i.test(style)) {
    return !isLazyPicture(name, attribs);
  }
  if (className && hiddenClass.test(className)) return true;
  // A formula's picture is hidden from those who hear its text.
  if (name === 'img') return false;
  return attribs['aria-hidden'] === 'true' && children.every((c) => isText(c) && c.data.length < 3);
}

/** Lazy loaders hide a picture until it is there. */
const isLazyPicture = (name: string, attribs: Record<string, string>) =>
  name === 'img' && Object.keys(attribs).some((attribute) => attribute.startsWith('data-'));

const hiddenClass =
  /(?:^|\s)(?:katex-html|MathJax_Preview|MJX_Assistive_MathML|sr-only|visually-?hidden|screen-reader-text|off-?screen)(?:\s|$)/;
