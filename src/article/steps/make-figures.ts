import type { MarkupNode } from '../../types.ts';
import { figureOf, isPictureParagraph, picturesOf } from '../figures.ts';

/** Pictures that stand alone in a paragraph become figures. */
export function makeFigures(body: MarkupNode[]): MarkupNode[] {
  return body.map((node) => (isPictureParagraph(node) ? figureOf(picturesOf(node), []) : node));
}
