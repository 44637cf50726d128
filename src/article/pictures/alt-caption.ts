import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Page } from '../../source/page.ts';
import { nearestAround } from './elements.ts';
import { captionWords, lettersOf } from './words.ts';

/** Words that are longer describe the picture to those who do not see it. */
const LONGEST = 200;
/** Letters of the text in which an alt text is looked for. */
const MOST_LETTERS = 500_000;

/** What programs and editors write for screen readers, and what tells of a click. */
const FOR_EARS =
  /^(?:(?:an? |the )?(?:image|photo(?:graph)?|picture|pic|screen-?shot|illustration|graphic|close-?up|thumbnail|portrait|logo|banner|icon)\b.{0,9}\b(?:of|for|showing|with|may contain|post)\b|(?:may|might) be an? |this image has an empty alt|no (?:photo|image) description|photo by |click|tap |open |read more|watch|play|enlarge|view |share|follow|subscribe|advert|点击|點擊|查看|分享|关注|關注|广告|廣告)/i;

/**
 * Captions from alt texts, for figures of saved pages under which nothing else stands. Many
 * pages keep the words under a picture nowhere else, but as many fill `alt` by rote: with the
 * title, the site's name, key words, a sentence of the text, the same words every time.
 * @param images all of the page, before any is rewritten
 * @returns the caption of an image with these addresses, or ''
 */
export function altCaptions(
  page: Page,
  images: Element[],
): (image: Cheerio<Element>, addresses: string[]) => string {
  if (page.kind !== 'html' && page.kind !== 'mhtml') return () => '';
  const repeated = repeatedAlts(images);
  const { title = '', site = '', publisher = '' } = page.metadata;
  const names = [title, site, publisher].map(lettersOf).filter((name) => name.length > 3);
  let text: string | undefined;
  return (image, addresses) => {
    const { alt = '' } = image.get(0)!.attribs;
    const said = captionWords(alt, addresses, title);
    const letters = lettersOf(said);
    if (!isTelling(said) || repeated.has(letters) || leadsElsewhere(image)) return '';
    if (names.some((name) => name.includes(letters) || letters.includes(name))) return '';
    text ??= lettersOf(page.root.text().slice(0, MOST_LETTERS));
    return text.includes(letters) ? '' : said;
  };
}

function repeatedAlts(images: Element[]): Set<string> {
  const alts = images.map(({ attribs }) => lettersOf(attribs.alt ?? ''));
  const seen = new Set<string>();
  return new Set(alts.filter((alt) => seen.size === seen.add(alt).size));
}

/** A phrase of three words or six ideographs, and no list of key words. */
function isTelling(said: string): boolean {
  if (said.length > LONGEST || FOR_EARS.test(said)) return false;
  const ideographs = said.match(/[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/gu) ?? [];
  const words = said.split(/\s/).filter((word) => /\p{L}/u.test(word));
  const separators = said.match(/[|_#;；]|[,，、/](?!\d)/g) ?? [];
  const units = ideographs.length >= 6 ? ideographs.length / 3 : words.length;
  return units >= (ideographs.length >= 6 ? 2 : 3) && separators.length * 3 <= units;
}

/** The words are the link's: a teaser, a button. */
function leadsElsewhere(image: Cheerio<Element>): boolean {
  const href = nearestAround(image.get(0)!, 'a')?.attribs.href ?? '';
  return href !== '' && !/\.(?:jpe?g|png|gif|webp|avif)(?:$|[?#])/i.test(href);
}
