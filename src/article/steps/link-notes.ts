import type { AnyNode } from 'domhandler';
import { Element, isTag, Text } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { textOf } from '../../source/tree.ts';
import { elementsBelow } from '../pictures/elements.ts';

/**
 * Foot-notes linked both ways: a mark in the text that links to a later block of the article,
 * as Word, Markdown and web editors write them. The notes are gathered at the end as
 * `aside.footnote`; the link back that a note has is replaced by ours.
 */
export function linkNotes({ root }: Page): void {
  const top = root[0];
  const links = top ? elementsBelow(top, leadsWithin) : [];
  if (!top || links.length === 0) return;
  const found = survey(top);
  const notes = pairs(links, found, top);
  if (notes.length === 0) return;
  const taken = new Set(found.targets.keys());
  const asides = notes.map((note, index) => build(note, index + 1, taken));
  for (const aside of asides) if (aside) append(top, aside);
}

const leadsWithin = ({ name, attribs }: Element) =>
  name === 'a' && attribs.href?.startsWith('#') === true;

/** In document order, so that positions can be compared. */
interface Survey {
  targets: Map<string, Element>;
  positions: Map<Element, number>;
}

interface Note {
  block: Element;
  /** The marks in the text that lead to this note. */
  marks: Element[];
  /** Ids by which the note's own links lead back. */
  backTo: Set<string>;
}

function survey(root: Element): Survey {
  const found: Survey = { targets: new Map(), positions: new Map() };
  const visit = (element: Element) => {
    found.positions.set(element, found.positions.size);
    const { id, name } = element.attribs;
    for (const target of [id, element.name === 'a' ? name : undefined])
      if (target && !found.targets.has(target)) found.targets.set(target, element);
    for (const child of element.children) if (isTag(child)) visit(child);
  };
  visit(root);
  return found;
}

function pairs(links: Element[], { targets, positions }: Survey, root: Element): Note[] {
  const notes = new Map<Element, Note>();
  for (const link of links) {
    if (!isMark(link)) continue;
    const target = targets.get(decoded(link.attribs.href!.slice(1)));
    const block = target && blockOf(target, root);
    if (!block || !isNoteBlock(block) || positions.get(block)! <= positions.get(link)!) continue;
    if ([...notes.keys()].some((other) => other !== block && isWithin(block, other))) continue;
    const note = notes.get(block) ?? { block, marks: [], backTo: new Set() };
    note.marks.push(link);
    for (const id of idsAt(link)) note.backTo.add(id);
    notes.set(block, note);
  }
  const marks = new Set([...notes.values()].flatMap((note) => note.marks));
  return [...notes.values()].filter(
    ({ block }) => ![...marks].some((mark) => isWithin(mark, block)),
  );
}

const markText =
  /^[[(（【〔［]?\s?(?:注|註|note\s?)?(?:\d{1,4}|[a-z]{1,2}|[ivxl]{1,6}|[①-⑳]|[*†‡§]{1,3})\s?[\])）】〕］]?$/i;
const noteTarget = /^#_?(?:fn|ftn|edn|footnote|endnote|note|cite_note|easy-footnote|sdfootnote)/i;

/** Whether a link looks like the mark of a note rather than an entry of a contents list. */
function isMark(link: Element): boolean {
  if (/\bnoteref\b/.test(link.attribs.class ?? '')) return !isOurs(link);
  const text = textOf(link).trim();
  if (text.length > 12 || !markText.test(text)) return false;
  const isRaised =
    hasAncestor(link, 'sup') || link.children.some((c) => isTag(c) && c.name === 'sup');
  return isRaised || noteTarget.test(link.attribs.href!) || /[^\w\s]/.test(text);
}

/** Marks that a reader or an earlier run has linked already. */
const isOurs = (link: Element) =>
  /^#fn-\d+$/.test(link.attribs.href!) && link.attribs.id !== undefined;

const blocks = new Set(['p', 'li', 'dd', 'div', 'td', 'aside', 'section']);

