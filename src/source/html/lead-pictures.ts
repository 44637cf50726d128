import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { measure } from './measure.ts';
import { folded } from './title.ts';

export const PICTURE = 'img, amp-img';
const HOLDER =
  'figure, picture, [style*="background"], [class*="featured"], [class*="thumbnail"], [class*="hero"], [class*="lead"], [class*="lede"], [class*="cover"], [class*="headerimg"], [id*="headerimg"], [class*="main-media"], [class*="main-image"], [class*="top-image"], [class*="article-image"], [class*="article-photo"], [class*="article__image"], [class*="post-image"], [class*="post-img"], [class*="title-image" i], [class*="titleimage" i]';
const NOT_LEAD =
  /(?:^|[\s_-])(?:logo|avatars?|author|contributors?|writers?|bio|portrait|info|meta|type|labels?|badges?|byline|icons?|brand|site-?header|masthead|nav|ads?|banner|related|recommend\w{0,5}|share|sharing|social|promo|qr\w{0,4}|sponsor\w{0,3}|sidebar|newsletter)(?:$|[\s_-])/i;
/** A picture with more words than a caption has is a card or a story of its own. */
const MOST_WORDS = 900;

/**
 * What shows pictures before the text: a gallery below the headline, else the nearest box that
 * holds one picture, named so or below the headline, and those of its kind beside it.
 * @param root the text; no box that holds it is given, as the boxes are moved into it
 * @param title the page's title as `folded` writes it
 */
export function leadPictures(
  $: Tree,
  body: Cheerio<Element>,
  root: Cheerio<Element>,
  title: string,
): Element[] {
  const headline = headlineOf(body, root, title);
  const scope = articleAround($, root, headline);
  if (!scope) return [];
  const around = new Set([...root.parents().get(), ...(headline?.parents().get() ?? [])]);
  const boxes = boxesBefore(scope, root.get(0)!, headline?.get(0));
  const isBeside = (box: Element) => root.closest(box).length === 0;
  const galleries = boxes.below.flatMap((image) => galleriesOf($, image, scope));
  const gallery = galleries.find((box) => isBeside(box) && isGallery($(box), scope));
  if (gallery) {
    $(gallery).find(REPEATED_SLIDE).remove();
    return [gallery];
  }
  const leads = [boxes.named, boxes.below.map((image) => boxOf($, image, around))]
    .map((some) => some.filter((box) => isBeside(box) && isLead($, box, scope)))
    .find((some) => some.length > 0);
  return [...new Set(leads)].filter((box) => box.parent === leads!.at(-1)!.parent);
}

/** Sliders by the programs that move them; some repeat the first and the last picture. */
const GALLERY =
  '[class*="swiper"], [class*="slider"], [class*="slick"], [class*="carousel"], [class*="gallery"], [class*="splide"], [class*="flickity"], [class*="slideshow"]';
const REPEATED_SLIDE = '.swiper-slide-duplicate, .slick-cloned, .splide__slide--clone';

/** The outermost first. */
const galleriesOf = ($: Tree, image: Element, scope: Cheerio<Element>): Element[] =>
  $(image).parentsUntil(scope, GALLERY).get().reverse() as Element[];

function isGallery(box: Cheerio<Element>, scope: Cheerio<Element>): boolean {
  const images = box.find(PICTURE).get() as Element[];
  if (images.length < 2 || images.some(isSmall) || standsElsewhere(box, scope)) return false;
  return (box.find('a[href]').get() as Element[]).every(({ attribs }) => staysHere(attribs.href!));
}

/** Links to the picture itself, to a place of the page, or for a script. */
const staysHere = (href: string) => PICTURE_FILE.test(href) || /^#|^javascript:/.test(href);

/** In lists, beside the text, or in a box whose name says that it holds something else. */
function standsElsewhere(box: Cheerio<Element>, scope: Cheerio<Element>): boolean {
  if (box.closest('nav, aside, footer').length > 0) return true;
  if (box.closest('li').siblings('li').length > 0) return true;
  const named = [...box.get(), ...box.parentsUntil(scope).get()];
  return (named as Element[]).some(hasNameOfOther);
}

