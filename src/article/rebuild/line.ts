import type { MarkupElement, MarkupNode } from '../../types.ts';

/** An inline element of the source that is open while text is added; compared by identity. */
export interface Mark {
  name: string;
  attributes: Record<string, string>;
}

/**
 * Builds the inline content of one block: text under marks. White space is collapsed and lies
 * outside of inline elements, none stands at the edges or beside a line break, no inline element
 * is empty, none stands twice around the same text.
 */
export class Line {
  readonly element: MarkupElement;
  private readonly chain: { mark: Mark; element: MarkupElement }[] = [];
  private readonly isVerbatim: boolean;
  private isSpaceDue = false;
  private breaksDue = 0;

  constructor(element: MarkupElement) {
    this.element = element;
    this.isVerbatim = element.name === 'pre';
  }

  get isEmpty(): boolean {
    return this.element.children.length === 0;
  }

  /** Line breaks that stand at the end so far; they are written when something follows. */
  get breaks(): number {
    return this.breaksDue;
  }

  text(data: string, marks: Mark[]): void {
    if (this.isVerbatim) {
      if (data) this.add(data, marks);
      return;
    }
    const words = data.replace(/[ \t\n\r\f]+/g, ' ');
    const text = words.trim() === '' && !/[^ ]/.test(words) ? '' : words.replace(/^ | $/g, '');
    if (words.startsWith(' ')) this.isSpaceDue = true;
    if (text === '') return;
    this.add(text, marks);
    this.isSpaceDue = words.endsWith(' ');
  }

  leaf(element: MarkupElement, marks: Mark[]): void {
    this.add(element, marks);
  }

  break(marks: Mark[]): void {
    if (this.isVerbatim) this.add('\n', marks);
    else if (!this.isEmpty) this.breaksDue++;
    this.isSpaceDue = false;
  }

  private add(node: MarkupNode, marks: Mark[]): void {
    this.closeTo(marks);
    for (; this.breaksDue > 0; this.breaksDue = 0) {
      this.innermost().push({ name: 'br', attributes: {}, children: [] });
      this.isSpaceDue = false;
    }
    if (this.isSpaceDue && !this.isEmpty) append(this.innermost(), ' ');
    this.isSpaceDue = false;
    for (const mark of marks.slice(this.chain.length)) {
      const element = { name: mark.name, attributes: { ...mark.attributes }, children: [] };
      this.innermost().push(element);
      this.chain.push({ mark, element });
    }
    append(this.innermost(), node);
  }

  /** Closes the inline elements that are not, or not in this order, among the marks. */
  private closeTo(marks: Mark[]): void {
    let same = 0;
    while (same < this.chain.length && this.chain[same]!.mark === marks[same]) same++;
    this.chain.length = same;
  }

  private innermost(): MarkupNode[] {
    return (this.chain.at(-1)?.element ?? this.element).children;
  }
}

function append(children: MarkupNode[], node: MarkupNode): void {
  const last = children.length - 1;
  if (typeof node === 'string' && typeof children[last] === 'string') children[last] += node;
  else children.push(node);
}
