import type { Element } from 'domhandler';
import { message } from '../messages.ts';
import type { SourceFile } from '../types.ts';
import { decode } from './charset.ts';
import { readHtml } from './html.ts';
import { type MimeMessage, type MimePart, readMime } from './mime.ts';
import { type NoArticle, type Page, Rejected } from './page.ts';

/**
 * Reads a web archive as browsers save it (RFC 2557): the page like any saved page, and of its
 * pictures those that the article shows, as `data:` addresses.
 * @throws Rejected `mhtml-unreadable` where there is no page in it
 */
export function readMhtml(file: SourceFile, bytes: Uint8Array): Page | NoArticle {
  const archive = readMime(bytes);
  const main = archive && mainPart(archive);
  if (!main) throw unreadable(file, archive ? 'it holds no HTML' : 'it has no MIME header');
  const { text, messages } = decode(main.bytes, { place: file.place, declared: main.charset });
  const page = readHtml(file, text);
  if ('noArticle' in page) return page;
  const url = archive.headers.get('snapshot-content-location') ?? main.location;
  if (url && /^https?:/i.test(url)) page.metadata.url ??= url;
  embedPictures(page, archive.parts, main.location ?? url);
  page.messages.unshift(...messages);
  return page;
}

/** The part that `start` names, else the first HTML part. */
function mainPart({ headers, parts }: MimeMessage): MimePart | undefined {
  const start = /start="?<?([^">;\s]{1,200})/i.exec(headers.get('content-type') ?? '')?.[1];
  const html = parts.filter((part) => /^(?:text\/html|application\/xhtml\+xml)$/.test(part.type));
  return html.find((part) => start && part.id === start) ?? html[0];
}

function embedPictures(page: Page, parts: MimePart[], base: string | undefined): void {
  const pictures = new Map<string, MimePart>();
  for (const part of parts.filter((p) => p.type.startsWith('image/'))) {
    if (part.location) pictures.set(part.location, part);
    if (part.id) pictures.set(`cid:${part.id}`, part);
  }
  for (const element of page.root.find('img, source, amp-img, image').get()) {
    const part = shownPicture(element, pictures, base);
    if (part) setPicture(page, element, part);
  }
}

/** Of all addresses an image is given under, that of the largest picture in the archive. */
function shownPicture(
  element: Element,
  pictures: Map<string, MimePart>,
  base: string | undefined,
): MimePart | undefined {
  const written = Object.values(element.attribs).flatMap((value) => value.trim().split(/,?\s+/));
  const found = written.flatMap((address) => {
    const resolved = base && URL.canParse(address, base) ? new URL(address, base).href : address;
    return pictures.get(address) ?? pictures.get(resolved) ?? [];
  });
  return found.sort((a, b) => b.bytes.length - a.bytes.length)[0];
}

function setPicture({ $ }: Page, element: Element, part: MimePart): void {
  const image = element.name === 'source' ? $(element).closest('picture').find('img') : $(element);
  const before = /^data:/.test(image.attr('src') ?? '') ? image.attr('src')!.length : 0;
  const address = `data:${part.type};base64,${part.bytes.toString('base64')}`;
  if (address.length > before) image.attr('src', address);
}

function unreadable(file: SourceFile, detail: string): Rejected {
  return new Rejected(message('mhtml-unreadable', file.place, { detail }));
}
