import type { Cheerio } from 'cheerio';
import { type Element, isTag } from 'domhandler';
import { measure } from '../../source/html/measure.ts';
import type { Page } from '../../source/page.ts';
import { textOf } from '../../source/tree.ts';
import { namesPicture } from './addresses.ts';
import { ancestorsOf, elementsNamed, nearestAround } from './elements.ts';
import { linkToPage, type SeenPicture } from './seen.ts';
import { isAtMost, isKnownSmall, promisedSize, sizeInAddress } from './size.ts';

/** Cards that tell of another page, by blog systems and the plug-ins that make them. */
const CARD =
  /(?:^|[\s_-])(?:kg-bookmark|bookmark-?card|og-?link|ogp?-?card|link-?card|blog-?card|embed-?card|web-?card|onebox|wp-embedded-content|url-preview|link-preview|related(?:[-_](?:posts?|articles?|stories|news|links?))?|read-?more|recirc\w{0,10}|more-stories|more-?articles?|more-?on|suggest(?:ed|ions?)?|rich-?link|internal-?link)(?:$|[\s_-])/i;
const READ_ON =
  /^\s{0,99}(?:read (?:more|also|next)|see also|related|(?:à )?lire aussi|lesen sie auch|le[ea] también|相[关關]|延伸[阅閱][读讀]|推[荐薦]|関連)/i;

/** Pictures of teasers are no larger, in CSS pixels. */
const THUMBNAIL = 200;
/** Weight of a headline, as `measure` tells it: "Enlarge" and "View the gallery" have less. */
const HEADLINE = 18;

/**
 * Tells the thumbnails of other stories from pictures of the article: small, behind a link to a
 * page, and the same page is linked by a headline as well, or they stand in a list of such.
 * @returns asks of an image and the addresses it was found under
 */
export function teasersOf({ root }: Page): (image: Cheerio<Element>, found: string[]) => boolean {
  let headlines: Set<string> | undefined;
  // Kept, since the pictures of a list are taken out one after the other.
  const rows = new Set<Element>();
  return (image, found) => {
    const target = image.closest('a').attr('href') ?? '';
    if (target === '' || namesPicture(target) || !isThumbnail(image, found)) return false;
    const list = nearestAround(image.get(0)!, 'ul');
    if (list && (rows.has(list) || isRow(list))) {
      rows.add(list);
      return true;
    }
    headlines ??= new Set(linkedHeadlines(root));
    return headlines.has(pageOf(target));
  };
}

/** A list of pictures that each lead to a page of their own. */
function isRow(list: Element): boolean {
  const items = list.children.filter((child) => isTag(child) && child.name === 'li') as Element[];
  const leads = (item: Element) =>
    elementsNamed(item, 'a').some(
      (link) => !namesPicture(link.attribs.href ?? '') && elementsNamed(link, 'img').length > 0,
    );
  return items.length >= 3 && items.every(leads);
}

const SMALL = /thumb|[-_]small(?:\.|\?|$)/i;

function isThumbnail(image: Cheerio<Element>, found: string[]): boolean {
  const sizes = [promisedSize(image), ...found.map(sizeInAddress)];
  if (sizes.some((size) => isKnownSmall(size, THUMBNAIL))) return true;
  const around = [...ancestorsOf(image.get(0)!)].slice(0, 3);
  const named = [image.get(0)!, ...around].map(({ attribs }) => attribs.class ?? '');
  return isAtMost(sizes[0]!, THUMBNAIL) && [...named, ...found].some((said) => SMALL.test(said));
}

const linkedHeadlines = (root: Cheerio<Element>): string[] =>
  elementsNamed(root, 'a')
    .filter((link) => measure(link).linked >= HEADLINE)
    .map(({ attribs }) => pageOf(attribs.href ?? ''));

const pageOf = (address: string): string => address.replace(/[?#].*$/s, '');

/** A preview of another page: in a card, or in one link with words that invite to it. */
export const isPreviewOfPage = (seen: SeenPicture): boolean =>
  standsInCard(seen.image) || isInvitingLink(seen);

function standsInCard(image: Cheerio<Element>): boolean {
  const boxes = [...ancestorsOf(image.get(0)!)].slice(0, 6);
  if (!boxes.some(({ name, attribs }) => name === 'a' && attribs.href)) return false;
  return boxes.some(({ name, attribs }) => name !== 'article' && CARD.test(attribs.class ?? ''));
}

function isInvitingLink(seen: SeenPicture): boolean {
  const link = linkToPage(seen);
  return link !== undefined && isKnownSmall(seen.size, THUMBNAIL) && READ_ON.test(textOf(link));
}
