import type { Cheerio } from 'cheerio';
import { type Element, isText } from 'domhandler';
import type { Tree } from '../parse.ts';
import { removeLabelledLists } from './labelled-lists.ts';
import { measure, runningProse } from './measure.ts';
import { isPictureApart, namesOf, showsGallery } from './pictures-apart.ts';

/** Words in class names and ids by which sites call what is not the article. */
const WORDS = `
  share sharing sharebar social sharedaddy addtoany jp-relatedposts follow-us related
  recommend recommended recommendation recommendations recirc more-stories more-from
  more-article more-articles more-on suggest suggested
  also-like read-next read-also up-next most-read most-popular trending popular newsletter
  subscribe subscription signup sign-up optin mailchimp cta paywall promo promotion advert
  advertisement ad ads ad-slot adsbygoogle sponsor sponsored outbrain taboola cookie
  cookies consent gdpr breadcrumb breadcrumbs crumbs comments commentlist comment-form
  comment-list respond disqus livefyre giscus utterances pagination pager pagenavi
  post-nav post-navigation prev-next nav navbar navigation menu sidebar widget widgets
  footer masthead toolbar tools actions skip-link skip author-box author-bio author-info
  author-card about-author about-the-author authorbox bio profile byline dateline-meta
  post-meta entry-meta article-meta posted-on post-info article-info tags tag-list taglist
  post-tags tag-cloud tagcloud post-categories cat-links tags-links popup modal overlay
  lightbox-ui toast banner-ad login reactions rating ratings vote like likes claps
  print-button toc mw-editsection navbox catlinks printfooter siteSub jump-link
  sistersitebox noprint hatnote ambox mw-jump qr qrcode qr_code reward donate donation
  rich_media_tool copyright disclaimer download-app app-download read-time reading-time
  listen audio-player-promo text-to-speech correction-form feedback report-error`;

const NAMES = new RegExp(`(?:^|[-_])(?:${WORDS.trim().replace(/\s+/g, '|')})(?:$|[-_])`, 'i');

/** Foot-notes, asides of the author's own and quotes that stand out are the article. */
const OWN =
  /foot-?note|endnote|references?(?!d)|reflist|citation|bibliograph|further-?reading|pull-?quote|call-?out|admonition|hero[-_]{1,2}overlay|(?:^|[-_\s])(?:note|tip|info|warning|important|caption|gallery|wp-block-(?:image|gallery|quote|table|list))/i;

const NEVER_TEXT =
  'nav, button, select, textarea, dialog, input, [role=navigation], [role=search], [role=banner], [role=complementary], [role=contentinfo], [role=dialog], [role=menu], [role=toolbar], [aria-modal=true], .mw-editsection, .mw-jump-link, .headerlink, .anchor-link, link, meta, style, script:not([type^="math/"]), template';

/** Whether an element is named as what belongs to an article: notes, asides, figures. */
export const isOwn = (element: Element): boolean =>
  OWN.test(namesOf(element)) || /^doc-/.test(element.attribs.role ?? '');

/** A share of the page's text above which a name cannot be meant as it reads. */
const TOO_MUCH = 0.3;
/** Comments and columns often hold more text than a short article. */
const BESIDE =
  /(?:^|[-_])(?:comments?|commentlist|disqus|livefyre|sidebar|related|recommended)(?:$|[-_])/i;
/** Weight of running text besides them that makes an article. */
const ENOUGH = 400;

/**
 * Drops what sites put in and around an article: share bars, related stories, boxes for
 * newsletters, authors and cookies, comments, navigation. What holds a large part of the text
 * stays whatever it is called, as do code, quotes, tables and foot-notes.
 */
export function removeBoilerplate($: Tree, root: Cheerio<Element>): void {
  root.find(NEVER_TEXT).not('pre *, code *').remove();
  const limit = weightOf(root.get(0)!) * TOO_MUCH;
  // ASP.NET puts the whole page into a form.
  for (const form of root.find('form').get()) if (weightOf(form) <= limit) $(form).remove();
  removeData($, root);
  removeBeside($, root);
  for (const element of root.find('[class], [id], aside, footer').get()) {
    if (isBoilerplate(element) && weightOf(element) <= limit) $(element).remove();
  }
  removeLabelledLists($, root);
}

const KEPT_ELEMENTS = new Set(
  'html body article main h1 pre code table tbody tr td th blockquote figure picture img sup sub a math span b i em strong code'.split(
    ' ',
  ),
);

function isBoilerplate(element: Element): boolean {
  const { name } = element;
  const isNamed = !KEPT_ELEMENTS.has(name) && namesOf(element).split(/\s+/).some(isBoilerplateName);
  if (!isNamed && name !== 'aside' && name !== 'footer') return false;
  if (insideCode(element) || isOwn(element)) return false;
  return !isPictureApart(element) && !showsGallery(element);
}

const isBoilerplateName = (token: string): boolean => NAMES.test(nameIn(token));

/**
 * `RelatedPosts_root__x3` and `has-sidebar`: words apart, and states are not names. Whatever a
 * page builder sets is a widget to it: `elementor-widget-image`.
 */
function nameIn(token: string): string {
  if (/^(?:has|no|with|without|js|is|not|enable|show)[-_]/i.test(token)) return '';
  const name = token.replace(/^(?:elementor|et_pb|fl|siteorigin|so)[-_]widgets?(?:[-_]|$)/i, '');
  return name.replace(/([a-z])([A-Z])/g, '$1-$2');
}

/** Records for scripts, written into boxes that the page hides. */
function removeData($: Tree, root: Cheerio<Element>): void {
  for (const element of root.find('div, p').get()) {
    const [only, ...more] = element.children;
    if (
      only &&
      isText(only) &&
      more.length === 0 &&
      RECORD.test(only.data) &&
      !insideCode(element)
    ) {
      $(element).remove();
    }
  }
}

const RECORD = /^\s{0,99}\{\s{0,99}"\w{1,50}"\s{0,9}:[\s\S]{100,99999}\}\s{0,99}$/;

/** Comments and columns, however long, where an article is left without them. */
function removeBeside($: Tree, root: Cheerio<Element>): void {
  const running = runningProse(root.get(0)!);
  const named = new Set(root.find('[class], [id]').get().filter(isBeside));
  const beside = [...named].filter((element) => !isInside(element, named));
  const all = running.get(root.get(0)!)!;
  const left = beside.reduce((sum, element) => sum - running.get(element)!, all);
  if (left >= ENOUGH) $(beside).remove();
}

function isBeside(element: Element): boolean {
  if (KEPT_ELEMENTS.has(element.name) || insideCode(element)) return false;
  const tokens = namesOf(element).split(/\s+/);
  return tokens.some((token) => BESIDE.test(nameIn(token))) && !isPictureApart(element);
}

function isInside(element: Element, boxes: Set<Element>): boolean {
  for (let at = element.parent; at; at = at.parent) if (boxes.has(at as Element)) return true;
  return false;
}

function insideCode(element: Element): boolean {
  for (let at = element.parent; at && 'name' in at; at = at.parent) {
    if (at.name === 'pre' || at.name === 'code') return true;
  }
  return false;
}

function weightOf(element: Element): number {
  const { prose, linked } = measure(element);
  return prose + linked;
}
