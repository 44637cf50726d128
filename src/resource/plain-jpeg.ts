/** Markers by their second byte (ISO/IEC 10918-1, table B.1). */
const marker = {
  SOF0: 0xc0,
  DHT: 0xc4,
  RST0: 0xd0,
  RST7: 0xd7,
  SOI: 0xd8,
  EOI: 0xd9,
  SOS: 0xda,
  DQT: 0xdb,
  DRI: 0xdd,
  APP0: 0xe0,
  APP2: 0xe2,
  APP14: 0xee,
  APP15: 0xef,
  COM: 0xfe,
};

/** JFIF 1.01, no density, no thumbnail: says that colours are YCbCr. */
const jfif = [0xff, 0xe0, 0, 16, 0x4a, 0x46, 0x49, 0x46, 0, 1, 1, 0, 0, 1, 0, 1, 0, 0];

/**
 * The same JPEG without metadata, comments and whatever follows its end, coefficients untouched.
 * Only what every reader shows: baseline, one scan, 8 bits, grey or YCbCr in sRGB. The caller must
 * have decoded it without a warning.
 * @returns undefined for anything else
 */
export function plainJpeg(bytes: Uint8Array): Uint8Array | undefined {
  if (bytes[0] !== 0xff || bytes[1] !== marker.SOI) return undefined;
  const kept: Uint8Array[] = [Uint8Array.of(0xff, marker.SOI, ...jfif)];
  let frame: Uint8Array | undefined;
  for (let at = 2; ; ) {
    const kind = bytes[at + 1];
    const length = 2 + (bytes[at + 2] ?? 0) * 256 + (bytes[at + 3] ?? 0);
    const segment = bytes.subarray(at, at + length);
    if (bytes[at] !== 0xff || kind === undefined || length < 4 || segment.length < length) return;
    if (kind === marker.SOS) {
      const scan = frame && scanOf(bytes, at, length, frame);
      return scan && concatenated([...kept, scan, Uint8Array.of(0xff, marker.EOI)]);
    }
    if (kind === marker.SOF0 && !frame && isOrdinaryFrame(segment)) frame = segment;
    else if (isMetadata(kind)) {
      if (!isHarmless(kind, segment)) return undefined;
      at += length;
      continue;
    } else if (kind !== marker.DQT && kind !== marker.DHT && kind !== marker.DRI) return undefined;
    kept.push(segment);
    at += length;
  }
}

const isMetadata = (kind: number) =>
  (kind >= marker.APP0 && kind <= marker.APP15) || kind === marker.COM;

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
