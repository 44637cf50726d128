import type { ContentsEntry, Publication } from '../types.ts';
import { namespaces } from './vocabulary.ts';
import { escapeXml, oneLine, tag } from './xml.ts';

/**
 * The NCX of EPUB 2 (OPF 2.0.1 §2.4.1): the only table of contents that Adobe's engine, side-
 * loaded books on Kobo and MuPDF know. Same entries in the same order as the navigation
 * document, play order from 1, ids never blank.
 */
export function ncx({ metadata, contents }: Publication): string {
  let order = 0;
  const point = (entry: ContentsEntry): string => {
    order += 1;
    const label = `<navLabel>${tag('text', {}, escapeXml(oneLine(entry.title)))}</navLabel>`;
    const self = { id: `nav-${order}`, playOrder: String(order) };
    return tag(
      'navPoint',
      self,
      [label, tag('content', { src: entry.href }), ...entry.children.map(point)].join('\n'),
    );
  };
  const points = contents.map(point);
  const head = { 'dtb:uid': metadata.identifier, 'dtb:depth': String(depthOf(contents)) };
  const pages = { 'dtb:totalPageCount': '0', 'dtb:maxPageNumber': '0' };
  return [
    '<?xml version="1.0" encoding="utf-8"?>',
    `<ncx xmlns="${namespaces.ncx}" version="2005-1" xml:lang="${escapeXml(metadata.language)}">`,
    '<head>',
    ...Object.entries({ ...head, ...pages }).map(([name, content]) =>
      tag('meta', { name, content }),
    ),
    '</head>',
    `<docTitle>${tag('text', {}, escapeXml(oneLine(metadata.title)))}</docTitle>`,
    '<navMap>',
    ...points,
    '</navMap>',
    '</ncx>\n',
  ].join('\n');
}

function depthOf(entries: ContentsEntry[]): number {
  return entries.reduce((depth, { children }) => Math.max(depth, 1 + depthOf(children)), 0);
}
