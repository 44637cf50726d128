import type { Cheerio } from 'cheerio';
import type { Document, Element } from 'domhandler';
import type { Tree } from '../parse.ts';
import { append, element } from '../tree.ts';
import { removeBoilerplate } from './boilerplate.ts';
import { blocksBesideTeasers, boxOfKept, isOneOfParts } from './kept-box.ts';
import { linkDensity, measure, runningProse } from './measure.ts';
import { addPicturesAround } from './pictures-around.ts';
import { readabilityOf } from './readability.ts';

export interface Content {
  $: Tree;
  root: Cheerio<Element>;
}

/** Containers that sites and content systems name as the article's text. */
const NAMED = [
  '[itemprop~=articleBody]',
  '#js_content, .rich_media_content',
  '.RichText, .Post-RichText',
  '#mw-content-text .mw-parser-output, #mw-content-text',
  '.available-content .body, .body.markup',
  '.gh-content, .post-full-content',
  '.entry-content, .post-content, .post_content, .post__content, .post-body, .postbody, .td-post-content',
  '.article-content, .article_content, .article__content, .article-body, .article__body, .article_body, .articleBody, .articlebody, .ArticleBody',
  '.story-body, .story-content, .storytext, #storytext, .StandardArticleBody_body, .wsw, .c-entry-content, .caas-body',
  '.topic-body .cooked, .cooked',
  '#artbody, #article_content, #articleContent, #article-content, #article-body, #ArticleBody, #content_body, #endText, #artibody',
  '.markdown-body, .prose, .e-content, .blog-post-content, .single-content, .rte',
].join(', ');

const GENERAL =
  'article, [role=article], main, [role=main], #content, #main-content, .content, .main-content, .story, .post, .hentry, .h-entry';

/** Words in a name by which a box may be tried. */
const LIKELY =
  /(?:article|post|entry|story|news|blog|page|main|text)[-_]?(?:body|content|text|detail|main|area|inner|wrap)?/i;

/** Text of the page that the smaller of two nested containers must keep to be preferred. */
const NEARLY_ALL = 0.9;
/** Weight of text below which a container is no article (about 70 ideographs). */
const LEAST_PROSE = 200;

/**
 * Finds the article in a page: our own containers first, chosen by the sentences that run in
 * them; the readability library where these are unsure, as adviser or, where ours lack text that
 * it has, by its own copy.
 * @param title as the page's head gives it, by which its headline is known
 */
export function findContent($: Tree, title?: string): Content | undefined {
  const askReadability = readabilityOf($);
  const body = bodyOf($);
  removeBoilerplate($, body);
  const own = chooseContainer($, body);
  if (own && isCertain(own, body)) {
    const inner = boxOfKept($, blocksBesideTeasers(own.root.get(0)!), own.root);
    return withPicturesAround($, body, inner ?? own.root, title);
  }
  const other = proseOf(body) >= LEAST_PROSE ? askReadability() : undefined;
  if (other) removeBoilerplate(other.$, other.root);
  if (!own) return other && proseOf(other.root) >= proseOf(body) / 2 ? other : wholePage($, body);
  if (other && isBetter(other.root.get(0)!, own)) return other;
  const inner = other && boxOfKept($, other.kept, own.root);
  return withPicturesAround($, body, inner ?? own.root, title);
}

/** The body; HTML that leaves it out, or a fragment of a page, is given one. */
function bodyOf($: Tree): Cheerio<Element> {
  const [written] = $('body');
  if (written) return $(written);
  const parent = $('html').get(0) ?? ($.root().get(0) as Document);
  const body = element('body', {}, [...parent.children]);
  append(parent, [body]);
  return $(body);
}

/** A page so plain that nothing names its text is all text. */
function wholePage($: Tree, body: Cheerio<Element>): Content | undefined {
  return proseOf(body) >= LEAST_PROSE / 2 ? { $, root: body } : undefined;
}

function proseOf(root: Cheerio<Element>): number {
  return measure(root.get(0)!).prose;
}

interface Candidate {
  root: Cheerio<Element>;
  /** Weight of its running text; of all its text but links, on a page without any. */
  prose: number;
  named: boolean;
}

function chooseContainer($: Tree, body: Cheerio<Element>): Candidate | undefined {
  const running = runningProse(body.get(0)!);
  const named = new Set(body.find(NAMED).get());
  const likely = body
    .find('div[class], div[id], section[class], td[class], td[id]')
    .get()
    .filter((e) => LIKELY.test(`${e.attribs.class ?? ''} ${e.attribs.id ?? ''}`));
  const elements = [...new Set([...named, ...body.find(GENERAL).get(), ...likely])] as Element[];
  const weigh = (prose: (element: Element) => number) =>
    elements.map((element) => ({
      root: $(element) as Cheerio<Element>,
      prose: prose(element),
      named: named.has(element),
    }));
  const isAny = elements.some((element) => running.get(element)! >= LEAST_PROSE);
  const candidates = isAny ? weigh((element) => running.get(element)!) : weigh(shortLines);
  const best = candidates.sort((a, b) => b.prose - a.prose)[0];
  if (!best || best.prose < LEAST_PROSE) return undefined;
  return innermost($, best, candidates, running);
}

/** Verse and lists. Links are taken off twice: a box of links must not win by its size. */
function shortLines(element: Element): number {
  const { prose, linked } = measure(element);
  return prose - linked;
}

/** The smallest container that still has nearly all the text: less around it. */
function innermost(
  $: Tree,
  best: Candidate,
  candidates: Candidate[],
  running: Map<Element, number>,
): Candidate {
  const inside = candidates.filter(
    (c) =>
      c !== best &&
      c.root.closest(best.root).length > 0 &&
      c.prose >= best.prose * NEARLY_ALL &&
      !isOneOfParts($, c.root.get(0)!, best.root, running),
  );
  const smaller = inside.sort((a, b) => a.prose - b.prose || depthOf(b) - depthOf(a))[0];
  return inside.find((c) => c.named) ?? smaller ?? best;
}

const depthOf = (candidate: Candidate) => candidate.root.parents().length;

/** A named container with most of the page's text needs no second opinion. */
function isCertain(own: Candidate, body: Cheerio<Element>): boolean {
  const whole = runningProse(body.get(0)!).get(body.get(0)!)!;
  return (
    own.named &&
    own.prose >= 1500 &&
    own.prose >= whole * 0.6 &&
    linkDensity(measure(own.root.get(0)!)) < 0.25
  );
}

/** Readability's result, when ours lacks text that it has, or is more links than text. */
function isBetter(other: Element, { root, prose }: Candidate): boolean {
  const [theirs, ours] = [measure(other), measure(root.get(0)!)];
  const [density, ownDensity] = [linkDensity(theirs), linkDensity(ours)];
  if (prose < runningProse(other).get(other)! * 0.9) return density <= ownDensity + 0.15;
  return ownDensity > 0.35 && density < ownDensity - 0.1 && theirs.prose >= ours.prose * 0.6;
}

function withPicturesAround(
  $: Tree,
  body: Cheerio<Element>,
  root: Cheerio<Element>,
  title: string | undefined,
): Content {
  addPicturesAround($, body, root, title);
  return { $, root };
}
