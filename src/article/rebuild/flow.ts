import { type AnyNode, type Element, isTag, isText } from 'domhandler';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { hasText, holdsPicture, rebuiltFigure } from '../figures.ts';
import { boxes, isHeading, removed, renamed, vocabulary } from '../vocabulary.ts';
import { attributesFor } from './attributes.ts';
import { hintsOf } from './hints.ts';
import { Line, type Mark } from './line.ts';
import { definitionList, list, looseItem } from './lists.ts';
import { hasReading, isDropped, preformatted, ruby, textModelOf } from './special.ts';
import { table } from './tables.ts';

/**
 * Rebuilds flow content: paragraphs are closed where a block begins and opened again behind it,
 * inline elements around blocks move into them, text that stands free becomes a paragraph.
 * Recursion is as deep as the source's tree, which `source/parse.ts` caps at 256.
 */
export class Flow {
  readonly blocks: MarkupNode[] = [];
  private line: Line | undefined;
  /** The list that collects items without a list. */
  private looseList: MarkupElement | undefined;
  private readonly marks: Mark[];
  private hints: string;
  /** Link targets on elements that go; the next block takes them over. */
  private targets: string[] = [];

  constructor(marks: Mark[], hints: string) {
    this.marks = [...marks];
    this.hints = hints;
  }

  /** Rebuilds the nodes, and gives the blocks once the last line is closed. */
  static of(nodes: AnyNode[], marks: Mark[], hints = ''): MarkupNode[] {
    const flow = new Flow(marks, hints);
    flow.visitAll(nodes);
    flow.closeLine();
    const last = flow.blocks.at(-1);
    if (last && typeof last !== 'string') flow.giveTargets(last);
    return flow.blocks;
  }

  private visitAll(nodes: AnyNode[]): void {
    for (const node of nodes) {
      if (isText(node)) this.text(node.data);
      else if (isTag(node)) this.element(node);
    }
  }

  private text(data: string): void {
    if (!this.line && data.trim() === '') return;
    this.openLine().text(data, this.marks);
  }

  private element(element: Element): void {
    const name = nameOf(element);
    if (removed.has(name) || isDropped(element)) return;
    const rule = vocabulary[name];
    if (name === 'br') this.break();
    else if (name === 'ruby' && hasReading(element)) this.leaf(ruby(element));
    else if (name === 'ruby' || name === 'rt') this.open(element);
    else if (rule?.content === 'void' && rule.kind === 'phrasing') this.leaf(leafOf(element, name));
    else if (rule?.kind === 'phrasing') this.inline(element, name);
    else if (rule || isHeading(name) || boxes.has(name)) this.block(element, name);
    else this.open(element);
  }

  /** Takes an element away and leaves what it holds. */
  private open(element: Element): void {
    const target = element.attribs.id || (element.name === 'a' ? element.attribs.name : '');
    if (target && !/\s/.test(target)) this.targets.push(target);
    if (this.line) this.giveTargets(this.line.element);
    const { hints } = this;
    this.hints = hintsOf(element, hints);
    this.visitAll(element.children);
    this.hints = hints;
  }

  private giveTargets(block: MarkupElement): void {
    if (this.targets.length === 0) return;
    const known = block.attributes['data-ids'];
    block.attributes['data-ids'] = [...(known ? [known] : []), ...this.targets].join(' ');
    this.targets = [];
  }

  private break(): void {
    if (!this.line) return;
    this.line.break(this.marks);
    if (this.line.breaks < 2 || this.line.element.name !== 'p') return;
    const { hints } = this;
    const hintsOfLine = this.line.element.attributes['data-hints'] ?? '';
    this.closeLine();
    this.hints = hintsOfLine;
    this.openLine();
    this.hints = hints;
  }

  private leaf(element: MarkupElement | undefined): void {
    if (element) this.openLine().leaf(element, this.marks);
  }

  private inline(element: Element, name: string): void {
    const attributes = attributesFor(element, name);
    const isRepeated = this.marks.some((mark) => mark.name === name) && !repeatable.has(name);
    const isIdle = name === 'span' && Object.keys(attributes).length === 0;
    const isAnchor = name === 'a' && attributes.href === undefined;
    if (isRepeated || isIdle || isAnchor || this.marks.length >= MAX_MARKS) {
      this.open(element);
      return;
    }
    this.marks.push({ name, attributes });
    this.visitAll(element.children);
    this.marks.pop();
  }

  private block(element: Element, name: string): void {
    this.closeLine();
    const { hints } = this;
    this.hints = hintsOf(element, hints);
    if (name !== 'li') this.looseList = undefined;
    this.build(element, name);
    this.closeLine();
    this.hints = hints;
  }

