import type { ArticleRecord } from '../types.ts';

/** What an article adds to a volume. */
export interface Load {
  articles: number;
  /** Bytes in the finished, compressed book. */
  bytes: number;
  /** Bytes of XHTML, uncompressed. */
  text: number;
}

export type Limits = Load;

/** A content document's frame: head, title, byline, source, its lines in contents and manifest. */
const FRAME_TEXT = 1_400;
const FRAME_COMPRESSED = 1_100;
/** Deflate makes XHTML of prose this share of its size (measured: 0.36 to 0.47 for Chinese). */
const COMPRESSED_SHARE = 0.47;
/** Bytes of a book that no article adds: styles, cover, front and back matter. */
export const BOOK_BYTES = 160_000;
/** The same where the cover is as large as covers may be. */
export const MOST_BOOK_BYTES = 400_000;

export interface SizeOptions {
  /** Expected bytes of one encoded picture; 0 for books without pictures. */
  pictureBytes: number;
  /** Bytes of an article's pictures as encoded, by article id, where they are known. */
  measured?: ReadonlyMap<string, number> | undefined;
}

/** A photograph in the standard preset, about. */
const PICTURE_BYTES = 60_000;

/** What sizes are reckoned with under these settings. */
export const sizesFor = (
  rules: { pictures?: { embed: boolean } },
  known: Partial<SizeOptions> = {},
): SizeOptions => ({
  pictureBytes: rules.pictures?.embed === false ? 0 : (known.pictureBytes ?? PICTURE_BYTES),
  measured: known.measured,
});

/** Estimates what an article adds, on the safe side; exact for pictures already encoded. */
export function loadOf(record: ArticleRecord, options: SizeOptions): Load {
  const pictures = options.measured?.get(record.id) ?? record.pictureCount * options.pictureBytes;
  return {
    articles: 1,
    bytes: Math.ceil(record.bytes * COMPRESSED_SHARE) + FRAME_COMPRESSED + pictures,
    text: record.bytes + FRAME_TEXT,
  };
}

export function sumOf(loads: Load[]): Load {
  const sum: Load = { articles: 0, bytes: 0, text: 0 };
  for (const load of loads) {
    sum.articles += load.articles;
    sum.bytes += load.bytes;
    sum.text += load.text;
  }
  return sum;
}

/** How full a volume is, by its scarcest room: 1 is full. */
export const fullness = (load: Load, limits: Limits): number =>
  Math.max(load.articles / limits.articles, load.bytes / limits.bytes, load.text / limits.text);
