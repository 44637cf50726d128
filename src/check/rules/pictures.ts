import sharp from 'sharp';
import type { Book } from '../book.ts';
import { type Finding, finding } from '../finding.ts';
import { picturesOf, pictureTypeOf } from './picture-types.ts';

/** What the decoder says of one picture. */
export interface PictureFacts {
  path: string;
  mediaType: string;
  bytes: number;
  width: number;
  height: number;
  space: string;
}

/** A picture that unpacks to more is a bomb, not an illustration. */
const MOST_PIXELS = 120_000_000;

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
