import type { Cheerio } from 'cheerio';
import type { Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { linkDensity, measure } from './measure.ts';

const LABEL =
  /^(?:related(?: (?:articles?|stories|posts|content|news|reading|topics|links|coverage))?|read (?:more|next|also)|more (?:from|on|in|stories|news|to read)\b.{0,40}|recommended(?: (?:for you|reading|stories))?|you (?:may|might)(?: also)? (?:like|be interested).{0,20}|see also|also read|(?:à )?lire aussi|lesen sie auch|mehr zum thema|le[ea] también|leggi anche|don['’]t miss|most (?:read|popular)|trending(?: now)?|share (?:this|on|via)\b.{0,30}|share|follow us.{0,30}|advertisement|sponsored|leave a (?:reply|comment)|comments?(?: \(\d{1,5}\))?|filed under|tags?|topics|subscribe\b.{0,60}|sign up\b.{0,60}|相关(?:阅读|新闻|文章|报道|推荐|链接)|相關(?:閱讀|新聞|文章|報導|報道|連結)|推荐阅读|推薦閱讀|延伸阅读|延伸閱讀|更多(?:新闻|文章|报道|新聞|報導|内容|內容)|热门(?:文章|新闻|推荐)|熱門(?:文章|新聞)|猜你喜欢|上一篇|下一篇|分享(?:到|至|本文)?.{0,12}|广告|廣告|関連記事|관련 ?기사)\s{0,3}[:：]?/i;

/** What a page offers between its passages, as a line of its own. */
const TOOL =
  /^(?:continue reading(?: the main story)?|enlarge(?: this)? image|back to top|show captions|show thumbnails|view all photos(?: in gallery)?|get free e-?mail alerts on these topics|(?:click to )?(?:print|e-?mail) this (?:article|story|page)|skip advertisement|story continues below)\.?$/i;

/** "Related stories:" and the links under it; "Read also: <a>…</a>" as a line of its own. */
export function removeLabelledLists($: Tree, root: Cheerio<Element>): void {
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
