import type { PageMetadata, SourceFile } from '../types.ts';
import { removeBoilerplate } from './mirror/boilerplate.ts';
import { adoptCaptions } from './mirror/captions.ts';
import { takeClosing } from './mirror/closing.ts';
import { takeDateline } from './mirror/dateline.ts';
import { noteEmbeds } from './mirror/embeds.ts';
import { isMirrorPage, splitFrame } from './mirror/frame.ts';
import { removeJunk } from './mirror/junk.ts';
import { takeKeywords } from './mirror/keywords.ts';
import { frameLead, removeLeadRule, removeRepeatedLead } from './mirror/lead.ts';
import { openPictureTables, splitPictureParagraphs } from './mirror/picture-blocks.ts';
import { removeRelated } from './mirror/related.ts';
import { repairMarkup } from './mirror/repair.ts';
import { isScanBody, setScans } from './mirror/scans.ts';
import { dayInAddress, siteOf } from './mirror/sites.ts';
import { partsOfTitle } from './mirror/title.ts';
import { takeTitleBlock } from './mirror/title-block.ts';
import { append, type Element, element } from './mirror/tree.ts';
import type { NoArticle, Page } from './page.ts';
import { parseMarkup } from './parse.ts';

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
  const $ = parseMarkup(repairMarkup(frame.html));
  const body = gather($.root()[0]! as never);
  const title = frame.title ?? file.indexTitle;
  const metadata = isScanBody(body)
    ? setScans(body, file, title)
    : readArticle(body, title, frame.url);
  return {
    kind: 'mirror',
    place: file.place,
    $,
    root: $(body),
    metadata: { ...metadata, ...addressMetadata(frame.url) },
    base: frame.url ?? folderOf(file.place),
    messages: [],
  };
}

/** The order matters: junk first, so that nothing hidden is read as dateline or caption. */
function readArticle(body: Element, title: string | undefined, url?: string): PageMetadata {
  removeJunk(body);
  const tags = takeKeywords(body);
  noteEmbeds(body);
  const block = takeTitleBlock(body, title);
  openPictureTables(body);
  adoptCaptions(body);
  splitPictureParagraphs(body);
  frameLead(body);
  removeLeadRule(body);
  removeRepeatedLead(body);
  const day = url === undefined ? undefined : dayInAddress(url);
  const dateline = takeDateline(body, day);
  const closing = takeClosing(body);
  removeRelated(body);
  removeBoilerplate(body);
  const parts = partsOfTitle(title ?? '');
  const byline = dateline.byline ?? closing.byline ?? block.byline;
  const categories = [parts.column, block.column].filter((column) => column !== undefined);
  return definedOnly({
    title,
    subtitle: block.subtitle,
    byline,
    authors: parts.author && !byline ? [parts.author] : undefined,
    editors: closing.editors.length > 0 ? closing.editors : undefined,
    dateline: dateline.dateline,
    published: dateline.published,
    rights: closing.rights,
    series: parts.series,
    tags: tags.length > 0 ? tags : undefined,
    categories: categories.length > 0 ? categories : undefined,
  });
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
