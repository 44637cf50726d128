import type { Page } from '../../source/page.ts';
import type { MarkupElement, MarkupNode } from '../../types.ts';
import { boldParagraph } from '../rebuild/special.ts';
import { replaced, withChildren } from '../replaced.ts';
import type { StepContext } from '../step.ts';
import { isHeading } from '../vocabulary.ts';
import { textOf } from '../xhtml.ts';

/**
 * Headings from `h2` without gaps. Those that repeat the title at the top go, since the book
 * prints it; those without words are opened (a picture stays); those as long as a paragraph
 * become one.
 */
export function levelHeadings(body: MarkupNode[], context: StepContext): MarkupNode[] {
  const sane = withoutTitle(body.flatMap(repairHeading), context.title);
  const levels = new Levels(context.kind);
  return sane.map((node) =>
    isHeadingElement(node) ? { ...node, name: levels.next(node.name) } : node,
  );
}

/** Longer than any heading in use: a paragraph set in bold. */
const MAX_HEADING = 120;

function repairHeading(node: MarkupNode): MarkupNode[] {
  if (typeof node === 'string') return [node];
  if (!isHeading(node.name)) return [withHeadingsAsParagraphs(node)];
  const text = textOf([node]).trim();
  if (text === '' || text.length > MAX_HEADING) return [{ ...node, name: 'p' }];
  return [node];
}

/** Inside quotations and boxes (and, from rebuilding, items and cells) a heading would upset the outline: it is set bold. */
function withHeadingsAsParagraphs(node: MarkupElement): MarkupElement {
  const children = replaced(node.children, (child) => {
    if (typeof child === 'string') return child;
    return isHeading(child.name) ? boldParagraph(child) : withHeadingsAsParagraphs(child);
  });
  return withChildren(node, children);
}

function withoutTitle(body: MarkupNode[], title: string): MarkupNode[] {
  if (!body[0] || !isHeadingElement(body[0])) return body;
  const repeated = folded(title);
  if (repeated === '') return body;
  const first = body.findIndex(
    (node) => !isHeadingElement(node) || folded(textOf([node])) !== repeated,
  );
  return first < 0 ? [] : body.slice(first);
}

const folded = (text: string) =>
  text
    .normalize('NFKC')
    .replace(/[\s\p{P}]/gu, '')
    .toLowerCase();

const isHeadingElement = (node: MarkupNode): node is MarkupElement =>
  typeof node !== 'string' && isHeading(node.name);

/**
 * Gives each heading its level: one below the heading it belongs to. In a mirror the numbers
 * mean nothing (its maker turned `h2` into `h4`), so there the first level met ranks highest.
 */
class Levels {
  private readonly open: number[] = [];
  private readonly met: string[] = [];
  private readonly kind: Page['kind'];

  constructor(kind: Page['kind']) {
    this.kind = kind;
  }

  next(name: string): string {
    const rank = this.rankOf(name);
    while (this.open.length > 0 && this.open.at(-1)! >= rank) this.open.pop();
    this.open.push(rank);
    return `h${Math.min(this.open.length + 1, 6)}`;
  }

  private rankOf(name: string): number {
    if (this.kind !== 'mirror') return Number(name[1]);
    if (!this.met.includes(name)) this.met.push(name);
    return this.met.indexOf(name);
  }
}
