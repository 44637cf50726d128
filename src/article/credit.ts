import type { MarkupElement, MarkupNode } from '../types.ts';
import { isElement } from './figures.ts';
import { textOf } from './xhtml.ts';

const label =
  '(?:图源|圖源|图片来源|圖片來源|图片|圖片|图|圖|摄影|攝影|拍摄|拍攝|撮影|写真|来源|來源|资料照片|資料照片|翻摄|翻攝|' +
  '(?:Photo|Image|Picture)\\s(?:credits?|courtesy|source)|(?:Photo|Image)\\s?credit|Crédits?(?:\\sphotos?)?|' +
  'Photos?|Photographs?|Photographer|Photography|Pictures?|Images?|Credits?|Courtesy|Source|Fotos?|Bild|Quelle|Fuente|Crédito|©|via)';
const maker =
  '(?:社|提供|网|網|摄|攝|摄影|攝影|翻摄|翻攝|截图|截圖|图片|圖片|[资資][料][^（）()]{0,2}[照图圖]片?|[檔档]案照片?|公有领域|公有領域|维基百科|維基百科|Images|Reuters|AFP|AP|EPA|Getty|Shutterstock|Unsplash|Pexels|Pixabay|Flickr|Wikimedia|Wikimedia Commons)';

/** "（图：某社）", "(Photo: A. Lee)", "(photo by A. Lee)", "（某社）", "(A. Lee/Getty Images)". */
const bracketed = new RegExp(
  `[（(\\[【](?:${label}(?:\\s?[:：/／|｜]|\\s(?:by|of|from)\\s|\\s?…)[^（）()]{0,90}|${label}|[^（）()。]{0,60}${maker}|[^（）()。]{1,40}[/／][^（）()。]{1,40})[）)\\]】][。.]?$`,
  'i',
);
/** "Photo: A. Lee", "图源：某社", "Credit...A. Lee" as the last words, or all words, of a caption. */
const labelled = new RegExp(
  `(?:^|[。.!?！？\\s])(${label}\\s?(?:[:：/／|｜]|\\.\\.\\.|…)\\s?[^。\\n]{1,80})$`,
  'i',
);
/** "Photograph by A. Lee", "Courtesy of the museum", "© A. Lee": labels that need no colon. */
const introduced =
  /(?:^|[。.!?！？)\s])((?:(?:(?:Photo(?:graph)?s?|Photography|Image|Picture)\s(?:by|courtesy of|courtesy|from|via)|Courtesy(?: of)?)\s(?=\p{Lu}|the\s)|©\s?)[^。\n]{1,80})$/u;
/** "某社记者 某某 摄", "記者某某／攝影" after the last sentence, or after a blank. */
const signed =
  /(?:^|[。！？!?])\s?((?:[\p{Script=Han}·／/]{1,14}\s?){1,3}(?<!拍)[摄攝])$|(?:^|[。！？!?\s])([\p{Script=Han}·]{2,16}[／/](?:摄影|攝影|摄|攝|提供|翻攝|圖|图))$|\s([\p{Script=Han}·]{2,4}\s?[摄攝])$/u;

/** Whether a line is nothing but the maker's name as printed under pictures. */
export const isCreditLine = (text: string): boolean =>
  text.length <= 100 && (startOfCredit(text) === 0 || /^图为|^圖為/.test(text));

/** Where the credit begins in the text of a caption, or -1. */
export function startOfCredit(text: string): number {
  const tail = Math.max(0, text.length - 200);
  const last = text.slice(tail);
  const brackets = bracketed.exec(last);
  if (brackets) return isPair(brackets[0]) ? -1 : tail + brackets.index;
  for (const pattern of [labelled, introduced, signed]) {
    const match = pattern.exec(last);
    const words = match?.slice(1).find((group) => group !== undefined);
    if (match && words) return tail + match.index + match[0].lastIndexOf(words);
  }
  return -1;
}

/** "(May/June)" says when, not who: two plain words are no name and no agency. */
const isPair = (brackets: string): boolean =>
  /^[（(]\p{L}[\p{Ll}]{1,12}[/／]\p{L}[\p{Ll}]{1,12}[）)][。.]?$/u.test(brackets) &&
  !new RegExp(maker).test(brackets);

/** Sets the credit at the end of a caption apart in `<span class="credit">`. */
export function markCredit(inline: MarkupNode[]): MarkupNode[] {
  if (holdsCredit(inline)) return inline;
  const text = textOf(inline).trimEnd();
  const start = startOfCredit(text);
  if (start < 0) return inline;
  const [before, credit] = splitAt(inline, start);
  return [...before, creditOf(credit)];
}

export const creditOf = (children: MarkupNode[]): MarkupElement => ({
  name: 'span',
  attributes: { class: 'credit' },
  children,
});

/** Inline content parted at a place in its text (`textOf`); elements across it stand in both. */
function splitAt(nodes: MarkupNode[], place: number): [MarkupNode[], MarkupNode[]] {
  const [before, after]: [MarkupNode[], MarkupNode[]] = [[], []];
  let at = 0;
  for (const node of nodes) {
    const length = textOf([node]).length;
    if (at + length <= place) before.push(node);
    else if (at >= place) after.push(node);
    else if (typeof node === 'string') {
      before.push(node.slice(0, place - at));
      after.push(node.slice(place - at));
    } else {
      const [first, second] = splitAt(node.children, place - at);
      const { id: _, ...attributes } = node.attributes;
      before.push({ ...node, children: first });
      after.push({ ...node, attributes, children: second });
    }
    at += length;
  }
  return [before, after];
}

export const isCredit = (node: MarkupNode): boolean =>
  isElement(node, 'span') && node.attributes.class === 'credit';

const holdsCredit = (nodes: MarkupNode[]): boolean =>
  nodes.some((node) => typeof node !== 'string' && (isCredit(node) || holdsCredit(node.children)));
