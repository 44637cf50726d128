import { isAtMost, type PromisedSize } from './size.ts';

/** Hosts that measure or advertise: what they answer is never a picture of the article. */
const HOST = new RegExp(
  `^https?://(?:[\\w-]{1,40}\\.){0,4}(?:${[
    'google-analytics|googletagmanager|doubleclick|googlesyndication|scorecardresearch',
    'quantserve|chartbeat|comscore|adnxs|adsrvr|hm\\.baidu|cnzz|umeng|statcounter|mixpanel',
    'segment|demdex|omtrdc|2o7|imrworldwide|taboola|outbrain|bluekai|krxd|rlcdn|histats',
    'amazon-adsystem|smartadserver|serving-sys|atdmt|zedo|adform|openx|adtech|vgwort|addthis|addtoany|sharethis|ads\\.linkedin|yadro|top-fwz1\\.mail',
  ].join('|')})\\.(?:com|net|io|de|ru)/`,
  'i',
);
const HOST_NAME =
  /^https?:\/\/(?:ads?|adserver|pixel|stats|beacon|analytics|tracking|track|metrics|log|counter)\.[\w.-]{3,80}\//i;

/** Scripts and paths that count readers, on whatever host. */
const PATH =
  /facebook\.com\/tr\b|\/_\/stat\?|feeds?\.feedburner\.com\/~|\/~r\/|\/(?:piwik|matomo)\.php|mc\.yandex\.\w{2,3}\/watch|t\.co\/i\/adsct|bat\.bing\.com|\/(?:pixel|beacon|meter|1x1)\.(?:gif|png|php|aspx?)|\/(?:track|open|(?:web)?count(?:er)?|hits?)(?:\.(?:gif|php|aspx?|cgi|exe|pl)|\/open\b)|\/wf\/open\?|\/o\/eJ|mailtrack|eotrx\.substackcdn|email\.mg\d?\.substack/i;

/** Sites' marks: at the head of link cards and behind links. */
const SITE_MARK =
  /\/s2\/favicons\?|favicon[\w-]{0,20}\.(?:ico|png|svg|gif)|\/(?:external|ext-?link|outlink|link-?ext)[\w-]{0,10}\.(?:png|gif|svg)/i;

/** Pixels a side above which a promised size tells that it is no counting picture. */
const TRACKER_SIZE = 100;

/** Where an advertiser's script would have put the time. */
const UNFILLED = /\[(?:timestamp|random|cachebuster)\]|%%?cache_?buster%%?/i;

/** Signs of a program's state in its read-me. */
const BADGE =
  /^https?:\/\/(?:img\.shields\.io|travis-ci\.(?:org|com)|badgen\.net|badge\.fury\.io|[\w.-]{1,60}\/.{0,300}\/badge\.svg|[\w.-]{1,60}\/badges?\/[^?]{1,300}\.svg)/i;

/** Whether an address serves to count, to advertise or to mark, seen with the promised size. */
export function isTracker(address: string, size: PromisedSize): boolean {
  if (!/^https?:/.test(address)) return false;
  if (HOST.test(address) || BADGE.test(address) || UNFILLED.test(address)) return true;
  return (
    isAtMost(size, TRACKER_SIZE) &&
    (HOST_NAME.test(address) || PATH.test(address) || SITE_MARK.test(address))
  );
}

/** Sizes that only advertisements have (Interactive Advertising Bureau). */
const BANNERS = new Set(
  '728x90 468x60 970x90 970x250 160x600 120x600 320x50 320x100 300x250 336x280 234x60 88x31'.split(
    ' ',
  ),
);
const SAYS_ADVERTISEMENT =
  /(?:^|[\s/_-])(?:ads?|adverts?|advertising|advertisements?|banners?|sponsors?|promos?)(?:$|[\s\d/_-])/i;

/**
 * Called an advertisement and of the shape of one: a size of theirs, or a low strip.
 * @param said addresses and classes of an image and of what it stands in
 */
export const isAdvertisement = ({ width = 0, height = 0 }: PromisedSize, said: string): boolean =>
  (BANNERS.has(`${width}x${height}`) || (width >= 4 * height && height > 0 && height <= 120)) &&
  SAYS_ADVERTISEMENT.test(said);
