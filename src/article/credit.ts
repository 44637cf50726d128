import type { MarkupElement, MarkupNode } from '../types.ts';
import { isElement } from './figures.ts';

const label =
  '(?:图源|圖源|图片来源|圖片來源|图片|圖片|图|圖|摄影|攝影|来源|來源|Photos?|Photographs?|Pictures?|Images?|Credits?|Courtesy|Source|©|via)';
const maker =
  '(?:社|提供|网|網|摄|攝|摄影|攝影|截图|截圖|图片|圖片|公有领域|公有領域|维基百科|維基百科|Images|Reuters|AFP|AP|EPA|Getty|Shutterstock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia|Wikimedia Commons)';

/** "（图：某社）", "(Photo: A. Lee)", "（某社）", "(A. Lee/Getty Images)" at the end of a caption. */
const bracketed = new RegExp(
  `[（(\\[【](?:${label}[^（）()]{0,90}|[^（）()。]{0,60}${maker}|[^（）()。]{1,40}[/／][^（）()。]{1,40})[）)\\]】][。.]?$`,
  'i',
);
/** "Photo: A. Lee", "图源：某社" as the last words, or all words, of a caption. */
const labelled = new RegExp(
  `(?:^|[。.!?！？\\s])(${label}\\s?[:：/／|｜]\\s?[^。\\n]{1,80})$`,
  'i',
);

/** Whether a line is nothing but the maker's name as printed under pictures. */
export const isCreditLine = (text: string): boolean =>
  text.length <= 100 && (startOfCredit(text) === 0 || /^图为|^圖為/.test(text));

/** Where the credit begins in the text of a caption, or -1. */
export function startOfCredit(text: string): number {
  const tail = Math.max(0, text.length - 200);
  const last = text.slice(tail);
  const brackets = bracketed.exec(last);
  if (brackets) return tail + brackets.index;
  const words = labelled.exec(last);
  return words ? tail + words.index + words[0].length - words[1]!.length : -1;
}

/** Sets the credit at the end of a caption apart in `<span class="credit">`. */
export function markCredit(inline: MarkupNode[]): MarkupNode[] {
  const last = inline.at(-1);
  if (typeof last !== 'string' || inline.some(isCredit)) return inline;
  const start = startOfCredit(last.trimEnd());
  if (start < 0) return inline;
  const before = last.slice(0, start);
  const credit: MarkupElement = {
    name: 'span',
    attributes: { class: 'credit' },
    children: [last.slice(start)],
  };
  return [...inline.slice(0, -1), ...(before ? [before] : []), credit];
}

export const isCredit = (node: MarkupNode): boolean =>
  isElement(node, 'span') && node.attributes.class === 'credit';
