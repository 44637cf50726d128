import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { parseMarkup } from '../../source/parse.ts';
import { isPlaceHolder, isPreviewAddress, isSmallData, namesPicture } from './addresses.ts';
import { isLazilyFilled, withoutUrl } from './attributes.ts';
import { elementsBelow, elementsNamed } from './elements.ts';
import { pictureKey } from './larger.ts';
import { openSynonyms, TWIN } from './synonyms.ts';

/**
 * Makes an `img` of every other thing that shows a picture, so that what follows has only
 * `img` to look at: SVG and AMP images, lazily filled boxes, background pictures, `noscript`.
 */
export function gatherPictures(page: Page): void {
  openSynonyms(page);
  openLazyBoxes(page);
  openDescribed(page);
  openBackgrounds(page);
  mergeNoscripts(page);
}

const BOXES = new Set(['div', 'span', 'figure', 'a', 'i', 'p', 'section']);

/** `<div class="delayed-image" data-src="…">`: a script would have made the picture. */
function openLazyBoxes({ $, root }: Page): void {
  for (const box of elementsBelow(root, (e) => BOXES.has(e.name) && isLazilyFilled(e))) {
    const element = $(box);
    const inside = element.find('img, video, iframe, audio');
    if (inside.is('img') && inside.length === 1) giveAddresses(box, inside.get(0) as Element);
    if (inside.length > 0) continue;
    if (!Object.values(box.attribs).some((v) => namesPicture(withoutUrl(v)) && /[/.]/.test(v)))
      continue;
    if (/iframe|video|audio|player/i.test(box.attribs.class ?? '')) continue;
    const image = $('<img>').attr(pictureAttributes(box));
    element.prepend(image);
    for (const name of Object.keys(box.attribs))
      if (name.startsWith('data-')) element.removeAttr(name);
  }
}

/** `<div data-large="…"><img src="tiny.jpg"></div>`: the box knows the picture, the image a preview. */
function giveAddresses(box: Element, image: Element): void {
  if (isLazilyFilled(image) || !BOXES_OF_ONE.has(box.name)) return;
  for (const [name, value] of Object.entries(box.attribs)) {
    if (name.startsWith('data-') && namesPicture(value)) image.attribs[name] ??= value;
  }
}

const BOXES_OF_ONE = new Set(['div', 'span', 'figure', 'i']);

function pictureAttributes(box: Element): Record<string, string> {
  const kept = Object.entries(box.attribs).filter(
    ([name]) => name.startsWith('data-') || name === 'title',
  );
  const alt = box.attribs['data-alt'] ?? box.attribs['aria-label'] ?? '';
  return { ...Object.fromEntries(kept), alt };
}

/** `<figure itemtype=".../ImageObject" itemid="a.jpg">`, whose `img` a script would have made. */
function openDescribed({ $, root }: Page): void {
  for (const box of root.find('[itemtype*="schema.org/ImageObject"]').get()) {
    const element = $(box);
    const [about] = element.find('[itemprop=contentUrl], [itemprop=url]').get();
    const address = [box.attribs.itemid, about?.attribs.content, about?.attribs.href].find(
      (said) => said !== undefined && namesPicture(said),
    );
    if (!address || element.is('img') || element.find('img, noscript').length > 0) continue;
    element.prepend($('<img>').attr({ src: address, alt: '' }));
  }
}

const BACKGROUND =
  /background(?:-image)?\s{0,3}:[^;]{0,200}?url\(\s{0,3}(?:&quot;|["'])?([^"')]{3,100000}?)(?:&quot;|["'])?\s{0,3}\)/i;
const PICTURE_BOX =
  /image|img|photo|picture|figure|hero|cover|thumb|lazy|banner|media|bg|background/i;

/** A figure box whose picture is its CSS background (Reuters, hero sections). */
function openBackgrounds({ $, root }: Page): void {
  for (const box of elementsBelow(root, ({ attribs }) => !!attribs.style?.includes('url('))) {
    const element = $(box);
    const address = BACKGROUND.exec(box.attribs.style!)?.[1]?.trim();
    if (!address || isPlaceHolder(address) || isSmallData(address)) continue;
    const images = element.is('img') ? element : element.find('img');
    if (images.length === 1) {
      if (!images.attr('data-src')) images.attr('data-src', address);
    } else if (images.length === 0 && isPictureBox(element)) {
      element.prepend($('<img>').attr({ src: address, alt: box.attribs['aria-label'] ?? '' }));
    }
    if (!element.is('img')) element.removeAttr('style');
  }
}

function isPictureBox(element: Cheerio<Element>): boolean {
  const said = `${element.attr('class') ?? ''} ${element.attr('role') ?? ''} ${element.get(0)!.name}`;
  const little = element.text().length < 300 && element.find('p, li, h2').length < 2;
  if (!little) return false;
  // Editors of telephone pages fill an empty box with the picture.
  const isFilled = /background-size\s{0,3}:\s{0,3}(?:cover|contain|100%)/i.test(
    element.attr('style')!,
  );
  return (
    (isFilled && element.text().trim() === '') ||
    PICTURE_BOX.test(said) ||
    element.closest('figure').length > 0
  );
}

/** Lazy loaders repeat the picture for readers without scripts: the plainest address of all. */
function mergeNoscripts({ $, root }: Page): void {
  for (const noscript of elementsNamed(root, 'noscript')) {
    const inside = imagesInside($(noscript));
    if (inside.length === 0) continue;
    const beside = inside.length === 1 ? twinOf($(noscript)) : undefined;
    const attributes = inside.at(-1)!.attribs;
    const twin = beside && !isAnother(beside, attributes) ? beside : undefined;
    if (twin) {
      twin.attr(TWIN, JSON.stringify(attributes));
      if (!twin.attr('alt') && attributes.alt) twin.attr('alt', attributes.alt);
      $(noscript).remove();
    } else {
      $(noscript).replaceWith(inside.map((image) => $('<img>').attr(image.attribs).get(0)!));
    }
  }
}

/** Whether both show a picture of their own, so that neither stands for the other. */
function isAnother(image: Cheerio<Element>, { src = '' }: Record<string, string>): boolean {
  const element = image.get(0)!;
  const shown = element.attribs.src ?? '';
  if (isLazilyFilled(element) || !namesPicture(shown) || !namesPicture(src)) return false;
  if (isPlaceHolder(shown) || isPreviewAddress(shown)) return false;
  return fileKey(shown) !== fileKey(src);
}

/** The file's name alone: a saved page has its pictures elsewhere than the noscript says. */
const fileKey = (address: string) => pictureKey(address).split('/').at(-1);

/** Images of a noscript; some parsers give its content as text. */
function imagesInside(noscript: Cheerio<Element>): Element[] {
  const parsed = noscript.find('img').get();
  if (parsed.length > 0) return parsed;
  const text = noscript.text();
  return /<img\b/i.test(text) ? parseMarkup(text)('img').get() : [];
}

/** The one image beside the noscript, or the one its box holds. */
function twinOf(noscript: Cheerio<Element>): Cheerio<Element> | undefined {
  for (const beside of [noscript.prev(), noscript.next()]) {
    const image = beside.is('img') ? beside : beside.find('img');
    const isBox = beside.is('img') || beside.text().trim() === '' || beside.is('figure, picture');
    if (image.length === 1 && isBox && !image.attr(TWIN)) return image;
  }
  const around = noscript.parent().find('img').not('noscript img').not(`[${TWIN}]`);
  const isBox = noscript.parent().is('figure, picture, a, span, div');
  return around.length === 1 && isBox && noscript.parent().find('p').length === 0
    ? around
    : undefined;
}
