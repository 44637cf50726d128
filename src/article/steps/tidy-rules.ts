import type { MarkupNode } from '../../types.ts';
import { isElement } from '../figures.ts';

/** A rule parts two texts: none at the head (lead pictures apart), none at the end, none twice. */
export function tidyRules(body: MarkupNode[]): MarkupNode[] {
  const isRule = (node: MarkupNode | undefined) => isElement(node, 'hr');
  const isText = (node: MarkupNode) => !isRule(node) && !isElement(node, 'figure');
  const first = body.findIndex(isText);
  const last = body.findLastIndex((node) => !isRule(node));
  return body.filter((node, index) => {
    if (!isRule(node)) return true;
    return index > first && first >= 0 && index < last && !isRule(body[index - 1]);
  });
}
