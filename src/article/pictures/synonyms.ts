import type { Cheerio } from 'cheerio';
import { type Element, isTag } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { namesPicture } from './addresses.ts';
import { elementsBelow, elementsNamed } from './elements.ts';

/** Attribute on an `img` that holds the attributes of its twin: other addresses of the same. */
export const TWIN = 'data-twin';

const SYNONYMS = new Set(['amp-img', 'amp-anim', 'image', 'v-img', 'lite-image', 'gatsby-image']);

/** Makes an `img` of every element that shows one picture under another name. */
export function openSynonyms({ $, root }: Page): void {
  for (const svg of elementsNamed(root, 'svg')) {
    const inside = pictureOfDrawing(svg);
    if (inside) $(svg).replaceWith($('<img>').attr(inside.attribs));
  }
  for (const element of elementsBelow(root, isSynonym)) {
    // A picture without an address of its own is drawn by what it holds.
    if (!addressOf(element)) $(element).replaceWith($(element).contents());
    else $(element).replaceWith([imageOf($, element), ...elementsNamed(element, 'noscript')]);
  }
}

/** The picture in a drawing that draws nothing else. */
export function pictureOfDrawing(svg: Element): Element | undefined {
  const images = elementsNamed(svg, 'image');
  return images.length === 1 ? images[0] : undefined;
}

/** Forms' image buttons show a picture and do nothing in a book. */
export const isImageButton = ({ name, attribs }: Element): boolean =>
  name === 'input' && attribs.type?.toLowerCase() === 'image';

function isSynonym(element: Element): boolean {
  const { name, attribs } = element;
  if (SYNONYMS.has(name) || isImageButton(element)) return true;
  if (name === 'object' || name === 'embed') {
    return /^image\//i.test(attribs.type ?? '') && elementsNamed(element, 'img').length === 0;
  }
  return name.includes('-') && namesPicture(attribs.src ?? '') && !/video|player/.test(name);
}

const addressOf = ({ attribs }: Element) =>
  attribs.src ??
  attribs['data-src'] ??
  attribs.srcset ??
  attribs.data ??
  attribs['xlink:href'] ??
  attribs.href;

function imageOf($: Page['$'], element: Element): Element {
  const { data, ...attributes } = element.attribs;
  const fallback = elementsBelow(element, (e) => isTag(e) && e.attribs.fallback !== undefined)[0];
  const twin = fallback ? { [TWIN]: JSON.stringify(fallback.attribs) } : {};
  const image = $('<img>').attr({ ...(data ? { src: data } : {}), ...attributes, ...twin });
  return (image as Cheerio<Element>).get(0)!;
}
