import { isFromTheRight } from '../article/language.ts';
import type { MarkupElement, MarkupNode } from '../types.ts';

/**
 * One element of our own markup. Attributes that are undefined are left out.
 */
export function element(
  name: string,
  attributes: Record<string, string | undefined>,
  ...children: MarkupNode[]
): MarkupElement {
  const given = Object.entries(attributes).filter(([, value]) => value !== undefined);
  return { name, attributes: Object.fromEntries(given) as Record<string, string>, children };
}

/** Nodes one below the other, so that the written document can be read and compared by line. */
export function lines(...nodes: (MarkupNode | undefined)[]): MarkupNode[] {
  const given = nodes.filter((node) => node !== undefined);
  return given.flatMap((node, n) => (n === 0 ? [node] : ['\n', node]));
}

/** Attributes of a passage whose language is not that of what surrounds it. */
export function inLanguage(
  language: string,
  surrounding: string,
): { lang?: string; 'xml:lang'?: string } {
  return language === surrounding || language === 'und'
    ? {}
    : { lang: language, 'xml:lang': language };
}

/** Attributes of what wenji writes itself within text of another language. */
export function inOwnWords(wording: string, surrounding: string): Record<string, string> {
  const isTurned = isFromTheRight(surrounding) && !isFromTheRight(wording);
  return { ...inLanguage(wording, surrounding), ...(isTurned ? { dir: 'ltr' } : {}) };
}

/**
 * A copy of a tree in which `change` was asked about every element, the innermost first.
 * @param change gives what stands in the element's place: itself, other nodes, or none
 */
export function rewrite(
  nodes: MarkupNode[],
  change: (element: MarkupElement) => MarkupNode[],
): MarkupNode[] {
  const rewritten: MarkupNode[] = [];
  for (const node of nodes) {
    if (typeof node === 'string') rewritten.push(node);
    // A loop: this is asked about every element of every book, several times.
    else for (const made of change(copyOf(node, change))) rewritten.push(made);
  }
  return rewritten;
}

const copyOf = (
  { name, attributes, children }: MarkupElement,
  change: (element: MarkupElement) => MarkupNode[],
): MarkupElement => ({ name, attributes, children: rewrite(children, change) });

/** Every element of a tree, in document order. */
export function* elementsOf(nodes: MarkupNode[]): Generator<MarkupElement> {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    yield node;
    yield* elementsOf(node.children);
  }
}
