import { type Element, isTag } from 'domhandler';
import type { Page } from '../../source/page.ts';

/** Keeps of each `img` its address as the one candidate. */
export function collectPictures({ root, base }: Page): void {
  for (const element of root.toArray()) visit(element, base);
}

function visit(parent: Element, base: string): void {
  for (const child of parent.children) {
    if (!isTag(child)) continue;
    if (child.name === 'img' && !child.attribs['data-candidates']) keepAddress(child, base);
    visit(child, base);
  }
}

function keepAddress(img: Element, base: string): void {
  const src = img.attribs.src?.trim();
  if (!src) return;
  const address = URL.canParse(src, base) ? new URL(src, base).href : src;
  img.attribs['data-candidates'] = JSON.stringify([address]);
}
