import { message } from '../messages.ts';
import type { PageMetadata, SourceFile } from '../types.ts';
import { removeBoilerplate } from './mirror/boilerplate.ts';
import { adoptCaptions, pictures } from './mirror/captions.ts';
import { takeClosing } from './mirror/closing.ts';
import { takeDateline } from './mirror/dateline.ts';
import { noteEmbeds } from './mirror/embeds.ts';
import { isMirrorPage, splitFrame } from './mirror/frame.ts';
import { holdsPlayer, removeJunk } from './mirror/junk.ts';
import { takeKeywords } from './mirror/keywords.ts';
import { cleanAlternatives, frameLead, removeLeadRule, removeRepeatedLead } from './mirror/lead.ts';
import { openPictureTables, splitPictureParagraphs } from './mirror/picture-blocks.ts';
import { removeRelated } from './mirror/related.ts';
import { repairMarkup } from './mirror/repair.ts';
import { squeeze, type TextRun, textRuns } from './mirror/runs.ts';
import { isScanBody, setScans } from './mirror/scans.ts';
import { dayInAddress, dayOfWirePicture, siteOf } from './mirror/sites.ts';
import { partsOfTitle } from './mirror/title.ts';
import { takeTitleBlock } from './mirror/title-block.ts';
import type { NoArticle, Page } from './page.ts';
import { parseDocument, parseMarkup, tools } from './parse.ts';
import { append, type Element, element, textOf } from './tree.ts';

/** True when the text is a page of a news mirror: Markdown frame around an article in HTML. */
export function looksLikeMirrorPage(text: string): boolean {
  return isMirrorPage(text);
}

/**
 * Reads a mirror page: the article's HTML without the mirror's frame, advertisement and the
 * site's boiler-plate, and what heading, dateline, closing lines and address tell of it.
 * @throws TooComplexError when the markup would exceed the node limit
 */
export function readMirrorPage(file: SourceFile, text: string): Page | NoArticle {
  const frame = splitFrame(text);
  const body = gather(parseDocument(repairMarkup(frame.html)));
  if (!squeeze(textOf(body)) && pictures(body).length === 0 && !holdsPlayer(body)) {
    return { noArticle: message('mirror-page-empty', file.place) };
  }
  const title = plainTitle(frame.title) ?? file.indexTitle;
  const metadata = isScanBody(body)
    ? setScans(body, file, title)
    : readArticle(body, file, title, frame.url);
  return {
    kind: 'mirror',
    place: file.place,
    $: tools,
    root: tools(body),
    metadata: { ...metadata, ...addressMetadata(frame.url) },
    base: frame.url ?? folderOf(file.place),
    messages: [],
  };
}

/**
 * The order matters: keywords first, since a related-articles box lists the article's own; junk
 * next, so that nothing hidden is read as dateline or caption.
 */
function readArticle(
  body: Element,
  file: SourceFile,
  title: string | undefined,
  url?: string,
): PageMetadata {
  const tags = takeKeywords(body);
  removeJunk(body);
  noteEmbeds(body);
  const block = takeTitleBlock(body, title);
  cleanAlternatives(body, title);
  openPictureTables(body);
  adoptCaptions(body);
  splitPictureParagraphs(body);
  frameLead(body);
  removeLeadRule(body);
  removeRepeatedLead(body);
  const day = dayInAddress(url ?? '') ?? dayOfWirePicture(body);
  const dateline = takeDateline(body, day);
  const lines = textRuns(body);
  const closing = takeClosing(lines);
  removeRelated(lines.filter(isLeft));
  removeBoilerplate(lines.filter(isLeft));
  const parts = partsOfTitle(title ?? '');
  const byline = dateline.byline ?? closing.byline ?? block.byline;
  const categories = [parts.column, block.column].filter((column) => column !== undefined);
  return definedOnly({
    title,
    subtitle: block.subtitle,
    byline,
    authors: parts.author && !byline && isOpinion(file, parts.column) ? [parts.author] : undefined,
    editors: closing.editors.length > 0 ? closing.editors : undefined,
    dateline: dateline.dateline,
    published: dateline.published,
    rights: closing.rights,
    series: parts.series,
    tags: tags.length > 0 ? tags : undefined,
    categories: categories.length > 0 ? categories : undefined,
  });
}

/** What was taken off the text leaves an empty run. */
const isLeft = ({ squeezed }: TextRun) => squeezed !== '';

/** In a news channel `王五：…` quotes a politician; in an opinion channel it names the author. */
const isOpinion = (file: SourceFile, column = '') => holdsOpinion(file) || OPINION.test(column);

function holdsOpinion({ channel }: SourceFile): boolean {
  return !channel || channel.title === channel.id || OPINION.test(channel.title);
}

const OPINION = /评论|評論|专栏|專欄|随笔|隨筆|观点|觀點|笔谈|文集|诗|史/;

/**
 * Whether two files that hold the same bytes give the same page but for their place: a mirror
 * keeps one page under several channels.
 */
export function readAlike(a: SourceFile, b: SourceFile): boolean {
  return a.indexTitle === b.indexTitle && holdsOpinion(a) === holdsOpinion(b);
}

/** The script copied titles with their HTML entities. */
function plainTitle(printed: string | undefined): string | undefined {
  if (!printed || !/&(?:#\d+|#x[\da-f]+|[a-z]+);/i.test(printed)) return printed;
  return parseMarkup(printed.replaceAll('<', '&lt;')).root().text();
}

function addressMetadata(url: string | undefined): PageMetadata {
  const site = url === undefined ? undefined : siteOf(url);
  return definedOnly({ url, site, publisher: site });
}

/** Stray closing tags cannot split the article when the wrapper is made after parsing. */
function gather(document: Parameters<typeof append>[0]): Element {
  const body = element('div', {}, [...document.children]);
  append(document, [body]);
  return body;
}

function folderOf(place: string): string {
  const end = place.lastIndexOf('/');
  return end < 0 ? './' : `./${place.slice(0, end + 1)}`;
}

function definedOnly<T extends object>(value: { [K in keyof T]: T[K] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as T;
}
