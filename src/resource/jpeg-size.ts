import { isMetadata, isTable, marker, segmentsOf } from './jpeg-segments.ts';

/**
 * Pixels of an ordinary JPEG from its head, a millisecond faster than sharp's: grey or three
 * colours, without APP1, in which EXIF could turn the picture.
 * @returns undefined for anything else: ask sharp then
 */
export function sizeOfPlainJpeg(file: Uint8Array): { width: number; height: number } | undefined {
  for (const { kind, bytes } of segmentsOf(file)) {
    if (isFrame(kind)) return sizeOfFrame(bytes);
    if (kind === marker.APP1 || !(isMetadata(kind) || isTable(kind))) return undefined;
  }
  return undefined;
}

/** Baseline, extended or progressive. */
const isFrame = (kind: number) => kind >= marker.SOF0 && kind <= marker.SOF2;

function sizeOfFrame(frame: Uint8Array) {
  const [height, width] = [5, 7].map((at) => (frame[at] ?? 0) * 256 + (frame[at + 1] ?? 0));
  const isOrdinary = frame[9] === 1 || frame[9] === 3;
  return width && height && isOrdinary ? { width, height } : undefined;
}
