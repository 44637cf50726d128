import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { textOf } from '../../source/tree.ts';
import { ancestorsOf, elementsNamed } from './elements.ts';
import { isEmoji } from './emoji.ts';
import { isAtMost, isKnownSmall, type PromisedSize, promisedSize } from './size.ts';
import { isAdvertisement, isTracker } from './trackers.ts';

/** Names of share rows. "Social" and "share" alone may be what the article is about. */
const SHARE_BUTTON =
  /(?:^|\s)(?:share|sharing|social)(?:$|\s)|(?:share|sharing|social)[_-]?(?:bars?|box|btns?|buttons?|icons?|links?|list|media|networks?|tools?|this|widget|wrap(?:per)?|container|follow|post|row)(?:$|[\s_-])|(?:post|article|entry|page|content|news)[_-]share(?:$|[\s_-])|(?:^|[\s_-])(?:addthis|addtoany|follow-?us|print[_-]?(?:icon|link|button|btn)|line-it|dianzan|zan)(?:$|[\s_-])/i;
const CODE_TO_SCAN = /(?:^|[\s_-])(?:wechat-?)?qr-?(?:code)?(?:$|[\s_-])|wechat-?qr/i;
const SHARE_LINK =
  /sharer(?:\.php)?\b|intent\/tweet|\/share\?|share\.php|pinterest\.com\/pin\/create|lineit\/share/i;

const PERSON =
  /(?:^|[\s_-])(?:avatar|gravatar|face|author-?(?:image|photo|pic|avatar|img|portrait|head|thumb)|byline-?(?:image|photo|img|wrapper)|user-?(?:pic|image|img)|profile-?(?:pic|photo|image|img)|headshot|commenter)(?:$|[\s_-])/i;
const PERSON_ADDRESS =
  /gravatar\.com\/avatar|\/profile_images\/|\/avatars?\/|[/_-]avatar[-_.]|\/user-?pics?\/|pbs\.twimg\.com\/profile|medium\.com\/(?:v2\/resize:fill:(\d{2,3}):\1|fit\/c\/(\d{2,3})\/\2)\//i;
/** Only where a small size is promised: a picture of authors may be called so, too. */
const PERSON_WORD =
  /[/_-](?:authors?|columnists?|bylines?|headshots?|journalists?|reporters?)[/_-]/i;
const SMALL_PORTRAIT = 120;
/** Portraits beside the text are no larger, in CSS pixels. */
const PORTRAIT = 200;

/** Cards that tell of another page, by blog systems and the plug-ins that make them. */
const CARD =
  /(?:^|[\s_-])(?:kg-bookmark|bookmark-?card|og-?link|ogp?-?card|link-?card|blog-?card|embed-?card|web-?card|onebox|wp-embedded-content|url-preview|link-preview|related(?:[-_](?:posts?|articles?|stories|news|links?))?|read-?more|recirc\w{0,10}|more-stories|more-?articles?|more-?on|suggest(?:ed|ions?)?|rich-?link|internal-?link)(?:$|[\s_-])/i;
/** Signs by which old sites lead home, and lines that they draw, when nothing tells a size. */
const SIGN =
  /\/(?:home|e?mail|back|next|prev(?:ious)?|up|top|index|menu|print|arrow|button|guestbook|new)[-_]?(?:icon|button|btn|arrow|\d)?\.(gif|png)$/i;
const LINE = /\/(?:bar|line|rule|divider|hr|separator)[-_]?\w{0,8}\.gif$|\bcut-off-\d/i;

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
  const size = promisedSize(image);
  const around = [...ancestorsOf(image.get(0)!)].slice(0, 3);
  const classes = `${image.attr('class') ?? ''} ${image.attr('id') ?? ''}`;
  const some = (pattern: RegExp) => addresses.some((a) => pattern.test(a));
  if (some(FORMULA) || FORMULA_CLASS.test(classes)) return 'formula';
  if (isSpeck(image) || isHidden(image)) return 'junk';
  if (addresses.some((a) => isTracker(a, size))) return 'junk';
  // What the source itself gave a caption is meant to be seen.
  if (hasCaption(around)) return 'picture';
  if (isEmoji(image, addresses)) return 'emoji';
  if (isAtMost(size, PORTRAIT)) {
    if (PERSON.test(classes) || some(PERSON_ADDRESS) || standsForPerson(around)) return 'junk';
  }
  if (isKnownSmall(size, SMALL_PORTRAIT) && some(PERSON_WORD)) return 'junk';
  if (SHARE_BUTTON.test(classes) || isShareButton(image, around)) return 'junk';
  if (standsInCard(image) || isTeaser(size, around)) return 'junk';
  if (isButton(size, around) || isSign(image, around, addresses)) return 'junk';
  if (isLine(image, classes, addresses)) return 'junk';
  if (isCodeToScan(image, size, classes) || isInvitation(around, addresses)) return 'junk';
  const said = [classes, ...addresses, ...around.map(({ attribs }) => attribs.class ?? '')];
  return isAdvertisement(size, said.join(' ')) ? 'junk' : 'picture';
}