function blockOf(target: Element, root: Element): Element | undefined {
  for (let at: Element | null = target; at && at !== root; at = at.parent as Element | null)
    if (blocks.has(at.name)) return at;
  return undefined;
}

const MAX_NOTE = 6000;

function isNoteBlock(block: Element): boolean {
  const { length } = textOf(block).trim();
  return (
    length > 0 && length <= MAX_NOTE && !/(?:^|\s)footnote(?:\s|$)/.test(block.attribs.class ?? '')
  );
}

function isWithin(node: AnyNode, ancestor: Element): boolean {
  for (let at: AnyNode | null = node; at; at = at.parent as AnyNode | null)
    if (at === ancestor) return true;
  return false;
}

const hasAncestor = (node: AnyNode, name: string): boolean => {
  const parent = node.parent as Element | null;
  return parent !== null && isTag(parent) && (parent.name === name || hasAncestor(parent, name));
};

/** Ids on the mark, in it, and on the element right around it. */
function idsAt(link: Element): string[] {
  const around = link.parent && isTag(link.parent) ? [link.parent] : [];
  const near = [
    link,
    ...around,
    ...around.flatMap((e) => e.children.filter(isTag)),
    ...link.children.filter(isTag),
  ];
  return near.flatMap(({ attribs }) => [attribs.id, attribs.name]).filter((id) => id !== undefined);
}

function build(note: Note, number: number, taken: Set<string>): Element | undefined {
  const id = unused(`fn-${number}`, taken);
  const backId = unused(`fnref-${number}`, taken);
  note.marks.forEach((mark, index) => {
    mark.attribs = { class: 'noteref', href: `#${id}` };
    if (index === 0) mark.attribs.id = backId;
    mark.children = [new Text(textOf(mark).trim())];
    mark.children[0]!.parent = mark;
    raise(mark);
  });
  dropBackLinks(note.block, note.backTo);
  detach(note.block);
  const back = new Element('a', { class: 'backlink', href: `#${backId}` }, [new Text('↩')]);
  const aside = new Element('aside', { class: 'footnote', id }, []);
  for (const child of [...note.block.children]) append(aside, child);
  const last = aside.children.findLast((child) => isTag(child) || textOf(child).trim() !== '');
  const home = last && isTag(last) && /^(?:p|div)$/.test(last.name) ? last : aside;
  append(home, new Text(' '));
  append(home, back);
  return aside;
}

/** `<sup><a>1</a></sup>` → `<a>1</a>`: the style raises marks of the class `noteref`. */
function raise(mark: Element): void {
  const sup = mark.parent as Element | null;
  if (sup?.name !== 'sup' || sup.children.some((c) => c !== mark && textOf(c).trim() !== ''))
    return;
  const parent = sup.parent as Element;
  parent.children = parent.children.map((child) => (child === sup ? mark : child));
  mark.parent = parent;
}

/** A link back that is an arrow goes; one that is the note's number stays as plain text. */
function dropBackLinks(block: Element, backTo: Set<string>): void {
  for (const child of [...block.children]) {
    if (!isTag(child)) continue;
    dropBackLinks(child, backTo);
    const { href } = child.attribs;
    if (child.name !== 'a' || !href?.startsWith('#') || !backTo.has(decoded(href.slice(1))))
      continue;
    if (
      /^(?:[\s\u2190-\u21ff\u2934\u2935\u{1F519}\u{1F51D}^]|\ufe0e|\ufe0f)*$/u.test(textOf(child))
    )
      detach(child);
    else delete child.attribs.href;
  }
}

function unused(stem: string, taken: Set<string>): string {
  let id = stem;
  while (taken.has(id)) id += '-n';
  taken.add(id);
  return id;
}

function detach(node: Element): void {
  const parent = node.parent!;
  parent.children = parent.children.filter((child) => child !== node) as typeof parent.children;
  node.parent = null;
}

function append(parent: Element, child: Element['children'][number]): void {
  parent.children.push(child);
  child.parent = parent;
}

function decoded(fragment: string): string {
  try {
    return decodeURIComponent(fragment);
  } catch {
    return fragment;
  }
}
