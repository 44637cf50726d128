import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { measure } from './measure.ts';

/**
 * Takes into the text what belongs to it but stands outside its container: the lead picture
 * between headline and text, and the pictures that forums attach below.
 */
export function addPicturesAround($: Tree, body: Cheerio<Element>, root: Cheerio<Element>): void {
  const lead = startsWithPicture(root) ? undefined : leadPicture($, body, root);
  if (lead) root.prepend(lead);
  root.append(attachedBelow(root));
}

const PICTURE = 'img, amp-img';
const HOLDER =
  'figure, picture, [style*="background"], [class*="featured"], [class*="thumbnail"], [class*="hero"], [class*="lead"], [class*="lede"], [class*="cover"], [class*="headerimg"], [id*="headerimg"], [class*="main-media"], [class*="main-image"], [class*="top-image"], [class*="article-image"], [class*="article-photo"], [class*="article__image"], [class*="post-image"], [class*="post-img"]';
const NOT_LEAD =
  /(?:^|[\s_-])(?:logo|avatars?|author|byline|icons?|brand|site-?header|masthead|nav|ads?|banner|related|recommend\w{0,5}|share|social|promo|sponsor\w{0,3}|sidebar|newsletter)(?:$|[\s_-])/i;
/** A picture with more words than a caption has is a card or a story of its own. */
const MOST_WORDS = 900;

/** The nearest box before the text, inside the article, that holds one picture. */
function leadPicture($: Tree, body: Cheerio<Element>, root: Cheerio<Element>): Element | undefined {
  const scope = articleAround($, body, root);
  if (!scope) return undefined;
  const around = new Set(root.parents().get());
  return boxesBefore(scope, root.get(0)!)
    .filter((box) => !around.has(box))
    .filter((box) => isLead($, box, scope))
    .at(-1);
}

/** Of many boxes only the nearest are looked at. */
const MOST_BOXES = 40;

function boxesBefore(scope: Cheerio<Element>, text: Element): Element[] {
  const inOrder = scope.find('*').get();
  const before = new Set(inOrder.slice(0, inOrder.indexOf(text)));
  const boxes = scope.find(HOLDER).get();
  return boxes.filter((box) => before.has(box)).slice(-MOST_BOXES);
}

/** The article's own element, else the smallest box that holds the headline and the text. */
function articleAround(
  $: Tree,
  body: Cheerio<Element>,
  root: Cheerio<Element>,
): Cheerio<Element> | undefined {
  const around = root.parent().closest('article, main, [role=main]').get(0);
  if (around) return $(around as Element);
  const headline = body.find('h1').first();
  if (headline.length === 0 || headline.closest(root).length > 0) return undefined;
  const boxes = root.parents().get();
  const common = boxes.find((box) => headline.closest(box).length > 0);
  return common && common.name !== 'html' ? $(common as Element) : undefined;
}

function isLead($: Tree, box: Element, scope: Cheerio<Element>): boolean {
  const images = $(box).find(PICTURE).not('noscript *').length;
  const isBackground = images === 0 && /url\(/.test(box.attribs.style ?? '');
  if (images !== 1 && !isBackground && $(box).find('noscript img').length !== 1) return false;
  if ($(box).closest('li, nav, aside, footer').length > 0) return false;
  const link = $(box).closest('a').attr('href');
  if (link && !/\.(?:jpe?g|png|webp|gif)(?:$|\?)/i.test(link)) return false;
  const boxes = [box, ...$(box).find(PICTURE).get(), ...$(box).parentsUntil(scope).get()];
  const names = boxes.map(({ attribs }) => `${attribs.class ?? ''} ${attribs.id ?? ''}`);
  return !names.some((name) => NOT_LEAD.test(name)) && measure(box).prose < MOST_WORDS;
}

function startsWithPicture(root: Cheerio<Element>): boolean {
  const first = root
    .find(`${PICTURE}, p`)
    .get()
    .find((e) => e.name !== 'p' || measure(e).prose > 60);
  return first !== undefined && first.name !== 'p';
}

/** Discuz, vBulletin and phpBB list the files of a post that its text does not show. */
const ATTACHED = '.pattl, .attachments, .attachbox, .postattachments, .messageAttachments';
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
