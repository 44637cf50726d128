import type { MarkupElement, MarkupNode } from '../../types.ts';
import { vocabulary } from '../vocabulary.ts';
import { textOf } from '../xhtml.ts';

/**
 * A stretch of text that reads on across inline elements. Writing to the parts changes the tree
 * that `copyWithRuns` made.
 */
export interface MarkupRun {
  parts: MarkupPart[];
}

export interface MarkupPart {
  siblings: MarkupNode[];
  index: number;
  /** Stands for what is not to be converted (code, another language): no phrase goes across. */
  isObject: boolean;
}

/** The text of a part; one object character where it stands for something else. */
export function partText(part: MarkupPart): string {
  return part.isObject ? '\ufffc' : (part.siblings[part.index] as string);
}

const VERBATIM = new Set(['code', 'kbd', 'samp', 'var']);

/**
 * Copies a tree and finds its runs.
 *
 * A run goes on through line breaks, pictures in the line and foot-note marks, which stand in
 * the middle of words; readings over ruby are runs of their own. It ends with the block.
 * @param isConverted tells by a `lang` attribute whether the passage is to be converted
 * @param changeElement a chance to change attributes of the copy
 */
export function copyWithRuns(
  nodes: MarkupNode[],
  isConverted: (language: string) => boolean,
  changeElement: (element: MarkupElement) => void,
): { nodes: MarkupNode[]; runs: MarkupRun[] } {
  const runs: MarkupRun[] = [];
  let open: MarkupPart[] = [];

  const endRun = () => {
    if (open.some((part) => !part.isObject)) runs.push({ parts: open });
    open = [];
  };

  const copyAll = (children: MarkupNode[]): MarkupNode[] => {
    const copies: MarkupNode[] = [];
    for (const child of children) {
      if (typeof child === 'string') {
        open.push({ siblings: copies, index: copies.length, isObject: false });
        copies.push(child);
      } else {
        copies.push(copyElement(child, copies));
      }
    }
    return copies;
  };

  const copyElement = (element: MarkupElement, siblings: MarkupNode[]): MarkupElement => {
    if (isLeftAlone(element, isConverted)) {
      open.push({ siblings, index: siblings.length, isObject: true });
      return element;
    }
    const isOwnRun = vocabulary[element.name]?.kind !== 'phrasing';
    const isAside = element.name === 'rt' || isNoteMark(element);
    const outer = open;
    if (isAside) open = [];
    else if (isOwnRun) endRun();
    const copy = {
      name: element.name,
      attributes: { ...element.attributes },
      children: copyAll(element.children),
    };
    if (isAside || isOwnRun) endRun();
    if (isAside) open = outer;
    changeElement(copy);
    return copy;
  };

  const copied = copyAll(nodes);
  endRun();
  return { nodes: copied, runs };
}

function isLeftAlone(element: MarkupElement, isConverted: (language: string) => boolean): boolean {
  const { lang, class: classes = '' } = element.attributes;
  if (VERBATIM.has(element.name) || isListing(element) || classes.split(' ').includes('math'))
    return true;
  if (lang && !isConverted(lang)) return true;
  return element.name === 'a' && /^(?:https?:\/\/|www\.)/i.test(textOf(element.children).trim());
}

/** Preformatted text is a program's or its output's, unless it is Chinese for the most part: a poem. */
function isListing({ name, children }: MarkupElement): boolean {
  if (name !== 'pre') return false;
  if (children.some((child) => typeof child !== 'string' && child.name === 'code')) return true;
  const text = textOf(children);
  const han = text.match(/\p{sc=Han}/gu)?.length ?? 0;
  return han * 2 <= (text.match(/\p{L}/gu)?.length ?? 0);
}

/** A foot-note's mark or another small sign: it stands in a word without being part of it. */
function isNoteMark(element: MarkupElement): boolean {
  if (/\b(?:noteref|backlink)\b/.test(element.attributes.class ?? '')) return true;
  return (
    (element.name === 'sup' || element.name === 'sub') &&
    !/\p{sc=Han}/u.test(textOf(element.children))
  );
}
