import type { MarkupNode } from '../../types.ts';

/** Takes away what the rebuilding noted for the recognising steps. */
export function stripHints(body: MarkupNode[]): MarkupNode[] {
  for (const node of body) {
    if (typeof node === 'string') continue;
    delete node.attributes['data-hints'];
    stripHints(node.children);
  }
  return body;
}
