import { type AnyNode, detach, type Element, isTag, isText, type Text } from '../tree.ts';

/**
 * Text between block boundaries and line breaks: what a reader sees as one line or paragraph,
 * however the markup cuts it up.
 */
export interface TextRun {
  nodes: Text[];
  /** The text without any white space: pretty-printing has put spaces in the middle of words. */
  squeezed: string;
}

const INLINE = new Set(
  'a abbr b bdi bdo big cite code del dfn em font i ins kbd label mark o:p q ruby rb rt rp s samp small span strike strong sub sup time tt u var'.split(
    ' ',
  ),
);

/** True for elements that do not end a line of text. */
export function isInline(element: Element): boolean {
  return INLINE.has(element.name);
}

/** The runs with visible text below `root`, in order; captions are left out. */
export function textRuns(root: Element, most = Number.POSITIVE_INFINITY): TextRun[] {
  const runs: TextRun[] = [];
  let nodes: Text[] = [];
  const flush = (): void => {
    const squeezed = squeeze(nodes.map((node) => node.data).join(''));
    if (squeezed) runs.push({ nodes, squeezed });
    nodes = [];
  };
  const walk = (node: AnyNode): void => {
    if (isText(node)) nodes.push(node);
    else if (isTag(node)) {
      const breaks = !isInline(node);
      if (breaks) flush();
      if (node.name !== 'figcaption') {
        for (const child of node.children) if (runs.length < most) walk(child);
      }
      if (breaks) flush();
    }
  };
  walk(root);
  flush();
  return runs.slice(0, most);
}

/** The first text of a run that a reader sees. */
export function firstVisible(run: TextRun): Text {
  return run.nodes.find((node) => squeeze(node.data) !== '') ?? run.nodes[0]!;
}

/** The text without white space. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200B\uFEFF]+/g, '');
}

/**
 * Removes the visible characters of a run from index `from` to `to` (in the squeezed text), and
 * the white space among them.
 * @returns what was removed, tidied for printing
 */
export function takeRange(run: TextRun, from: number, to: number): string {
  if (to <= from) return '';
  let seen = 0;
  let taken = '';
  for (const node of run.nodes) {
    const [start, middle] = advance(node.data, from - seen);
    seen += middle;
    const [end, more] = advance(node.data, to - seen, start);
    seen += more;
    taken += node.data.slice(start, end);
    node.data = node.data.slice(0, start) + node.data.slice(end);
    if (!squeeze(node.data)) removeText(node);
    if (seen >= to) break;
  }
  run.nodes = run.nodes.filter((node) => node.parent);
  run.squeezed = run.squeezed.slice(0, from) + run.squeezed.slice(to);
  return tidy(taken);
}

/** Steps over `count` visible characters: the index after them, and how many there were. */
function advance(text: string, count: number, start = 0): [index: number, seen: number] {
  let index = start;
  let seen = 0;
  while (index < text.length && seen < count) {
    if (squeeze(text[index]!)) seen++;
    index++;
  }
  return [index, seen];
}

/** Removes a whole run from its tree. */
export function removeRun(run: TextRun): void {
  for (const node of run.nodes) removeText(node);
  run.squeezed = '';
}

const LINES = new Set(['p', 'li', 'ul', 'ol', 'dd', 'dt', 'dl']);

/** Removes a text node and the inline elements, paragraph or list that it leaves empty. */
function removeText(text: Text): void {
  let node: AnyNode = text;
  while (node.parent) {
    const parent: AnyNode = node.parent as AnyNode;
    detach(node);
    const emptied = isTag(parent) && !parent.children.some(isVisible);
    if (!emptied || !(isInline(parent) || LINES.has(parent.name))) return;
    node = parent;
  }
}

function isVisible(node: AnyNode): boolean {
  if (isText(node)) return squeeze(node.data) !== '';
  return isTag(node) && node.name !== 'br';
}

const CJK = '\u2E80-\u9FFF\uF900-\uFAFF\uFE30-\uFE4F\uFF00-\uFFEF';
const GAP_BESIDE_CJK = new RegExp(`([${CJK}])\\n[ \\t]*|\\n[ \\t]*(?=[${CJK}])`, 'g');

/** Source text as one line: line breaks beside Chinese vanish, all other white space is a space. */
export function tidy(text: string): string {
  return text.replace(GAP_BESIDE_CJK, '$1').replace(/\s+/g, ' ').trim();
}
