import { message } from '../messages.ts';
import type { Message, PageMetadata, SourceFile } from '../types.ts';
import { splitFrontMatter } from './front-matter.ts';
import { folderOf, nameOf, stemOf } from './kinds.ts';
import { pictureAddress, resolveAddresses } from './markdown/addresses.ts';
import { plainBlocks, withoutMarks } from './markdown/blocks.ts';
import { engine } from './markdown/engine.ts';
import {
  dropRepeatedTitle,
  isOnlyLinks,
  makeFigures,
  markCallouts,
  markTasks,
  tagsInText,
  takeTitle,
} from './markdown/finish.ts';
import { importedPictures, withoutModules } from './markdown/modules.ts';
import { pageOf } from './markdown/page-of.ts';
import { expandShortCodes, fenceHighlights } from './markdown/short-codes.ts';
import { inProse } from './markdown/verbatim.ts';
import { metadataFrom, metadataFromName } from './metadata-keys.ts';
import type { NoArticle, Page } from './page.ts';
import type { PlaceIndex } from './place-index.ts';

export interface MarkdownOptions {
  siblings?: PlaceIndex;
  drafts?: boolean;
}

/** Index pages by their names; any other page of links may be what its author wanted to say. */
const INDEX_NAME =
  /^(?:_?index|home|readme|archives?|toc|contents|tags|categories|sitemap|links)$/i;

/**
 * Markdown → page: front matter, the dialects of site generators put into plain Markdown, then
 * rendering, then what only the tree can tell.
 */
export function readMarkdown(
  file: SourceFile,
  text: string,
  options: MarkdownOptions = {},
): Page | NoArticle {
  const front = splitFrontMatter(text, file.place);
  const stated = metadataFrom(front.data);
  // Jekyll keeps drafts in a folder, without a mark in the file.
  const isDraft = stated.draft || /(?:^|\/)_drafts\//.test(file.place);
  if (isDraft && !options.drafts) return { noArticle: message('draft', file.place) };
  const messages: Message[] = [...front.messages];
  const html = engine.render(plainMarkdown(front.body, file, messages));
  const page = pageOf(file, html, {}, messages);
  // Every address is resolved here, against the root.
  page.base = './';
  finish(page, file, { ...options, url: stated.url });
  page.metadata = metadataOf(page, file, stated, options);
  const stem = stemOf(nameOf(file.place));
  if (INDEX_NAME.test(stem) && isOnlyLinks(page)) {
    return { noArticle: message('only-links', file.place) };
  }
  const isEmpty = page.root.text().trim() === '' && page.$('img').length === 0;
  return isEmpty ? { noArticle: message('no-text', file.place) } : page;
}

/** Everything that CommonMark does not know, put into what it knows. */
function plainMarkdown(body: string, file: SourceFile, messages: Message[]): string {
  const names = new Set<string>();
  const isModule = file.place.toLowerCase().endsWith('.mdx');
  const pictures = isModule ? importedPictures(body) : new Map<string, string>();
  const fenced = inProse(plainBlocks(body), fenceHighlights);
  const plain = inProse(fenced, (prose) => {
    const own = isModule ? withoutModules(prose, pictures) : prose;
    const expanded = expandShortCodes(own, { dropped: (name) => names.add(name) });
    return withoutNotes(withoutMarks(expanded));
  });
  for (const name of names) messages.push(message('short-code-dropped', file.place, { name }));
  return withSpacedAddresses(plain);
}

/** Obsidian's `%%comments%%` and block marks (`^abc` at the end of a line). */
function withoutNotes(prose: string): string {
  return prose
    .replace(/%%[^%]{0,10000}(?:%(?!%)[^%]{0,10000}){0,50}%%/g, '')
    .replace(/(^|[ \t])\^[A-Za-z\d-]{1,40}$/gm, '$1');
}

/** `![a](my picture.png)` is no CommonMark, but plainly meant. */
function withSpacedAddresses(text: string): string {
  return inProse(text, (prose) =>
    prose
      .replace(
        /(!\[[^\]\n]{0,500}\]\()([^()<>"'\n]{0,300} [^()<>"'\n]{0,300}\.\w{2,5})(?: =\d{0,5}x\d{0,5})?([ \t]"[^"\n]{0,300}")?\)/g,
        (_, opening, address, title) => `${opening}<${address.trim()}>${title ?? ''})`,
      )
      .replace(/(!\[[^\]\n]{0,500}\]\([^()\s]{1,1000}) =\d{0,5}x\d{0,5}\)/g, '$1)'),
  );
}

function finish(
  page: Page,
  file: SourceFile,
  { siblings, url }: MarkdownOptions & { url: string | undefined },
): void {
  markCallouts(page);
  markTasks(page);
  makeFigures(page);
  resolveAddresses(page, file, { siblings, url });
}

function metadataOf(
  page: Page,
  file: SourceFile,
  stated: PageMetadata,
  { siblings }: MarkdownOptions,
): PageMetadata {
  const isBundle = /^(?:index|readme)(?:\.[\w-]{2,8})?$/i.test(stemOf(nameOf(file.place)));
  const path = isBundle && file.place.includes('/') ? folderOf(file.place) : file.place;
  const named = metadataFromName(stemOf(nameOf(path)));
  if (stated.title) dropRepeatedTitle(page, stated.title);
  const title = stated.title ?? takeTitle(page) ?? file.indexTitle ?? named.title;
  const tags = [...new Set([...(stated.tags ?? []), ...tagsInText(page)])];
  const metadata: PageMetadata = { ...stated, title };
  if (!stated.published && named.published) metadata.published = named.published;
  if (!stated.slug && named.slug) metadata.slug = named.slug;
  if (tags.length > 0) metadata.tags = tags;
  if (stated.cover) metadata.cover = coverAddress(stated.cover, file, siblings);
  return metadata;
}

/** Obsidian writes a cover as a wiki link: `"[[picture.png]]"`. */
function coverAddress(cover: string, file: SourceFile, siblings?: PlaceIndex): string {
  const wiki = /^!?\[\[([^\]|]{1,300})/.exec(cover)?.[1];
  return pictureAddress(wiki ?? cover, folderOf(file.place), siblings);
}
