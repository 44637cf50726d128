import { escapeXml } from '../epub/xml.ts';
import type { ShelfBook } from './shelf.ts';

/** Screens of common readers in their own pixels (device makers' data by way of KCC and calibre). */
export const screens: readonly { name: string; width: number; height: number; ppi: number }[] = [
  { name: 'Kindle Paperwhite 6', width: 1272, height: 1696, ppi: 300 },
  { name: 'Kindle 11, Kobo Clara', width: 1072, height: 1448, ppi: 300 },
  { name: 'Kindle Scribe', width: 1860, height: 2480, ppi: 300 },
  { name: 'Kobo Libra', width: 1264, height: 1680, ppi: 300 },
  { name: 'Kobo Elipsa, InkPad X', width: 1404, height: 1872, ppi: 227 },
  { name: 'PocketBook Basic', width: 758, height: 1024, ppi: 212 },
  { name: 'Boox Palma', width: 824, height: 1648, ppi: 300 },
  { name: 'iPad', width: 1536, height: 2048, ppi: 264 },
];

/** CSS pixels per inch: what makes 12 points look like 12 points. */
const CSS_PPI = 150;

const frame = (title: string, head: string, body: string) =>
  `<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>${escapeXml(title)}</title><link rel="stylesheet" href="/preview.css">${head}</head><body>${body}</body></html>`;

/** The page that lists the shelf. */
export function shelfPage(books: ShelfBook[]): string {
  const items = books.map(
    ({ id, title, name, bytes, cover }) =>
      `<li><a href="/read/${id}">${cover ? `<img src="/cover/${id}" alt="">` : ''}<span class="title">${escapeXml(title)}</span></a><span class="facts">${escapeXml(name)}, ${(bytes / 1e6).toFixed(2)} MB</span></li>`,
  );
  const none = '<p>There are no books here yet. Build some with: wenji build</p>';
  return frame(
    'Shelf',
    '<script type="module" src="/shelf.js"></script>',
    `<h1>Shelf</h1>${items.length > 0 ? `<ul class="shelf">${items.join('')}</ul>` : none}`,
  );
}

/** The page around one book: choice of screen, grey, and the frame that holds the reader. */
export function readPage({ id, title }: ShelfBook): string {
  const options = screens.map(({ name, width, height, ppi }) => {
    const size = [width, height].map((pixels) => Math.round((pixels / ppi) * CSS_PPI)).join('x');
    return `<option value="${size}">${name} (${width} × ${height})</option>`;
  });
  return frame(
    title,
    '<script type="module" src="/shelf.js"></script>',
    `<p class="bar"><a href="/">Shelf</a> <label>Screen <select id="screen">${options.join('')}</select></label> <label><input type="checkbox" id="grey"> grey</label> <button id="back">Back</button> <button id="next">Next</button></p><iframe id="reader" title="${escapeXml(title)}" src="/reader/${id}" sandbox="allow-scripts allow-same-origin"></iframe>`,
  );
}

/** The page inside the frame: foliate-js and nothing else. */
export function readerPage({ id, title }: ShelfBook): string {
  return frame(
    title,
    '<script type="module" src="/reader.js"></script>',
    `<div id="book" data-book="/book/${id}"></div>`,
  );
}