/** At most two pixels both ways; `width="0"` with a lazy address is a place kept free. */
function isSpeck(image: Cheerio<Element>): boolean {
  const { width, height } = promisedSize(image);
  if (width === undefined || height === undefined) return false;
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

/** A preview of another page: a link leads there, and the box says so. */
function standsInCard(image: Cheerio<Element>): boolean {
  const boxes = [...ancestorsOf(image.get(0)!)].slice(0, 6);
  if (!boxes.some(({ name, attribs }) => name === 'a' && attribs.href)) return false;
  return boxes.some(({ name, attribs }) => name !== 'article' && CARD.test(attribs.class ?? ''));
}

/** A small picture in one link with words that invite to another page. */
function isTeaser(size: PromisedSize, around: Element[]): boolean {
  const link = linkToPage(around);
  return link !== undefined && isKnownSmall(size, PORTRAIT) && READ_ON.test(textOf(link));
}

const READ_ON =
  /^\s{0,99}(?:read (?:more|also|next)|see also|related|(?:à )?lire aussi|lesen sie auch|le[ea] también|相[关關]|延伸[阅閱][读讀]|推[荐薦]|関連)/i;

/** A code that says what it is for, or is called so by the page. */
function isCodeToScan(image: Cheerio<Element>, size: PromisedSize, classes: string): boolean {
  if (!isAtMost(size, 300)) return false;
  return CODE_TO_SCAN.test(classes) || SCAN_ME.test(image.attr('alt') ?? '');
}

const SCAN_ME =
  /[扫掃](?:一[扫掃]|描)?(?:下方|此|二[维維][码碼]|[码碼])|[扫掃]一[扫掃]|scan (?:the|this) (?:qr )?code/i;

/** Behind a link that asks for money or mail, or from where a site keeps its advertisements. */
function isInvitation(around: Element[], addresses: string[]): boolean {
  const link = linkToPage(around);
  if (!link) return false;
  return INVITES.test(link.attribs.href!) || addresses.some((a) => ADVERTISEMENTS.test(a));
}

const INVITES = /\/(?:donat(?:e|ion)|subscri(?:be|ption)|newsletters?\/sign-?up)(?:$|[/?#.])/i;
const ADVERTISEMENTS = /\/(?:ads?|adverts?|advertisements?|banners?)\//i;
const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif|avif)(?:$|[?#])/i;

/** The link around it, unless that leads to a picture. */
function linkToPage(around: Element[]): Element | undefined {
  const link = around.find(({ name, attribs }) => name === 'a' && attribs.href);
  return link && !PICTURE_FILE.test(link.attribs.href!) ? link : undefined;
}

/** A low picture behind a link to a page. */
const isButton = (size: PromisedSize, around: Element[]): boolean =>
  isKnownSmall(size, 100) && (size.height ?? 100) <= 32 && linkToPage(around) !== undefined;

/** A sign to click on that promises no size: named so, and behind a link. */
function isSign(image: Cheerio<Element>, around: Element[], addresses: string[]): boolean {
  const link = around.find(({ name }) => name === 'a')?.attribs.href ?? '';
  const size = promisedSize(image);
  const kind = addresses.map((a) => SIGN.exec(a)?.[1]).find(Boolean);
  if (link === '' || !kind) return false;
  return kind.toLowerCase() === 'gif' ? isAtMost(size, 64) : isKnownSmall(size, 64);
}

/** Height by width, as WeChat tells it in `data-ratio`, up to which a picture is a line. */
const LOW = 0.06;

/** A line between passages: a few pixels high, or named so. */
function isLine(image: Cheerio<Element>, classes: string, addresses: string[]): boolean {
  const { width, height } = promisedSize(image);
  const ratio = Number(image.attr('data-ratio'));
  if (ratio > 0 && ratio <= LOW) return true;
  if (height !== undefined && height <= 6 && (width ?? 0) >= 100) return true;
  return (height ?? 0) <= 20 && [classes, ...addresses].some((said) => LINE.test(said));
}

/** Whether the figure around it, if any, says something under the picture. */
function hasCaption(around: Element[]): boolean {
  const figure = around.find(({ name }) => name === 'figure');
  return (
    figure !== undefined && elementsNamed(figure, 'figcaption').some((c) => textOf(c).trim() !== '')
  );
}

function standsForPerson(around: Element[]): boolean {
  return around.some(({ attribs }) => {
    const said = `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`;
    return PERSON.test(said) || /(?:^|\s)(?:author|byline)(?:$|\s)/.test(said);
  });
}

/** Buttons to share, print, send and go up; codes to open the page with a telephone. */
function isShareButton(image: Cheerio<Element>, around: Element[]): boolean {
  const size = promisedSize(image);
  const classes = around
    .filter(({ name }) => name !== 'article')
    .map(({ attribs }) => attribs.class ?? '');
  if (isAtMost(size, 300) && classes.some((c) => CODE_TO_SCAN.test(c))) return true;
  const links = around.map(({ attribs }) => attribs.href ?? '');
  const isTool = links.some((href) => /^(?:#(?:top)?$|javascript:|mailto:)/i.test(href));
  if (isTool && isKnownSmall(size, 64)) return true;
  if (!isAtMost(size, 96)) return false;
  return links.some((href) => SHARE_LINK.test(href)) || classes.some((c) => SHARE_BUTTON.test(c));
}
