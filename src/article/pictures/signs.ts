import { hasAddress, linkToPage, type SeenPicture } from './seen.ts';
import { isAtMost, isKnownSmall, sizeInAddress } from './size.ts';

/** Names of share rows. "Social" and "share" alone may be what the article is about. */
const SHARE_BUTTON =
  /(?:^|\s)(?:share|sharing|social)(?:$|\s)|(?:share|sharing|social)[_-]?(?:bars?|box|btns?|buttons?|icons?|links?|list|media|networks?|tools?|this|widget|wrap(?:per)?|container|follow|post|row)(?:$|[\s_-])|(?:post|article|entry|page|content|news)[_-]share(?:$|[\s_-])|(?:^|[\s_-])(?:addthis|addtoany|follow-?us|print[_-]?(?:icon|link|button|btn)|line-it|dianzan|zan)(?:$|[\s_-])/i;
const SHARE_LINK =
  /sharer(?:\.php)?\b|intent\/tweet|\/share\?|share\.php|pinterest\.com\/pin\/create|lineit\/share/i;
/** Signs by which old sites lead home, and lines that they draw, when nothing tells a size. */
const SIGN =
  /\/(?:home|e?mail|back|next|prev(?:ious)?|up|top|index|menu|print|arrow|button|guestbook|new)[-_]?(?:icon|button|btn|arrow|\d)?\.(gif|png)$/i;
/** Signs of the site's own pages, kept in a folder of that name. */
const ICON = /\/icons?\/[^?]{1,200}\.(?:svg|gif)(?:$|\?)/i;
/** Named as a part of the page's furniture, at either end of the name. */
const FURNITURE =
  /\/(?:(?:btn|button|icon|arrow|reply|rss|bullet|tools?)[-_][\w-]{0,40}|[\w-]{0,40}[-_](?:btn|button|icon|arrow|bullet|bug))\d?\.(?:gif|png|svg)(?:$|\?)/i;
/** The mark of an agency or a partner from whom the text comes. */
const LOGO = /logo(?:$|[\s_-])/i;
const LOGO_FILE = /logo[\dx_-]{1,12}\.(?:jpe?g|png|gif)/i;
const NETWORK =
  /^(?:https?:)?\/\/(?:[\w-]{1,20}\.)?(?:facebook|twitter|x|instagram|youtube|linkedin|pinterest|weibo|t|telegram|mastodon|tumblr|reddit)\.(?:com|me|social)\//i;
const MARK = /[/_-](?:logo|icon|button|btn|badge|follow|like)s?[-_.\d]/i;

/** Buttons, icons and marks of the site: small, and behind a link or named so. */
export const isSignOfSite = (seen: SeenPicture): boolean =>
  isShareButton(seen) || isButton(seen) || isSign(seen) || isMark(seen);

/** Buttons to share, print, send, go up and choose. */
function isShareButton(seen: SeenPicture): boolean {
  const { size, classes, around } = seen;
  if (SHARE_BUTTON.test(classes)) return true;
  const links = around.map(({ attribs }) => attribs.href ?? '');
  const isTool = links.some((href) => /^(?:#(?:top)?$|javascript:|mailto:)/i.test(href));
  if (isTool && isKnownSmall(size, 64)) return true;
  // Under a gallery, to choose what it shows.
  if (links.some((href) => href.startsWith('#')) && isThumbnail(seen)) return true;
  if (!isAtMost(size, 96)) return false;
  const boxes = around.filter(({ name }) => name !== 'article');
  return (
    links.some((href) => SHARE_LINK.test(href)) ||
    boxes.some(({ attribs }) => SHARE_BUTTON.test(attribs.class ?? ''))
  );
}

const isThumbnail = (seen: SeenPicture): boolean =>
  isAtMost(seen.size, 200) &&
  (/thumb/i.test(seen.classes) || hasAddress(seen, /[/_-]thumb[^/]*$/i));

/** A low or tiny picture behind a link to a page. */
function isButton(seen: SeenPicture): boolean {
  const { width = 0, height = 100 } = seen.size;
  const isLow = isKnownSmall(seen.size, 100) && height <= 32;
  return (isLow || (width > 0 && isAtMost(seen.size, 50))) && linkToPage(seen) !== undefined;
}

/** A picture of no known size in a paragraph of its own: an article may be about an icon. */
const isShownByText = ({ image, size }: SeenPicture): boolean =>
  size.width === undefined && image.parent().is('p') && image.parent().text().trim() === '';

/** An icon of the site, or a sign to click on that promises no size: named so, behind a link. */
function isSign(seen: SeenPicture): boolean {
  const link = seen.around.find(({ name }) => name === 'a')?.attribs.href ?? '';
  const isFurniture = hasAddress(seen, ICON) || hasAddress(seen, FURNITURE);
  if (isAtMost(seen.size, 64) && isFurniture && !isShownByText(seen)) return true;
  const kind = seen.addresses.map((a) => SIGN.exec(a)?.[1]).find(Boolean);
  if (link === '' || !kind) return false;
  return kind.toLowerCase() === 'gif' ? isAtMost(seen.size, 64) : isKnownSmall(seen.size, 64);
}

/** The mark of an agency or a partner, or of a network behind a link to it. */
function isMark(seen: SeenPicture): boolean {
  const link = linkToPage(seen)?.attribs.href ?? '';
  if (NETWORK.test(link) && hasAddress(seen, MARK)) return true;
  if (seen.addresses.some((a) => LOGO_FILE.test(a) && isKnownSmall(sizeInAddress(a), 200)))
    return true;
  const isSmall = isKnownSmall(seen.size, 200);
  return isSmall && seen.around.some(({ attribs }) => LOGO.test(attribs.class ?? ''));
}
