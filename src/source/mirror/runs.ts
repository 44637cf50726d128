import { type AnyNode, detach, type Element, isTag, isText, type Text } from './tree.ts';

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

/** All runs with visible text below `root`, in order; captions and tables are left out. */
export function textRuns(root: Element): TextRun[] {
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
      if (node.name !== 'figcaption') node.children.forEach(walk);
      if (breaks) flush();
    }
  };
  walk(root);
  flush();
  return runs;
}

/** The text without white space. */
export function squeeze(text: string): string {
  return text.replace(/[\s\u200B\uFEFF]+/g, '');
}

/**
 * Removes the first `count` visible characters of a run, and the white space among them.
 * @returns what was removed, tidied for printing
 */
export function takeLeading(run: TextRun, count: number): string {
  let left = count;
  let taken = '';
  for (const node of run.nodes) {
    if (left === 0) break;
    let end = 0;
    while (end < node.data.length && left > 0) {
      if (squeeze(node.data[end]!)) left--;
      end++;
    }
    taken += node.data.slice(0, end);
    node.data = node.data.slice(end);
    if (!squeeze(node.data)) removeText(node);
  }
  run.nodes = run.nodes.filter((node) => node.parent);
  run.squeezed = squeeze(run.nodes.map((node) => node.data).join(''));
  return tidy(taken);
}

/** Removes the visible characters of a run from index `from` on. */
export function takeTrailing(run: TextRun, from: number): void {
  let seen = 0;
  for (const node of run.nodes) {
    let end = 0;
    while (end < node.data.length && seen < from) {
      if (squeeze(node.data[end]!)) seen++;
      end++;
    }
    node.data = node.data.slice(0, end);
    if (!squeeze(node.data)) removeText(node);
  }
  run.squeezed = run.squeezed.slice(0, from);
}

/** Removes a whole run from its tree. */
export function removeRun(run: TextRun): void {
  for (const node of run.nodes) removeText(node);
  run.squeezed = '';
}

/** Removes a text node and the inline elements and paragraph that it leaves empty. */
function removeText(text: Text): void {
  let node: AnyNode = text;
  while (node.parent) {
    const parent: AnyNode = node.parent as AnyNode;
    detach(node);
    const emptied = isTag(parent) && !parent.children.some(isVisible);
    if (!emptied || !(isInline(parent) || parent.name === 'p')) return;
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
