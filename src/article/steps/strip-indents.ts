import type { MarkupElement, MarkupNode } from '../../types.ts';
import { replaced, withChildren } from '../replaced.ts';
import type { StepContext } from '../step.ts';
import { textOf } from '../xhtml.ts';

/** Blocks whose first line the style sheet indents, or that have none. Verse keeps its own. */
const BLOCKS = /^(?:p|h[2-6]|li|dt|dd|td|th|figcaption|caption)$/;

/** Ideographic and no-break spaces by which pages without a style sheet indented. */
const INDENT = /^[\u3000\u00a0 ]+/;

/**
 * Indents made of characters go: the style sheet indents, and both together look like a fault.
 */
export function stripIndents(
  body: MarkupNode[],
  { cleaning, cleaned }: Pick<StepContext, 'cleaning' | 'cleaned'>,
): MarkupNode[] {
  if (!cleaning.indents) return body;
  return strippedAll(body, (text, end) => {
    cleaned.add('indents', text, [{ start: 0, end, text: '' }]);
  });
}

/** Takes down that a block's text lost its start. */
type TakeDown = (text: string, end: number) => void;

function strippedAll(nodes: MarkupNode[], takeDown: TakeDown): MarkupNode[] {
  return replaced(nodes, (node) => (typeof node === 'string' ? node : stripped(node, takeDown)));
}

function stripped(element: MarkupElement, takeDown: TakeDown): MarkupElement {
  if (element.name === 'pre' || element.attributes.class === 'verse') return element;
  const children = strippedAll(element.children, takeDown);
  if (!BLOCKS.test(element.name)) return withChildren(element, children);
  if (!INDENT.test(textOf(children.slice(0, 1)))) return withChildren(element, children);
  const clean = withoutIndent(children);
  const text = textOf(children);
  const lost = text.length - textOf(clean).length;
  if (lost > 0) takeDown(text, lost);
  return { ...element, children: clean };
}

/** The first text of a block without its indent, also where it stands within an inline element. */
function withoutIndent([first, ...rest]: MarkupNode[]): MarkupNode[] {
  if (first === undefined) return [];
  if (typeof first === 'string') {
    const text = first.replace(INDENT, '');
    return text === '' && rest.length > 0 ? withoutIndent(rest) : [text, ...rest];
  }
  if (!/^(?:span|strong|em|b|i)$/.test(first.name)) return [first, ...rest];
  return [{ ...first, children: withoutIndent(first.children) }, ...rest];
}
