import { hasAddress, linkToPage, type SeenPicture } from './seen.ts';
import { isAtMost } from './size.ts';
import { isAdvertisement } from './trackers.ts';

const CODE_TO_SCAN = /(?:^|[\s_-])(?:wechat-?)?qr-?(?:code)?(?:$|[\s_-])|wechat-?qr/i;
const SCAN_ME =
  /[扫掃](?:一[扫掃]|描)?(?:下方|此|二[维維][码碼]|[码碼])|[扫掃]一[扫掃]|scan (?:the|this) (?:qr )?code/i;
const INVITES = /\/(?:donat(?:e|ion)|subscri(?:be|ption)|newsletters?\/sign-?up)(?:$|[/?#.])/i;
const ADVERTISEMENTS = /\/(?:ads?|adverts?|advertisements?|banners?)\//i;

/** Codes to scan, invitations to pay or subscribe, advertisements. */
export function isPromotion(seen: SeenPicture): boolean {
  if (isCodeToScan(seen) || isInvitation(seen)) return true;
  const { classes, addresses, around } = seen;
  const said = [classes, ...addresses, ...around.map(({ attribs }) => attribs.class ?? '')];
  return isAdvertisement(seen.size, said.join(' '));
}

/** A code that says what it is for, or is called so by the page. */
function isCodeToScan({ image, size, classes, around }: SeenPicture): boolean {
  if (!isAtMost(size, 300)) return false;
  const boxes = around.filter(({ name }) => name !== 'article');
  if (boxes.some(({ attribs }) => CODE_TO_SCAN.test(attribs.class ?? ''))) return true;
  return CODE_TO_SCAN.test(classes) || SCAN_ME.test(image.attr('alt') ?? '');
}

/** Behind a link that asks for money or mail, or from where a site keeps its advertisements. */
function isInvitation(seen: SeenPicture): boolean {
  const link = linkToPage(seen);
  if (!link) return false;
  return INVITES.test(link.attribs.href!) || hasAddress(seen, ADVERTISEMENTS);
}
