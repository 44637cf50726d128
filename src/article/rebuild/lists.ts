import { type AnyNode, type Element, isTag } from 'domhandler';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { attributesFor } from './attributes.ts';
import { Flow } from './flow.ts';
import type { Mark } from './line.ts';
import { compact } from './special.ts';

/** A list whose children are all items: text gets its item, a list joins the item before it. */
export function list(element: Element, name: string, marks: Mark[]): MarkupElement | undefined {
  const items: MarkupElement[] = [];
  for (const group of groupsOf(element, ['li'])) {
    if (!Array.isArray(group)) addItem(items, looseItem(group, marks));
    else addLoose(items, Flow.of(group, marks));
  }
  if (items.length === 0) return undefined;
  return { name, attributes: attributesFor(element, name), children: items };
}

/** One `li`, or undefined where it is empty. */
export function looseItem(element: Element, marks: Mark[]): MarkupElement | undefined {
  const children = compact(Flow.of(element.children, marks));
  if (children.length === 0) return undefined;
  return { name: 'li', attributes: attributesFor(element, 'li'), children };
}

function addItem(items: MarkupElement[], item: MarkupElement | undefined): void {
  if (item) items.push(item);
}

function addLoose(items: MarkupElement[], blocks: MarkupNode[]): void {
  const last = items.at(-1);
  const isNested = blocks.every((b) => typeof b !== 'string' && /^[uo]l$/.test(b.name));
  if (blocks.length === 0) return;
  if (isNested && last) last.children.push(...blocks);
  else items.push({ name: 'li', attributes: {}, children: compact(blocks) });
}

/**
 * A definition list in which every term has a definition, as HTML asks (§4.4.9). What comes
 * before the first term or is a term left alone at the end stands beside the list.
 */
export function definitionList(element: Element, marks: Mark[]): MarkupNode[] {
  const before: MarkupNode[] = [];
  const entries: MarkupElement[] = [];
  for (const group of groupsOf(element, ['dt', 'dd'])) {
    const isTerm = !Array.isArray(group) && group.name === 'dt';
    const blocks = Flow.of(Array.isArray(group) ? group : group.children, marks);
    if (blocks.length === 0) continue;
    if (isTerm && blocks.every(isParagraph)) entries.push(...blocks.map(asTerm));
    else if (entries.length === 0) before.push(...blocks);
    else entries.push({ name: 'dd', attributes: {}, children: compact(blocks) });
  }
  const after: MarkupNode[] = [];
  while (entries.at(-1)?.name === 'dt') after.unshift({ ...entries.pop()!, name: 'p' });
  if (entries.length === 0) return [...before, ...after];
  const kept: MarkupElement = { name: 'dl', attributes: {}, children: entries };
  return [...before, kept, ...after];
}

const isParagraph = (node: MarkupNode) => typeof node !== 'string' && node.name === 'p';

const asTerm = (node: MarkupNode): MarkupElement => ({ ...(node as MarkupElement), name: 'dt' });

/** Children in order: the named elements one by one, everything between them in groups. */
function groupsOf(element: Element, names: string[]): (Element | AnyNode[])[] {
  const groups: (Element | AnyNode[])[] = [];
  for (const node of element.children) {
    const last = groups.at(-1);
    if (isTag(node) && names.includes(node.name)) groups.push(node);
    else if (
      isTag(node) &&
      node.name === 'div' &&
      node.children.some((c) => isTag(c) && names.includes(c.name))
    )
      groups.push(...groupsOf(node, names));
    else if (Array.isArray(last)) last.push(node);
    else groups.push([node]);
  }
  return groups;
}
