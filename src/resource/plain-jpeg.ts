import { isMetadata, isTable, marker, segmentsOf } from './jpeg-segments.ts';

/** JFIF 1.01, no density, no thumbnail: says that colours are YCbCr. */
const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

/**
 * The same JPEG without metadata, comments and whatever follows its end, coefficients untouched.
 * Only what every reader shows: baseline, one scan, 8 bits, grey or YCbCr in sRGB. The caller must
 * have decoded it without a warning.
 * @returns undefined for anything else
 */
export function plainJpeg(file: Uint8Array): Uint8Array | undefined {
  const kept: Uint8Array[] = [Uint8Array.of(0xff, marker.SOI, ...jfif)];
  let frame: Uint8Array | undefined;
  for (const { kind, start, bytes } of segmentsOf(file)) {
    if (kind === marker.SOS) {
      const scan = frame && scanOf(file, start, bytes.length, frame);
      return scan && concatenated([...kept, scan, Uint8Array.of(0xff, marker.EOI)]);
    }
    if (isMetadata(kind)) {
      if (!isHarmless(kind, bytes)) return undefined;
      continue;
    }
    if (kind === marker.SOF0 && !frame && isOrdinaryFrame(bytes)) frame = bytes;
    else if (!isTable(kind)) return undefined;
    kept.push(bytes);
  }
  return undefined;
}

/** Whether the colours are the same without this segment. */
function isHarmless(kind: number, segment: Uint8Array): boolean {
  // Names in profiles of version 4 are UTF-16.
  const text = () => Buffer.from(segment).toString('latin1').replaceAll('\0', '');
  if (kind === marker.APP2 && text().includes('ICC_PROFILE')) return text().includes('sRGB');
  // Adobe's colour transform: 1 is YCbCr, as JFIF says; 0 is RGB or CMYK.
  if (kind === marker.APP14 && text().includes('Adobe')) return segment[15] === 1;
  return true;
}

/** Grey, or colour halved as cameras and sites do. */
function isOrdinaryFrame(segment: Uint8Array): boolean {
  const [precision, count] = [segment[4], segment[9]];
  if (precision !== 8 || segment.length !== 10 + 3 * (count ?? 0)) return false;
  if (count === 1) return true;
  const letters = String.fromCharCode(segment[10]!, segment[13]!, segment[16]!);
  const sampling = [segment[11]!, segment[14]!, segment[17]!];
  const [luma, blue, red] = sampling;
  const isHalved = [0x11, 0x21, 0x12, 0x22].includes(luma!) && blue === 0x11 && red === 0x11;
  return count === 3 && letters !== 'RGB' && isHalved;
}

/** The one scan with its head, to the end-of-image marker; nothing may stand between. */
function scanOf(bytes: Uint8Array, start: number, head: number, frame: Uint8Array) {
  if (bytes[start + 4] !== frame[9]) return undefined;
  for (let at = bytes.indexOf(0xff, start + head); at >= 0; at = bytes.indexOf(0xff, at + 2)) {
    const next = bytes[at + 1]!;
    if (next === marker.EOI) return bytes.subarray(start, at);
    if (next !== 0 && !(next >= marker.RST0 && next <= marker.RST7)) return undefined;
  }
  return undefined;
}

function concatenated(parts: Uint8Array[]): Uint8Array {
  return Uint8Array.from(Buffer.concat(parts));
}
