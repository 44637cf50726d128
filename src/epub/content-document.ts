import { isFromTheRight } from '../article/language.ts';
import { serialise } from '../article/xhtml.ts';
import type { ContentDocument, MarkupElement, MarkupNode } from '../types.ts';
import { namespaces, roles } from './vocabulary.ts';
import { escapeXml, oneLine, tag } from './xml.ts';

/**
 * An XHTML content document (EPUB 3.3 §6.1). The XML declaration and `meta charset` are both
 * there because Send-to-Kindle takes a document without the declaration for Latin-1.
 * @param styleSheets hrefs of the style sheets, relative to the document
 * @param kepub puts the body into the two boxes that Kobo's reader turns as pages
 */
export function contentDocument(
  document: ContentDocument,
  styleSheets: string[],
  kepub = false,
): string {
  const language = escapeXml(document.language);
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    '<!DOCTYPE html>',
    `<html xmlns="${namespaces.xhtml}" xmlns:epub="${namespaces.epub}" lang="${language}" xml:lang="${language}">`,
    '<head>',
    '<meta charset="utf-8"/>',
    tag('title', {}, escapeXml(oneLine(document.title) || document.id)),
    ...styleSheets.map((href) => tag('link', { rel: 'stylesheet', type: 'text/css', href })),
    '</head>',
    '<body>',
    serialise([kepub ? columns(sectionOf(document)) : sectionOf(document)]),
    '</body>',
    '</html>\n',
  ].join('\n');
}

function columns(section: MarkupElement): MarkupElement {
  const box = (id: string, child: MarkupElement) => ({
    name: 'div',
    attributes: { id },
    children: [child],
  });
  return box('book-columns', box('book-inner', section));
}

/**
 * The one section of a document, named by its heading. A cover bears its type and role on the
 * picture itself (`doc-cover` is a role of images), so its section has none.
 */
function sectionOf({ type, body, language }: ContentDocument): MarkupElement {
  const attributes: Record<string, string> = { class: `${type} ${writingOf(language)}` };
  if (isFromTheRight(language)) attributes.dir = 'rtl';
  const heading = headingId(body);
  const role = roles[type];
  if (type !== 'cover') attributes['epub:type'] = type;
  if (role) attributes.role = role;
  if (heading) attributes['aria-labelledby'] = heading;
  return { name: 'section', attributes, children: ['\n', ...body, '\n'] };
}

/** For style sheets: engines that know classes are many, those that know `:lang()` are few. */
function writingOf(language: string): 'ideographic' | 'alphabetic' {
  return /^(?:zh|ja|yue|lzh)\b/i.test(language) ? 'ideographic' : 'alphabetic';
}

/** The id of the `h1`, which stands at the top or inside the `header`. */
function headingId(nodes: MarkupNode[]): string | undefined {
  for (const node of nodes) {
    if (typeof node === 'string') continue;
    if (node.name === 'h1') return node.attributes.id;
    const below = node.name === 'header' ? headingId(node.children) : undefined;
    if (below) return below;
  }
  return undefined;
}
