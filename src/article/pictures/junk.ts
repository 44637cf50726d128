import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import { ancestorsOf } from './elements.ts';

/** Measuring hosts and paths: what they answer is never a picture of the article. */
const TRACKER =
  /\/\/(?:[\w-]{1,40}\.){0,4}(?:google-analytics|googletagmanager|doubleclick|scorecardresearch|quantserve|chartbeat|comscore|adnxs|adsrvr|hm\.baidu|cnzz|umeng|statcounter|mixpanel|segment|demdex|omtrdc|2o7|imrworldwide|taboola|outbrain)\.(?:com|net|io)\/|\/\/(?:pixel|stats|beacon|analytics|tracking|track|metrics|log)\.[\w.-]{3,80}\/|facebook\.com\/tr\b|\/_\/stat\?|feeds?\.feedburner\.com\/~|\/~r\/|\/(?:pixel|beacon|track|open|count(?:er)?|hit|1x1)(?:\.(?:gif|png|php|aspx?)|\/open\b)|\/wf\/open\?|\/o\/eJ|mailtrack|eotrx\.substackcdn|email\.mg\d?\.substack/i;

const SHARE_BUTTON =
  /(?:^|[\s_-])(?:share|sharing|social|sharethis|addthis|addtoany|follow-?us|print-?icon|wechat-?qr|qr-?code)(?:$|[\s_-])/i;

const PERSON =
  /(?:^|[\s_-])(?:avatar|gravatar|author-?(?:image|photo|pic|avatar|img|portrait|head|thumb)|byline-?(?:image|photo|img)|user-?pic|profile-?(?:pic|photo|image)|headshot|commenter)(?:$|[\s_-])/i;
const PERSON_ADDRESS =
  /gravatar\.com\/avatar|\/profile_images\/|\/avatars?\/|[/_-]avatar[-_.]|\/user-?pics?\/|pbs\.twimg\.com\/profile/i;

const EMOJI_ADDRESS =
  /s\.w\.org\/images\/core\/emoji|twemoji|\/emojis?\/|emoji\.php|\/smil(?:ey|ies)\/|\/emoticons?\/|icon_(?:smile|wink|biggrin|sad|razz|lol)\.gif/i;
const EMOJI_CLASS =
  /(?:^|[\s_-])(?:emoji|wp-smiley|smiley|emoticon|wxemoji|sticker-emoji)(?:$|[\s_-])/i;

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
  const classes = `${image.attr('class') ?? ''} ${image.attr('id') ?? ''}`;
  const some = (pattern: RegExp) => addresses.some((a) => pattern.test(a));
  if (some(FORMULA) || FORMULA_CLASS.test(classes)) return 'formula';
  if (some(EMOJI_ADDRESS) || EMOJI_CLASS.test(classes)) return 'emoji';
  if (isSpeck(image) || isHidden(image) || addresses.some(isTracker)) return 'junk';
  if (PERSON.test(classes) || some(PERSON_ADDRESS) || standsForPerson(image)) return 'junk';
  if (SHARE_BUTTON.test(classes) || isShareButton(image)) return 'junk';
  return 'picture';
}

function isTracker(address: string): boolean {
  return /^https?:/.test(address) && TRACKER.test(address);
}

const IN_STYLE = {
  width: /(?:^|[;\s])width\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,5})?px/i,
  height: /(?:^|[;\s])height\s{0,3}:\s{0,3}(\d{1,5})(?:\.\d{1,5})?px/i,
};

/** Promised size in CSS pixels, by attribute or style. */
export function promisedSize(image: Cheerio<Element>): { width?: number; height?: number } {
  const { attribs } = image.get(0)!;
  const size = (name: 'width' | 'height') => {
    const value = /^\s*(\d{1,5})(?:\.\d{1,5})?(?:px)?\s*$/.exec(attribs[name] ?? '')?.[1];
    const number = value ?? IN_STYLE[name].exec(attribs.style ?? '')?.[1];
    return number === undefined ? undefined : Number(number);
  };
  const [width, height] = [size('width'), size('height')];
  return {
    ...(width === undefined ? {} : { width }),
    ...(height === undefined ? {} : { height }),
  };
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

function standsForPerson(image: Cheerio<Element>): boolean {
  const { width } = promisedSize(image);
  if (width !== undefined && width > 200) return false;
  return nearAncestors(image).some(({ attribs }) => {
    const said = `${attribs.class ?? ''} ${attribs.itemprop ?? ''} ${attribs.rel ?? ''}`;
    return PERSON.test(said) || /(?:^|\s)(?:author|byline)(?:$|\s)/.test(said);
  });
}

/** What an image stands in: no more than three boxes around it tell. */
const nearAncestors = (image: Cheerio<Element>): Element[] =>
  [...ancestorsOf(image.get(0)!)].slice(0, 3);

function isShareButton(image: Cheerio<Element>): boolean {
  const { width, height } = promisedSize(image);
  if ((width ?? 0) > 96 || (height ?? 0) > 96) return false;
  return nearAncestors(image).some((parent) => {
    const href = parent.attribs.href ?? '';
    const sharing =
      /(?:sharer|intent\/tweet|\/share\?|share\.php|pinterest\.com\/pin\/create)/i.test(href);
    return sharing || (parent.name !== 'article' && SHARE_BUTTON.test(parent.attribs.class ?? ''));
  });
}
