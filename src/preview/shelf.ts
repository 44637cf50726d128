import { createHash } from 'node:crypto';
import { readdir, realpath, stat } from 'node:fs/promises';
import path from 'node:path';
import { readBook } from '../check/book.ts';
import { pictureTypeOf } from '../check/rules/picture-types.ts';
import { textOfElement } from '../check/xml.ts';

/** A book as the preview shows and serves it. */
export interface ShelfBook {
  /** Made from the path; the only name that the server answers to. */
  id: string;
  path: string;
  name: string;
  title: string;
  bytes: number;
  cover?: { bytes: Uint8Array; mediaType: string };
}

/**
 * The books that the given paths mean: EPUB files, and those in folders (not below them).
 * @throws when a path is not there
 */
export async function readShelf(places: string[]): Promise<ShelfBook[]> {
  const files: string[] = [];
  for (const place of places) {
    if ((await stat(place)).isDirectory()) {
      const names = (await readdir(place)).filter((name) => name.endsWith('.epub')).sort();
      files.push(...names.map((name) => path.join(place, name)));
    } else files.push(place);
  }
  const books: ShelfBook[] = [];
  for (const file of files) books.push(await shelfBook(await realpath(file)));
  return books;
}

async function shelfBook(file: string): Promise<ShelfBook> {
  const book = await readBook(file);
  const facts = book.package;
  const title = facts?.metadata.find(({ name }) => name === 'title');
  const item = facts?.manifest.find(({ properties }) => properties.includes('cover-image'));
  const bytes = item && book.entries.get(item.path)?.bytes;
  const mediaType = bytes && pictureTypeOf(bytes);
  return {
    id: createHash('sha256').update(file).digest('hex').slice(0, 16),
    path: file,
    name: book.name,
    title: (title && textOfElement(title).trim()) || book.name,
    bytes: book.size,
    ...(bytes && mediaType ? { cover: { bytes, mediaType } } : {}),
  };
}
