import type { MarkupElement, MarkupNode } from '../../types.ts';
import { replaced } from '../replaced.ts';

/**
 * Ids: only those that something in the article links to survive, each once, each beginning with
 * a letter. Links that lead nowhere in the article become plain text.
 */
export function linkTargets(body: MarkupNode[]): MarkupNode[] {
  const wanted = new Set<string>();
  eachElement(body, ({ attributes: { href } }) => {
    if (href?.startsWith('#')) wanted.add(targetOf(href));
  });
  const names = nameTargets(body, wanted);
  return relink(body, names);
}

function eachElement(nodes: MarkupNode[], visit: (element: MarkupElement) => void): void {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    visit(node);
    eachElement(node.children, visit);
  }
}

/** The id that a fragment means: as written, or percent-decoded (HTML §7.4.6.3). */
export function targetOf(href: string): string {
  const fragment = href.slice(1);
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}

/** Sets the ids that stay, and tells under which id each target is found. */
function nameTargets(body: MarkupNode[], wanted: Set<string>): Map<string, string> {
  const names = new Map<string, string>();
  const taken = new Set<string>();
  eachElement(body, ({ attributes }) => {
    const own = [attributes.id, ...(attributes['data-ids']?.split(' ') ?? [])];
    delete attributes.id;
    delete attributes['data-ids'];
    for (const target of own) {
      if (target === undefined || !wanted.has(target) || names.has(target)) continue;
      attributes.id ??= unusedId(target, taken);
      names.set(target, attributes.id);
    }
  });
  return names;
}

/** An id of letters, digits and `-_.` that begins with a letter (EPUB practice, NCName). */
function unusedId(target: string, taken: Set<string>): string {
  const plain = target.replace(/[^A-Za-z0-9_.-]/g, '-').slice(0, 60);
  const stem = /^[A-Za-z]/.test(plain) ? plain : `at-${plain}`;
  let id = stem;
  for (let number = 2; taken.has(id); number++) id = `${stem}-${number}`;
  taken.add(id);
  return id;
}

function relink(nodes: MarkupNode[], names: Map<string, string>): MarkupNode[] {
  return replaced(nodes, (node) => {
    if (typeof node === 'string') return node;
    node.children = relink(node.children, names);
    const { href } = node.attributes;
    if (node.name === 'span' && Object.keys(node.attributes).length === 0) return node.children;
    if (!href?.startsWith('#')) return node;
    const id = names.get(targetOf(href));
    if (!id)
      return node.attributes.id
        ? { ...node, name: 'span', attributes: { id: node.attributes.id } }
        : node.children;
    node.attributes.href = `#${id}`;
    return node;
  });
}
