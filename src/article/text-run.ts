import type { AnyNode, Element, ParentNode, Text } from 'domhandler';

/**
 * A run is the text of one paragraph-like stretch, read across inline elements. A rule on
 * characters looks at `text` as a reader would see it; `applyEdits` then writes the changes back
 * into the text nodes they belong to, so that the elements stay where they are.
 */
export interface TextRun {
  parts: TextPart[];
  text: string;
}

export interface TextPart {
  data: string;
  /** How deep the text lies: a space between two elements belongs to the outermost. */
  depth: number;
  /** Stands for something that is no text to change: code, a picture. */
  isOpaque?: boolean;
  /** Raised or lowered beside the line: a foot-note's mark, an exponent. */
  isRaised?: boolean;
}

/** Replaces `text` from `start` to `end`; ordered and apart from each other within a list. */
export interface Edit {
  start: number;
  end: number;
  text: string;
  /** Index of the part that takes the new text; the one where the edit starts when absent. */
  part?: number;
}

/** Stands in a run for a picture or a piece of code. */
export const OBJECT = '\ufffc';

const BLOCK = new Set(
  (
    'address article aside audio blockquote body br canvas caption center col colgroup dd details ' +
    'dialog dir div dl dt embed fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 ' +
    'h5 h6 head header hgroup hr html iframe legend li link main menu meta nav noscript object ol ' +
    'optgroup option p pre script section select style summary table tbody td template textarea ' +
    'tfoot th thead title tr ul video'
  ).split(' '),
);

/** Their text is not prose: never read, never changed. */
const VERBATIM = new Set(['pre', 'script', 'style', 'textarea', 'template', 'xmp', 'listing']);
const RAISED = new Set(['sup', 'sub']);
const OPAQUE = new Set(['code', 'kbd', 'samp', 'tt', 'var', 'math', 'svg', 'img', 'input']);

/** The runs below a node, in order; the parts are the tree's own text nodes. */
export function textRuns(root: ParentNode): TextRun[] {
  const collector = new RunCollector();
  collector.visit(root.children, 0);
  collector.endRun();
  return collector.runs;
}

class RunCollector {
  readonly runs: TextRun[] = [];
  private parts: TextPart[] = [];

  visit(nodes: AnyNode[], depth: number, isRaised = false): void {
    for (const node of nodes) {
      if (node.type === 'text') this.parts.push(new NodePart(node, depth, isRaised));
      else if ('name' in node && 'children' in node)
        this.visitElement(node as Element, depth + 1, isRaised);
    }
  }

  private visitElement(element: Element, depth: number, isRaised: boolean): void {
    if (OPAQUE.has(element.name)) {
      this.parts.push({ data: OBJECT, depth, isOpaque: true });
    } else if (!BLOCK.has(element.name)) {
      this.visit(element.children, depth, isRaised || RAISED.has(element.name));
    } else {
      this.endRun();
      if (!isVerbatim(element)) this.visit(element.children, depth);
      this.endRun();
    }
  }

  endRun(): void {
    if (this.parts.length > 0) {
      this.runs.push({ parts: this.parts, text: this.parts.map((part) => part.data).join('') });
    }
    this.parts = [];
  }
}

class NodePart implements TextPart {
  private readonly node: Text;
  readonly depth: number;
  readonly isRaised: boolean;

  constructor(node: Text, depth: number, isRaised: boolean) {
    this.node = node;
    this.depth = depth;
    this.isRaised = isRaised;
  }

  get data(): string {
    return this.node.data;
  }

  set data(text: string) {
    this.node.data = text;
  }
}

function isVerbatim(element: Element): boolean {
  const style = element.attribs.style;
  return (
    VERBATIM.has(element.name) ||
    (!!style && /white-space\s{0,9}:\s{0,9}(?:pre|break)/i.test(style))
  );
}

/** Writes the edits into the parts. The run's own `text` is brought up to date. */
export function applyEdits(run: TextRun, edits: Edit[]): void {
  if (edits.length === 0) return;
  const written = run.parts.map(() => [] as string[]);
  let offset = 0;
  let next = 0;
  run.parts.forEach((part, index) => {
    const end = offset + part.data.length;
    let from = offset;
    for (; next < edits.length && edits[next]!.start < end; next++) {
      const edit = edits[next]!;
      written[index]!.push(run.text.slice(from, Math.max(from, edit.start)));
      if (edit.start >= offset) written[edit.part ?? index]!.push(edit.text);
      from = Math.min(end, edit.end);
      if (edit.end > end) break;
    }
    written[index]!.push(run.text.slice(from, end));
    offset = end;
  });
  run.parts.forEach((part, index) => {
    if (!part.isOpaque) part.data = written[index]!.join('');
  });
  run.text = run.parts.map((part) => part.data).join('');
}
