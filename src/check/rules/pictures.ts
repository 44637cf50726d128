import sharp from 'sharp';
import type { Book, ManifestItem } from '../book.ts';
import { type Finding, finding } from '../finding.ts';

/** What the decoder says of one picture. */
export interface PictureFacts {
  path: string;
  mediaType: string;
  bytes: number;
  width: number;
  height: number;
  space: string;
}

const magic: [type: string, pattern: RegExp][] = [
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/png', /^\x89PNG\r\n\x1a\n/],
  ['image/gif', /^GIF8[79]a/],
  ['image/webp', /^RIFF....WEBP/s],
  ['image/avif', /^....ftypavi[fs]/s],
];
/** EPUB 3.3 §3.2, core media types. */
const core = /^image\/(?:jpeg|png|gif|svg\+xml|webp)$/;
/** A picture that unpacks to more is a bomb, not an illustration. */
const MOST_PIXELS = 120_000_000;

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

/** Decodes every picture to its last line, one at a time. */
export async function decodePictures(
  book: Book,
): Promise<{ findings: Finding[]; facts: PictureFacts[] }> {
  const findings: Finding[] = [];
  const facts: PictureFacts[] = [];
  for (const { path, mediaType, bytes } of picturesOf(book)) {
    if (bytes.length === 0 || pictureTypeOf(bytes) === undefined) continue;
    try {
      const picture = sharp(bytes, { failOn: 'error', limitInputPixels: MOST_PIXELS });
      const { width, height, space } = await picture.metadata();
      await picture.stats();
      facts.push({ path, mediaType, bytes: bytes.length, width, height, space });
    } catch (error) {
      const detail = (error instanceof Error ? error.message : String(error)).split('\n')[0]!;
      findings.push(finding('book-picture-damaged', path, { detail }));
    }
  }
  return { findings, facts };
}

function picturesOf(book: Book): (ManifestItem & { bytes: Uint8Array })[] {
  return (book.package?.manifest ?? []).flatMap((item) => {
    const entry = book.entries.get(item.path);
    const isRaster = item.mediaType.startsWith('image/') && item.mediaType !== 'image/svg+xml';
    return entry && isRaster ? [{ ...item, bytes: entry.bytes }] : [];
  });
}
