import type { MarkupElement, MarkupNode } from '../types.ts';

/**
 * Replaces nodes of a list. The list itself comes back where every node stays as it is: most of
 * an article does, and copies of 100,000 articles are a good part of what reading costs.
 * @param replace gives a node, or those that take its place
 */
export function replaced(
  nodes: MarkupNode[],
  replace: (node: MarkupNode) => MarkupNode | MarkupNode[],
): MarkupNode[] {
  let made: MarkupNode[] | undefined;
  nodes.forEach((node, index) => {
    const found = replace(node);
    if (found === node && !made) return;
    made ??= nodes.slice(0, index);
    if (Array.isArray(found)) made.push(...found);
    else made.push(found);
  });
  return made ?? nodes;
}

/** An element with other children; itself where they are its own. */
export function withChildren(element: MarkupElement, children: MarkupNode[]): MarkupElement {
  return children === element.children ? element : { ...element, children };
}
