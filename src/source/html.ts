import { message } from '../messages.ts';
import type { SourceFile } from '../types.ts';
import { findContent } from './html/content.ts';
import { applyBase, removeHead, removeLocalFrames, setLinks } from './html/finish.ts';
import { linkDensity, measure } from './html/measure.ts';
import { readMetadata } from './html/metadata.ts';
import { folderOf } from './kinds.ts';
import type { NoArticle, Page } from './page.ts';
import { parseMarkup } from './parse.ts';

/** Share of links above which what was found is a list of articles, not an article. */
const MOSTLY_LINKS = 0.6;

/**
 * Reads a saved web page: its main content without the site around it, and its metadata.
 * Addresses stay as saved; relative ones are resolved against the file's folder or, where the
 * page says it, the address it was saved from (`metadata.url`).
 * @throws TooComplexError when the markup would exceed the node limit
 */
export function readHtml(file: SourceFile, text: string): Page | NoArticle {
  const $ = parseMarkup(text);
  const metadata = readMetadata($, text);
  const content = findContent($, metadata.title);
  if (!content)
    return { noArticle: message(isList($) ? 'page-is-list' : 'page-without-text', file.place) };
  if (linkDensity(measure(content.root.get(0)!)) > MOSTLY_LINKS) {
    return { noArticle: message('page-is-list', file.place) };
  }
  applyBase($, content.root, metadata.url);
  removeLocalFrames(content.$, content.root);
  setLinks(content.root, file.place, metadata.url);
  removeHead(content.$, content.root, metadata.title);
  const folder = folderOf(file.place);
  return {
    kind: file.kind,
    place: file.place,
    ...content,
    metadata,
    base: folder ? `./${folder}/` : './',
    messages: [],
  };
}

function isList($: Page['$']): boolean {
  return linkDensity(measure($.root().get(0)!)) > MOSTLY_LINKS / 2;
}
