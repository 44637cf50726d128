import type { ContentsEntry, Publication } from '../types.ts';
import { namespaces } from './vocabulary.ts';
import { escapeXml, oneLine, tag } from './xml.ts';

/**
 * The navigation document (EPUB 3.3 §7): contents and landmarks. It is not in the spine, for
 * the book has its own contents page; some readers print the `hidden` landmarks otherwise.
 */
export function navigationDocument(publication: Publication, styleSheets: string[]): string {
  const { metadata, contents, landmarks } = publication;
  const own = landmarks.find(({ type }) => type === 'toc');
  const title = own?.title ?? metadata.title;
  const lang = own?.language;
  const language = escapeXml(metadata.language);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="${namespaces.xhtml}" xmlns:epub="${namespaces.epub}" lang="${language}" xml:lang="${language}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    tag('title', {}, escapeXml(oneLine(title))),
    ...styleSheets.map((href) => tag('link', { rel: 'stylesheet', type: 'text/css', href })),
    '</head>',
    '<body>',
    '<nav epub:type="toc" role="doc-toc" id="toc" aria-labelledby="toc-title">',
    tag('h1', { id: 'toc-title', lang, 'xml:lang': lang }, escapeXml(oneLine(title))),
    entryList(contents),
    '</nav>',
    '<nav epub:type="landmarks" id="landmarks" class="hidden" hidden="hidden">',
    '<ol>',
    ...landmarks.map((landmark) =>
      tag('li', {}, anchor({ ...landmark, children: [] }, { 'epub:type': landmark.type })),
    ),
    '</ol>',
    '</nav>',
    '</body>',
    '</html>\n',
  ].join('\n');
}

function entryList(entries: ContentsEntry[]): string {
  const items = entries.map((entry) => {
    const below = entry.children.length > 0 ? `\n${entryList(entry.children)}` : '';
    return tag('li', {}, anchor(entry) + below);
  });
  return `<ol>\n${items.join('\n')}\n</ol>`;
}

function anchor(entry: ContentsEntry, attributes: Record<string, string> = {}): string {
  const { href, language } = entry;
  const label = escapeXml(oneLine(entry.title));
  return tag('a', { ...attributes, href, lang: language, 'xml:lang': language }, label);
}
