import type { AnyNode, Element } from 'domhandler';
import { isTag, isText } from 'domhandler';

export interface Measure {
  /** Weight of running text: an ideograph counts as three letters, spaces as none. */
  prose: number;
  /** The same for text inside links. */
  linked: number;
}

const SILENT = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'svg',
  'button',
  'select',
  'textarea',
]);

/** Measures the text below a node without recursion. */
export function measure(node: AnyNode): Measure {
  const found: Measure = { prose: 0, linked: 0 };
  const stack: [AnyNode, boolean][] = [[node, false]];
  for (let next = stack.pop(); next; next = stack.pop()) {
    const [at, inLink] = next;
    if (isText(at)) found[inLink ? 'linked' : 'prose'] += weightOf(at.data);
    else if ('children' in at && !(isTag(at) && SILENT.has(at.name))) {
      const linked = inLink || (isTag(at) && at.name === 'a' && at.attribs.href !== undefined);
      for (const child of at.children) stack.push([child, linked]);
    }
  }
  return found;
}

/** Share of the text that is links: 0 for none, 1 for a list of links. */
export function linkDensity({ prose, linked }: Measure): number {
  return prose + linked === 0 ? 0 : linked / (prose + linked);
}

function weightOf(text: string): number {
  const letters = text.replace(/\s+/g, '');
  const ideographs = letters.match(/[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7a3]/g)?.length ?? 0;
  return letters.length + ideographs * 2;
}

const BLOCKS = new Set(
  'address article aside blockquote body center dd details div dl dt fieldset figcaption figure footer form header li main ol p pre section table tbody td th tr ul h1 h2 h3 h4 h5 h6'.split(
    ' ',
  ),
);
/** Weight of a passage below which it may be a label, a button or a teaser's headline. */
const LEAST_PASSAGE = 80;
/** Share of links above which a passage leads elsewhere. */
const MOST_LINKED = 0.4;

const LISTS = new Set(['ul', 'ol', 'dl', 'li']);
/** Share of links above which the sentences in a list tell of what they lead to. */
const TEASERS_LINKED = 0.3;

/**
 * For each element below and with `root`, the weight of the passages in it that read as running
 * text: blocks of some length with few links, outside of lists of teasers. What stands around an
 * article has hardly any, however many words it has.
 */
export function runningProse(root: Element): Map<Element, number> {
  const running = new Map<Element, number>();
  const visit = (element: Element, around: Measure, inLink: boolean): Measure => {
    const isBlock = BLOCKS.has(element.name);
    const passage: Measure = isBlock ? { prose: 0, linked: 0 } : around;
    const all: Measure = { prose: 0, linked: 0 };
    const kind =
      inLink || (element.name === 'a' && element.attribs.href !== undefined) ? 'linked' : 'prose';
    let inside = 0;
    for (const child of SILENT.has(element.name) ? [] : element.children) {
      if (isText(child)) {
        const weight = weightOf(child.data);
        passage[kind] += weight;
        all[kind] += weight;
      } else if (isTag(child)) {
        const below = visit(child, passage, kind === 'linked');
        all.prose += below.prose;
        all.linked += below.linked;
        inside += running.get(child)!;
      }
    }
    const isPassage = passage.prose >= LEAST_PASSAGE && linkDensity(passage) < MOST_LINKED;
    if (isBlock && isPassage) inside += passage.prose;
    const isTeasers = LISTS.has(element.name) && linkDensity(all) > TEASERS_LINKED;
    running.set(element, isTeasers ? 0 : inside);
    return all;
  };
  visit(root, { prose: 0, linked: 0 }, false);
  return running;
}
