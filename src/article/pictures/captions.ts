import type { Cheerio } from 'cheerio';
import { type Element, isTag } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { parseMarkup } from '../../source/parse.ts';
import { ancestorsOf, elementsBelow, elementsNamed, nearestAround } from './elements.ts';
import { captionWords } from './words.ts';

/**
 * What attributes say under the picture: lightbox captions, then the title; in Markdown the
 * text between the brackets, which its readers print as a caption (Pandoc's implicit figures).
 */
export function captionBeside(page: Page, image: Cheerio<Element>, candidates: string[]): string {
  const link = nearestAround(image.get(0)!, 'a')?.attribs ?? {};
  const { attribs } = image.get(0)!;
  const said = [
    ...[attribs['data-caption'], link['data-caption'], attribs['data-image-caption']],
    ...[attribs.title, page.kind === 'markdown' ? attribs.alt : undefined],
  ];
  const title = page.metadata.title ?? '';
  const words = said.map((text) => captionWords(plainText(text ?? ''), candidates, title));
  return words.find((text) => text !== '') ?? '';
}

/** Galleries keep a caption's markup in an attribute. */
const plainText = (text: string): string =>
  text.includes('<') ? parseMarkup(text).root().text() : text;

/** Makes the sources' own ways of marking captions and credits those of HTML and of ours. */
export function markCaptionMarkup(page: Page): void {
  openPictureLists(page);
  markCredits(page);
}

/** WordPress galleries: `<dl><dt>picture</dt><dd>caption</dd></dl>` is a figure. */
function openPictureLists({ $, root }: Page): void {
  for (const list of elementsNamed(root, 'dl')) {
    const [picture, caption, ...others] = list.children.filter(isTag);
    if (!picture || !caption || others.length > 0) continue;
    if (picture.name !== 'dt' || caption.name !== 'dd') continue;
    if (elementsNamed(picture, 'img').length !== 1 || $(picture).text().trim() !== '') continue;
    list.name = 'figure';
    picture.name = 'div';
    caption.name = 'figcaption';
  }
}

const CREDIT =
  /(?:^|[\s_-])(?:credits?|copyright|photographer|attribution|photo-?by|img-?source|image-?source|photo-?source)(?:$|[\s_-])/i;
const CAPTION = /caption|figure|photo|image|picture|imgtxt|thumb/i;
const INLINE = new Set(['span', 'b', 'i', 'em', 'small', 'strong', 'cite', 'font']);

/** Who made a picture, where the source marks it by an element of its own. */
function markCredits({ root }: Page): void {
  for (const element of elementsBelow(root, isMarkedCredit)) {
    element.name = 'span';
    element.attribs = { class: 'credit' };
  }
}

function isMarkedCredit(element: Element): boolean {
  const { name, attribs } = element;
  if (!INLINE.has(name)) return false;
  if (name === 'cite') return nearestAround(element, 'figcaption') !== undefined;
  if (!CREDIT.test(`${attribs.class ?? ''} ${attribs.itemprop ?? ''}`)) return false;
  for (const { name: outer, attribs: said } of ancestorsOf(element)) {
    if (outer === 'figure' || CAPTION.test(said.class ?? '')) return true;
  }
  return false;
}
