/** Markers by their second byte (ISO/IEC 10918-1, table B.1). */
export const marker = {
  SOF0: 0xc0,
  SOF2: 0xc2,
  DHT: 0xc4,
  RST0: 0xd0,
  RST7: 0xd7,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DRI: 0xdd,
  APP0: 0xe0,
  APP1: 0xe1,
  APP2: 0xe2,
  APP14: 0xee,
  APP15: 0xef,
  COM: 0xfe,
};

export interface Segment {
  /** Its marker's second byte. */
  kind: number;
  /** Where it begins in the file, in bytes. */
  start: number;
  /** With marker and length. */
  bytes: Uint8Array;
}

/**
 * The segments of a JPEG up to the head of its first scan, and no further than they are whole:
 * 0xff, marker, length with these two bytes (ISO/IEC 10918-1, B.1.1.4). None of any other file.
 */
export function* segmentsOf(file: Uint8Array): Generator<Segment> {
  if (file[0] !== 0xff || file[1] !== marker.SOI) return;
  for (let start = 2; file[start] === 0xff; ) {
    const [kind = 0, high = 0, low = 0] = file.subarray(start + 1, start + 4);
    const length = 2 + high * 256 + low;
    const bytes = file.subarray(start, start + length);
    if (length < 4 || bytes.length < length) return;
    yield { kind, start, bytes };
    if (kind === marker.SOS) return;
    start += length;
  }
}

/** Tables of the decoder: quantisation, Huffman codes, restart interval. */
export const isTable = (kind: number): boolean =>
  kind === marker.DQT || kind === marker.DHT || kind === marker.DRI;

/** Application data (JFIF, EXIF, XMP, ICC, Adobe) and comments. */
export const isMetadata = (kind: number): boolean =>
  (kind >= marker.APP0 && kind <= marker.APP15) || kind === marker.COM;
