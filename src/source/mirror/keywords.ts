import { type AnyNode, type Element, isTag, named, setChildren, textOf } from '../tree.ts';
import { squeeze, tidy } from './runs.ts';

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
  openLinks(root, tags);
  return [...tags];
}

/** Children first, then the links among them replaced by what they hold. */
function openLinks(parent: Element, tags: Set<string>): void {
  let opened: AnyNode[] | undefined;
  for (const [index, child] of parent.children.entries()) {
    if (isTag(child)) openLinks(child, tags);
    const inside = isTag(child) ? insideOfLink(child, tags) : undefined;
    if (inside) opened ??= parent.children.slice(0, index);
    if (opened) for (const node of inside ?? [child]) opened.push(node);
  }
  if (opened) setChildren(parent, opened);
}

/** What stays of a keyword's link; undefined for everything else. */
function insideOfLink(link: Element, tags: Set<string>): AnyNode[] | undefined {
  const href = link.attribs.href?.trim();
  if (!href || !(link.name === 'a' || link.name === 'span')) return undefined;
  link.attribs.href = href;
  const keyword = isKeywordLink(href);
  if (!keyword && link.name === 'a') return undefined;
  const word = tidy(textOf(link));
  if (keyword && word && word.length <= 40) tags.add(word);
  // One site hides white space in tens of thousands of such spans: those go entirely.
  return squeeze(word) || hasPicture(link) ? link.children : [];
}

function isKeywordLink(href: string): boolean {
  if (TAG_PATH.test(href)) return true;
  const word = WORD_PAGE.exec(href)?.[1];
  return word !== undefined && !/^[a-z]{0,5}\d+$/.test(word);
}

function hasPicture(link: Element): boolean {
  return named(link, 'img').length > 0;
}