  private build(element: Element, name: string): void {
    if (name === 'p') this.paragraph(element);
    else if (isHeading(name)) this.heading(element);
    else if (name === 'pre') this.push(preformatted(element));
    else if (name === 'hr') this.push({ name, attributes: {}, children: [] });
    else if (name === 'ul' || name === 'ol') this.push(list(element, name, this.marks));
    else if (name === 'dl') this.pushAll(definitionList(element, this.marks));
    else if (name === 'table') this.pushAll(table(element, this.marks));
    else if (name === 'li') this.item(element);
    else if (name === 'figcaption') this.captionAlone(element);
    else if (name === 'figure') this.figure(element);
    else if (textModelOf(element, name) === 'kept') this.container(element, name);
    else this.open(element);
  }

  private paragraph(element: Element): void {
    this.openLine(attributesFor(element, 'p'));
    this.visitAll(element.children);
  }

  /** A heading keeps the level of the source, `h1` too, until the levels are put right. */
  private heading(element: Element): void {
    if (element.children.some(holdsBlocks)) {
      this.open(element);
      return;
    }
    const attributes = attributesFor(element, 'h2');
    this.line = new Line({ name: element.name, attributes, children: [] });
    this.giveTargets(this.line.element);
    this.visitInline(element.children);
  }

  /** Paragraphs inside a heading run on in it, parted by a space. */
  private visitInline(nodes: AnyNode[]): void {
    for (const node of nodes) {
      if (isTag(node) && (node.name === 'p' || node.name === 'div' || boxes.has(node.name))) {
        this.text(' ');
        this.visitInline(node.children);
        this.text(' ');
      } else this.visitAll([node]);
    }
  }

  private figure(element: Element): void {
    const hints = this.hints.replace('caption', '').trim();
    this.pushAll(rebuiltFigure(Flow.of(element.children, this.marks, hints)));
  }

  private container(element: Element, name: string): void {
    const children = Flow.of(element.children, this.marks, this.hints);
    if (children.length === 0) return;
    this.push({ name, attributes: attributesFor(element, name), children });
  }

  /** A caption without a figure: a paragraph that the caption step will know. */
  private captionAlone(element: Element): void {
    if (!this.hints.includes('caption')) this.hints = `${this.hints} caption`.trimStart();
    this.visitAll(element.children);
  }

  private item(element: Element): void {
    const item = looseItem(element, this.marks);
    if (!item) return;
    if (!this.looseList) {
      this.looseList = { name: 'ul', attributes: {}, children: [] };
      this.blocks.push(this.looseList);
    }
    this.looseList.children.push(item);
  }

  private push(element: MarkupElement | undefined): void {
    if (!element) return;
    this.giveTargets(element);
    this.blocks.push(element);
  }

  private pushAll(blocks: MarkupNode[]): void {
    const first = blocks[0];
    if (first && typeof first !== 'string') this.giveTargets(first);
    this.blocks.push(...blocks);
  }

  private openLine(attributes: Record<string, string> = {}): Line {
    if (this.line) return this.line;
    this.looseList = undefined;
    const hinted = this.hints ? { ...attributes, 'data-hints': this.hints } : attributes;
    this.line = new Line({ name: 'p', attributes: { ...hinted }, children: [] });
    this.giveTargets(this.line.element);
    return this.line;
  }

  private closeLine(): void {
    if (!this.line) return;
    const { element } = this.line;
    const { id, 'data-ids': ids } = element.attributes;
    if (isHeading(element.name) && !hasText(element)) element.name = 'p';
    if (hasContent(element)) this.blocks.push(element);
    else this.targets.push(...[id, ids].filter((one) => one !== undefined));
    this.line = undefined;
  }
}

/** Far more than prose has; keeps markup that nests without end small. */
const MAX_MARKS = 24;

/** What may stand within its own kind: x to the (y to the z), a quotation in a quotation. */
const repeatable = new Set(['sub', 'sup', 'q', 'span']);

const nameOf = (element: Element): string =>
  isHeading(element.name) ? element.name : (renamed[element.name] ?? element.name);

const leafOf = (element: Element, name: string): MarkupElement => ({
  name,
  attributes: attributesFor(element, name),
  children: [],
});

const hasContent = (element: MarkupElement) => hasText(element) || holdsPicture(element);

/** Whether a node is, or holds, what cannot stand in a heading. */
function holdsBlocks(node: AnyNode): boolean {
  if (!isTag(node)) return false;
  const name = nameOf(node);
  const isOther = name !== 'p' && name !== 'div' && vocabulary[name]?.kind !== 'phrasing';
  return (isOther && name in vocabulary) || isHeading(name) || node.children.some(holdsBlocks);
}