const hasNameOfOther = ({ attribs }: Element): boolean =>
  NOT_LEAD.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`);

/** The page's `h1`, or a smaller heading that says the title. */
function headlineOf(
  body: Cheerio<Element>,
  root: Cheerio<Element>,
  title: string,
): Cheerio<Element> | undefined {
  const headings = body.find('h1, h2, h3').slice(0, MOST_BOXES);
  const said = headings.filter((_, h) => title !== '' && folded(body.find(h).text()) === title);
  const [headline] = [said.first(), headings.filter('h1').first()].filter((h) => h.length > 0);
  return headline && headline.closest(root).length === 0 ? headline : undefined;
}

/** The smallest box that holds the headline and the text, else the article's own element. */
function articleAround(
  $: Tree,
  root: Cheerio<Element>,
  headline: Cheerio<Element> | undefined,
): Cheerio<Element> | undefined {
  const common = root
    .parents()
    .get()
    .find((box) => headline && headline.closest(box).length > 0);
  if (common && common.name !== 'html') return $(common as Element);
  const article = root.parent().closest('article, main, [role=main]').get(0);
  return article ? $(article as Element) : undefined;
}

/** Of many boxes only the nearest are looked at. */
const MOST_BOXES = 40;

function boxesBefore(
  scope: Cheerio<Element>,
  text: Element,
  headline: Element | undefined,
): { named: Element[]; below: Element[] } {
  const inOrder = scope.find('*').get();
  const end = inOrder.indexOf(text);
  const before = new Set(inOrder.slice(0, end));
  const start = headline ? inOrder.indexOf(headline) : end;
  const below = new Set(inOrder.slice(start, end));
  return {
    named: scope
      .find(HOLDER)
      .get()
      .filter((box) => before.has(box))
      .slice(-MOST_BOXES),
    below: scope
      .find(PICTURE)
      .get()
      .filter((image) => below.has(image))
      .slice(-MOST_BOXES),
  };
}

/** How far up a box is looked for. */
const LEVELS = 6;

/** The largest box with that one picture and no more words than a caption has. */
function boxOf($: Tree, image: Element, around: Set<unknown>): Element {
  let box = $(image);
  for (let level = 0; level < LEVELS; level++) {
    const outer = box.parent();
    const isMore = outer.length === 0 || around.has(outer.get(0)!);
    if (isMore || picturesIn(outer) > 1 || measure(outer.get(0)!).prose > MOST_WORDS) break;
    box = outer;
  }
  return box.get(0)!;
}

/** Pictures shown; a `noscript` repeats the one beside it. */
const picturesIn = (box: Cheerio<Element>): number =>
  box.find(PICTURE).not('noscript *').length || Math.min(1, box.find('noscript img').length);

/** Promised widths and heights up to this are those of portraits and signs, in CSS pixels. */
const SMALL = 150;

function isLead($: Tree, element: Element, scope: Cheerio<Element>): boolean {
  const box = $(element);
  const images = box.is(PICTURE) ? 1 : picturesIn(box);
  const isBackground = images === 0 && /url\(/.test(element.attribs.style ?? '');
  if ((images !== 1 && !isBackground) || standsElsewhere(box, scope)) return false;
  const shown = (box.is(PICTURE) ? box : box.find(PICTURE)).get() as Element[];
  const link = box.closest('a').attr('href') ?? '';
  if (link && !staysHere(link)) return false;
  if (shown.some(isSmall) || shown.some(hasNameOfOther)) return false;
  return measure(element).prose < MOST_WORDS;
}

/** Links to a picture itself. */
export const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif)(?:$|\?)/i;

/** Promised to be small, or a sign by its format where nothing is promised. */
export function isSmall({ attribs }: Element): boolean {
  const [width, height] = [Number(attribs.width ?? 0), Number(attribs.height ?? 0)];
  const isLazy = Object.entries(attribs).some(
    ([name, value]) => name === 'data-src' || (name !== 'src' && PICTURE_FILE.test(value)),
  );
  if (/\.svg(?:$|\?)/i.test(attribs.src ?? '') && !isLazy) return true;
  if (/\.gif(?:$|\?)/i.test(attribs.src ?? '') && !isLazy && !(width > SMALL)) return true;
  return (width > 0 && width <= SMALL) || (height > 0 && height <= SMALL / 3);
}
