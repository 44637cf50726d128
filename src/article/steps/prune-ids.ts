import { type Element, isTag } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { targetOf } from './link-targets.ts';

/** Takes away ids and anchors that nothing in the article links to: they would hold things apart. */
export function pruneIds({ root }: Page): void {
  const wanted = new Set<string>();
  const holders: Element[] = [];
  const visit = (element: Element) => {
    const { href, id, name } = element.attribs;
    if (href?.startsWith('#')) wanted.add(targetOf(href));
    if (id !== undefined || name !== undefined) holders.push(element);
    for (const child of element.children) if (isTag(child)) visit(child);
  };
  for (const element of root.toArray()) visit(element);
  for (const { attribs } of holders) {
    if (!wanted.has(attribs.id ?? '')) delete attribs.id;
    if (!wanted.has(attribs.name ?? '')) delete attribs.name;
  }
}
