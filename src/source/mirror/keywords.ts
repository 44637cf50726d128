import { squeeze, tidy } from './runs.ts';
import { detach, type Element, elementsBelow, textOf, unwrap } from './tree.ts';

const TAG_PATH =
  /\/gb\/tag\/|\/news\/(?:gb|b5)\/tag\/|(?:^|soundofhope\.org)\/term\/\d|\/mh\/glossary\.html/;
/** ntdtv.com/gb/词.htm: a word, not a number with a letter or two before it. */
const WORD_PAGE = /ntdtv\.com\/(?:gb|b5)\/([^/]+)\.html?$/;

/**
 * Links that a site puts on keywords are its index, not the author's references: the words become
 * tags, the links plain text.
 * @returns the tags in order of appearance, each once
 */
export function takeKeywords(root: Element): string[] {
  const tags = new Set<string>();
  for (const link of elementsBelow(root)) {
    const href = link.attribs.href?.trim();
    if (!href || !(link.name === 'a' || link.name === 'span')) continue;
    if (isKeywordLink(href)) {
      const word = tidy(textOf(link));
      if (word && word.length <= 40) tags.add(word);
      leaveText(link);
    } else if (link.name === 'span') leaveText(link);
    else link.attribs.href = href;
  }
  return [...tags];
}

function isKeywordLink(href: string): boolean {
  if (TAG_PATH.test(href)) return true;
  const word = WORD_PAGE.exec(href)?.[1];
  return word !== undefined && !/^[a-z]{0,5}\d+$/.test(word);
}

/** Empty keyword spans (one site hides white space in tens of thousands of them) go entirely. */
function leaveText(link: Element): void {
  if (link.children.length === 0 || (!squeeze(textOf(link)) && !hasPicture(link))) detach(link);
  else unwrap(link);
}

function hasPicture(link: Element): boolean {
  return elementsBelow(link).some(({ name }) => name === 'img');
}
