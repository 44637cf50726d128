import type { AnyNode } from 'domhandler';
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
