import type { Book, ManifestItem } from '../book.ts';
import { type Finding, finding } from '../finding.ts';

const magic: [type: string, pattern: RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF....WEBP/s],
  ['image/avif', /^....ftypavi[fs]/s],
];
/** EPUB 3.3 §3.2, core media types. */
const core = /^image\/(?:jpeg|png|gif|svg\+xml|webp)$/;
/** Type by its first bytes; undefined for none that books hold. */
export function pictureTypeOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.subarray(0, 16)).toString('latin1');
  return magic.find(([, pattern]) => pattern.test(head))?.[0];
}

/** Types and first bytes of pictures; fast, decodes nothing. */
export function checkPictureTypes(book: Book): Finding[] {
  return picturesOf(book).flatMap(({ path, mediaType, element, bytes }) => {
    if (bytes.length === 0) return [finding('book-picture-empty', path)];
    const found = pictureTypeOf(bytes);
    if (found !== mediaType)
      return [
        finding('book-picture-type', path, { declared: mediaType, found: found ?? 'no picture' }),
      ];
    return core.test(mediaType) || element.attributes.has('fallback')
      ? []
      : [finding('book-picture-foreign', path, { found: mediaType })];
  });
}

/** The raster pictures that the manifest lists and the zip holds. */
export function picturesOf(book: Book): (ManifestItem & { bytes: Uint8Array })[] {
  return (book.package?.manifest ?? []).flatMap((item) => {
    const entry = book.entries.get(item.path);
    const isRaster = item.mediaType.startsWith('image/') && item.mediaType !== 'image/svg+xml';
    return entry && isRaster ? [{ ...item, bytes: entry.bytes }] : [];
  });
}
