import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { textOf } from '../../source/tree.ts';
import { elementsNamed } from './elements.ts';
import { isEmoji } from './emoji.ts';
import { isLine } from './lines.ts';
import { isPortrait } from './portraits.ts';
import { isPromotion } from './promotions.ts';
import { hasAddress, type SeenPicture, seenPicture } from './seen.ts';
import { isSignOfSite } from './signs.ts';
import { isPreviewOfPage } from './teasers.ts';
import { isTracker } from './trackers.ts';

/** Formulas that a site set as pictures, with their TeX source as alt text. */
const FORMULA = /equation\?tex=|latex\.php|\/math\/render\/|codecogs\.com|mathurl|\/tex\?/i;
const FORMULA_CLASS =
  /(?:^|[\s_-])(?:latex|tex|mwe-math[\w-]{0,40}|math-?inline|ztext-math)(?:$|[\s_-])/i;

export type PictureKind = 'picture' | 'junk' | 'emoji' | 'formula';

/**
 * What an `img` is, seen from its attributes and what it stands in.
 * @param addresses every address it was found under
 */
export function kindOfPicture(image: Cheerio<Element>, addresses: string[]): PictureKind {
  const seen = seenPicture(image, addresses);
  if (hasAddress(seen, FORMULA) || FORMULA_CLASS.test(seen.classes)) return 'formula';
  if (isSpeck(seen) || isHidden(image)) return 'junk';
  if (addresses.some((address) => isTracker(address, seen.size))) return 'junk';
  // What the source itself gave a caption is meant to be seen.
  if (hasCaption(seen)) return 'picture';
  if (isEmoji(image, addresses)) return 'emoji';
  const isJunk = [isPortrait, isSignOfSite, isPreviewOfPage, isLine, isPromotion];
  return isJunk.some((is) => is(seen)) ? 'junk' : 'picture';
}

/** At most two pixels both ways; `width="0"` with a lazy address is a place kept free. */
function isSpeck({ image, size: { width = 3, height = 3 } }: SeenPicture): boolean {
  return width <= 2 && height <= 2 && !waitsForScript(image);
}

function isHidden(image: Cheerio<Element>): boolean {
  const style = image.attr('style') ?? '';
  return /display\s{0,3}:\s{0,3}none/i.test(style) && !waitsForScript(image);
}

function waitsForScript(image: Cheerio<Element>): boolean {
  const names = Object.keys(image.get(0)!.attribs);
  return names.some((name) => /lazy|twin|(?:^data-|[-_]).{0,20}(?:src|orig)/.test(name));
}

/** Whether the figure around it, if any, says something under the picture. */
function hasCaption({ around }: SeenPicture): boolean {
  const figure = around.find(({ name }) => name === 'figure');
  return (
    figure !== undefined && elementsNamed(figure, 'figcaption').some((c) => textOf(c).trim() !== '')
  );
}
