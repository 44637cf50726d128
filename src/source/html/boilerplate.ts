import type { Cheerio } from 'cheerio';
import { type Element, isTag, isText } from 'domhandler';
import type { Tree } from '../parse.ts';
import { elementsBelow } from '../tree.ts';
import { PICTURE_FILE } from './lead-pictures.ts';
import { linkDensity, measure, runningProse } from './measure.ts';

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
  /foot-?note|endnote|reference|reflist|citation|bibliograph|further-?reading|pull-?quote|call-?out|admonition|hero[-_]{1,2}overlay|(?:^|[-_\s])(?:note|tip|info|warning|important|caption|gallery|wp-block-(?:image|gallery|quote|table|list))/i;

const NEVER_TEXT =
  'nav, button, select, textarea, dialog, input, [role=navigation], [role=search], [role=banner], [role=complementary], [role=contentinfo], [role=dialog], [role=menu], [role=toolbar], [aria-modal=true], .mw-editsection, .mw-jump-link, .headerlink, .anchor-link, link, meta, style, script:not([type^="math/"]), template';

const namesOf = ({ attribs }: Element) => `${attribs.class ?? ''} ${attribs.id ?? ''}`;

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
  const said = namesOf(element);
  if (insideCode(element) || isOwn(element) || showsGallery(element)) return false;
  if (name === 'footer' || (name === 'aside' && !isFigure(element))) return true;
  return !KEPT_ELEMENTS.has(name) && said.split(/\s+/).some(isBoilerplateName);
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

/** A picture that some sites set apart with its caption; that of a teaser is behind a link. */
function isFigure(element: Element): boolean {
  const images = elementsBelow(element).filter(({ name }) => name === 'img');
  const isLinked = (image: Element) => {
    for (let at = image.parent; at && at !== element; at = at.parent) {
      if (isTag(at) && at.name === 'a') return !PICTURE_FILE.test(at.attribs.href ?? '');
    }
    return false;
  };
  return images.length > 0 && !images.some(isLinked) && linkDensity(measure(element)) < 0.3;
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
  return namesOf(element)
    .split(/\s+/)
    .some((token) => BESIDE.test(nameIn(token)));
}

function isInside(element: Element, boxes: Set<Element>): boolean {
  for (let at = element.parent; at; at = at.parent) if (boxes.has(at as Element)) return true;
  return false;
}

/** Parts of a gallery have the oddest names: what shows pictures there is the article's. */
function showsGallery(element: Element): boolean {
  const around: Element[] = [];
  for (let at = element.parent; at && isTag(at) && around.length < 3; at = at.parent)
    around.push(at);
  const isGallery = around.some((box) => /(?:^|[-_\s])gallery(?:$|[-_\s])/i.test(namesOf(box)));
  const namesPicture = ({ attribs }: Element) =>
    Object.values(attribs).some((value) => PICTURE_FILE.test(value));
  return isGallery && elementsBelow(element).some(namesPicture);
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

const LABEL =
  /^(?:related(?: (?:articles?|stories|posts|content|news|reading|topics|links|coverage))?|read (?:more|next|also)|more (?:from|on|in|stories|news|to read)\b.{0,40}|recommended(?: (?:for you|reading|stories))?|you (?:may|might)(?: also)? (?:like|be interested).{0,20}|see also|also read|(?:à )?lire aussi|lesen sie auch|mehr zum thema|le[ea] también|leggi anche|don['’]t miss|most (?:read|popular)|trending(?: now)?|share (?:this|on|via)\b.{0,30}|share|follow us.{0,30}|advertisement|sponsored|leave a (?:reply|comment)|comments?(?: \(\d{1,5}\))?|filed under|tags?|topics|subscribe\b.{0,60}|sign up\b.{0,60}|相关(?:阅读|新闻|文章|报道|推荐|链接)|相關(?:閱讀|新聞|文章|報導|報道|連結)|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀|更多(?:新闻|文章|报道|新聞|報導|内容|內容)|热门(?:文章|新闻|推荐)|熱門(?:文章|新聞)|猜你喜欢|上一篇|下一篇|分享(?:到|至|本文)?.{0,12}|广告|廣告|関連記事|관련 ?기사)\s{0,3}[:：]?/i;

/** What a page offers between its passages, as a line of its own. */
const TOOL =
  /^(?:continue reading(?: the main story)?|enlarge(?: this)? image|back to top|show captions|show thumbnails|view all photos(?: in gallery)?|get free e-?mail alerts on these topics|(?:click to )?(?:print|e-?mail) this (?:article|story|page)|skip advertisement|story continues below)\.?$/i;

/** "Related stories:" and the links under it; "Read also: <a>…</a>" as a line of its own. */
function removeLabelledLists($: Tree, root: Cheerio<Element>): void {
  for (const element of root.find('h2, h3, h4, h5, h6, p, strong, div, section, li, span').get()) {
    const text = $(element).text().trim();
    if (text.length < 60 && TOOL.test(text) && $(element).find('img').length === 0) {
      $(element).remove();
      continue;
    }
    const label = text.length < 300 ? LABEL.exec(text)?.[0] : undefined;
    if (label === undefined) continue;
    if ($(element).find('img, figure').length > 0) {
      if (text.length < TEASER && isTeaser($(element))) $(element).remove();
      continue;
    }
    const rest = text.length - label.length;
    if (rest === 0) removeWithList($(element));
    else if (/[:：]\s*$/.test(label) && linkDensity(measure(element)) > 0.5) $(element).remove();
  }
}

/** Words that a teaser has beside its label, as characters. */
const TEASER = 160;
const THUMBNAIL = 200;

/** Nearly all its words lead elsewhere, and its pictures promise to be small. */
function isTeaser(box: Cheerio<Element>): boolean {
  const isSmall = ({ attribs }: Element) =>
    Number(attribs.width) > 0 && Number(attribs.width) <= THUMBNAIL;
  return linkDensity(measure(box.get(0)!)) > 0.6 && box.find('img').get().every(isSmall);
}

function removeWithList(label: Cheerio<Element>): void {
  const next = label.next();
  const density = next.length > 0 ? linkDensity(measure(next.get(0)!)) : 0;
  if (next.is('ul, ol, div, section, p') && density > 0.6) {
    next.remove();
    label.remove();
  } else if (
    /^(?:advertisement|sponsored|share|广告|廣告|comments?|上一篇|下一篇)/i.test(
      label.text().trim(),
    )
  ) {
    label.remove();
  }
}
