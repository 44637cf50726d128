import { type AnyNode, Element, isTag, isText, type ParentNode, Text } from 'domhandler';

/** Small tools for walking and changing a parsed page. */

/** Every element below `root` in document order, taken before any change. */
export function elementsBelow(root: ParentNode): Element[] {
  const found: Element[] = [];
  const walk = (parent: ParentNode): void => {
    for (const child of parent.children) {
      if (!isTag(child)) continue;
      found.push(child);
      walk(child);
    }
  };
  walk(root);
  return found;
}

/** The elements of that name below `root`, in document order. */
export function named(root: ParentNode, ...names: string[]): Element[] {
  return elementsBelow(root).filter((element) => names.includes(element.name));
}

export function classesOf(element: Element): string[] {
  return (element.attribs.class ?? '').split(/\s+/).filter(Boolean);
}

export function textOf(node: AnyNode): string {
  if (isText(node)) return node.data;
  if (!isTag(node)) return '';
  return node.children.map(textOf).join('');
}

/** Takes a node out of its tree. */
export function detach(node: AnyNode): void {
  const siblings = node.parent?.children;
  const index = siblings?.indexOf(node as never) ?? -1;
  if (index < 0) return;
  siblings!.splice(index, 1);
  if (node.prev) node.prev.next = node.next;
  if (node.next) node.next.prev = node.prev;
  node.parent = null;
  node.prev = null;
  node.next = null;
}

/** Takes a node out together with the links, paragraphs and wrappers that held nothing else. */
export function detachWithHolder(node: AnyNode): void {
  detach(holderOf(node));
}

/** The outermost link, paragraph or inline wrapper around a node that shows nothing else. */
export function holderOf(node: AnyNode): AnyNode {
  const parent = node.parent as AnyNode | null;
  if (!parent || !isTag(parent) || !['a', 'p', 'span', 'strong', 'b'].includes(parent.name)) {
    return node;
  }
  const others = parent.children.filter((child) => child !== node);
  const shows = others.some((child) => textOf(child).trim() !== '' || holds(child, 'img'));
  return shows ? node : holderOf(parent);
}

function holds(node: AnyNode, name: string): boolean {
  return isTag(node) && (node.name === name || named(node, name).length > 0);
}

/** Puts `nodes` (taken from wherever they are) where `place` stands, and removes `place`. */
export function replace(place: AnyNode, nodes: AnyNode[]): void {
  const parent = place.parent;
  if (!parent) return;
  for (const node of nodes) detach(node);
  const index = parent.children.indexOf(place as never);
  detach(place);
  parent.children.splice(index, 0, ...(nodes as never[]));
  relink(parent, index - 1, index + nodes.length);
}

/** Wraps what stands at `place`: the new element takes its position and `nodes` go into it. */
export function replaceByBox(place: AnyNode, box: Element, nodes: AnyNode[]): void {
  const marker = new Text('');
  const parent = place.parent;
  if (!parent) return;
  const index = parent.children.indexOf(place as never);
  parent.children.splice(index, 0, marker);
  relink(parent, index - 1, index + 1);
  if (!nodes.includes(place)) detach(place);
  append(box, nodes);
  replace(marker, [box]);
}

/** Makes `nodes` the last children of `parent`. */
export function append(parent: ParentNode, nodes: AnyNode[]): void {
  for (const node of nodes) detach(node);
  const end = parent.children.length;
  for (const node of nodes) parent.children.push(node as never);
  relink(parent, end - 1, parent.children.length - 1);
}

/** Gives a parent these children and no others, in one pass however many there are. */
export function setChildren(parent: ParentNode, nodes: AnyNode[]): void {
  for (const child of parent.children) child.parent = null;
  parent.children = nodes as never[];
  relink(parent, 0, nodes.length - 1);
}

/** Replaces an element by its children. */
export function unwrap(element: Element): void {
  replace(element, [...element.children]);
}

export function element(
  name: string,
  attributes: Record<string, string> = {},
  children: AnyNode[] = [],
): Element {
  const made = new Element(name, attributes);
  append(made, children);
  return made;
}

/** The nearest ancestor of that name, itself excluded. */
export function ancestor(node: AnyNode, ...names: string[]): Element | undefined {
  for (let parent = node.parent; parent; parent = parent.parent) {
    if (isTag(parent) && names.includes(parent.name)) return parent;
  }
  return undefined;
}

/** Sets the links of the children from one index to another, both included. */
function relink(parent: ParentNode, from: number, to: number): void {
  for (let index = Math.max(from, 0); index <= to && index < parent.children.length; index++) {
    const child = parent.children[index]!;
    child.parent = parent;
    child.prev = parent.children[index - 1] ?? null;
    child.next = parent.children[index + 1] ?? null;
  }
}

export type { AnyNode, Element, ParentNode };
export { isTag, isText, Text };
