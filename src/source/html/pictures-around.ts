import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { measure } from './measure.ts';
import { folded } from './title.ts';

/**
 * Takes into the text what belongs to it but stands outside its container: the lead picture
 * between headline and text, and the pictures that forums attach below.
 * @param title the page's title, by which its headline is known
 */
export function addPicturesAround(
  $: Tree,
  body: Cheerio<Element>,
  root: Cheerio<Element>,
  title = '',
): void {
  if (!startsWithPicture(root)) root.prepend(leadPictures($, body, root, folded(title)));
  root.append(attachedBelow(root));
}

const PICTURE = 'img, amp-img';
const HOLDER =
  'figure, picture, [style*="background"], [class*="featured"], [class*="thumbnail"], [class*="hero"], [class*="lead"], [class*="lede"], [class*="cover"], [class*="headerimg"], [id*="headerimg"], [class*="main-media"], [class*="main-image"], [class*="top-image"], [class*="article-image"], [class*="article-photo"], [class*="article__image"], [class*="post-image"], [class*="post-img"], [class*="title-image" i], [class*="titleimage" i]';
const NOT_LEAD =
  /(?:^|[\s_-])(?:logo|avatars?|author|contributors?|writers?|bio|portrait|info|meta|type|labels?|badges?|byline|icons?|brand|site-?header|masthead|nav|ads?|banner|related|recommend\w{0,5}|share|sharing|social|promo|qr\w{0,4}|sponsor\w{0,3}|sidebar|newsletter)(?:$|[\s_-])/i;
/** A picture with more words than a caption has is a card or a story of its own. */
const MOST_WORDS = 900;

/**
 * What shows pictures before the text: a gallery below the headline, else the nearest box that
 * holds one picture, named so or below the headline.
 */
function leadPictures(
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
  const gallery = galleryOf($, boxes.below, scope);
  if (gallery) return [gallery];
  const named = boxes.named.filter((box) => !root.closest(box).length);
  const below = boxes.below.map((image) => boxOf($, image, around));
  const lead = [named, below]
    .map((some) => some.filter((box) => isLead($, box, scope)).at(-1))
    .find(Boolean);
  return lead ? [lead] : [];
}

/** Sliders by the programs that move them; some repeat the first and the last picture. */
const GALLERY =
  '[class*="swiper"], [class*="slider"], [class*="slick"], [class*="carousel"], [class*="gallery"], [class*="splide"], [class*="flickity"], [class*="slideshow"]';
const REPEATED_SLIDE = '.swiper-slide-duplicate, .slick-cloned, .splide__slide--clone';

/** The outermost gallery among the pictures between headline and text. */
function galleryOf($: Tree, pictures: Element[], scope: Cheerio<Element>): Element | undefined {
  const boxes = pictures.flatMap((image) => $(image).parentsUntil(scope, GALLERY).get().slice(-1));
  const gallery = boxes.find((box) => isGallery($(box as Element), scope));
  if (gallery) $(gallery).find(REPEATED_SLIDE).remove();
  return gallery as Element | undefined;
}

function isGallery(box: Cheerio<Element>, scope: Cheerio<Element>): boolean {
  const images = box.find(PICTURE).get() as Element[];
  const isElsewhere = box.closest('li, nav, aside, footer').length > 0 || namedNotLead(box, scope);
  if (images.length < 2 || isElsewhere || images.some(isSmall)) return false;
  const links = box.find('a[href]').get() as Element[];
  return links.every(
    ({ attribs }) => /^#|^javascript:/.test(attribs.href!) || PICTURE_FILE.test(attribs.href!),
  );
}

const namedNotLead = (box: Cheerio<Element>, scope: Cheerio<Element>): boolean =>
  ([...box.get(), ...box.parentsUntil(scope).get()] as Element[]).some(({ attribs }) =>
    NOT_LEAD.test(`${attribs.class ?? ''} ${attribs.id ?? ''}`),
  );

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
  if (images !== 1 && !isBackground) return false;
  if (box.closest('li, nav, aside, footer').length > 0) return false;
  const link = box.closest('a').attr('href') ?? '';
  if (link && !PICTURE_FILE.test(link)) return false;
  const shown = (box.is(PICTURE) ? box : box.find(PICTURE)).get() as Element[];
  if (shown.some(isSmall)) return false;
  const names = [element, ...shown, ...box.parentsUntil(scope).get()].map(
    ({ attribs }) => `${attribs.class ?? ''} ${attribs.id ?? ''}`,
  );
  return !names.some((name) => NOT_LEAD.test(name)) && measure(element).prose < MOST_WORDS;
}

const PICTURE_FILE = /\.(?:jpe?g|png|webp|gif)(?:$|\?)/i;

function isSmall({ attribs }: Element): boolean {
  const [width, height] = [Number(attribs.width ?? 0), Number(attribs.height ?? 0)];
  if (/\.svg(?:$|\?)/i.test(attribs.src ?? '') && !attribs['data-src']) return true;
  return (width > 0 && width <= SMALL) || (height > 0 && height <= SMALL / 3);
}

function startsWithPicture(root: Cheerio<Element>): boolean {
  const first = root
    .find(`${PICTURE}, p`)
    .get()
    .find((e) => e.name !== 'p' || measure(e).prose > 60);
  return first !== undefined && first.name !== 'p';
}

/** Discuz, vBulletin, phpBB and Mastodon list pictures of a post that its text does not show. */
const ATTACHED =
  '.pattl, .attachments, .attachbox, .postattachments, .messageAttachments, .media-gallery';
const LEVELS = 6;

function attachedBelow(root: Cheerio<Element>): Element[] {
  let at = root;
  for (let level = 0; level < LEVELS && at.length > 0 && !at.is('body'); level++) {
    const found = at.nextAll(ATTACHED).filter((_, box) => root.find(box).length === 0);
    if (found.length > 0) return found.first().get();
    at = at.parent();
  }
  return [];
}
