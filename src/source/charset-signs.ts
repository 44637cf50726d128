/** What the bytes themselves say of their encoding, before anything is decoded. */

const SAMPLE_BYTES = 65_536;

/** First bytes of formats that are never text, whatever the file is called. */
const BINARY_HEADS = [
  '\x89PNG',
  '\xff\xd8\xff',
  'GIF87a',
  'GIF89a',
  'PK\x03\x04',
  '%PDF-',
  '\x1f\x8b',
  '\x7fELF',
  'Rar!\x1a',
  '7z\xbc\xaf',
  '\xd0\xcf\x11\xe0',
  'SQLite format 3',
];

/** @returns whether the first bytes are those of a format that is not text */
export function hasBinaryHead(bytes: Uint8Array): boolean {
  const head = String.fromCharCode(...bytes.subarray(0, 16));
  return BINARY_HEADS.some((magic) => head.startsWith(magic));
}

/**
 * @param controls what `controlsIn` counted
 * @returns whether bytes that are not UTF-16 hold more control bytes than any text does
 */
export function looksBinary(bytes: Uint8Array, controls: number): boolean {
  return controls > Math.min(bytes.length, SAMPLE_BYTES) / 20;
}

/**
 * UTF-16 and UTF-32 by their byte order mark, else by control bytes: no other text encoding
 * has them, while UTF-16 writes U+3002, U+4E00 or a line end with one.
 * @param controls what `controlsIn` counted
 */
export function wideEncodingOf(
  bytes: Uint8Array,
  controls: number,
): 'utf-16le' | 'utf-16be' | 'utf-32' | undefined {
  const [a, b, c, d] = bytes;
  if (a === 0xff && b === 0xfe) return c === 0 && d === 0 ? 'utf-32' : 'utf-16le';
  if (a === 0xfe && b === 0xff) return 'utf-16be';
  const sample = bytes.subarray(0, SAMPLE_BYTES - (SAMPLE_BYTES % 4));
  if (controls <= sample.length / 500) return undefined;
  if (looksLikeUtf32(sample)) return 'utf-32';
  const little = plausibleUnits(sample, 1);
  const big = plausibleUnits(sample, 0);
  if (Math.max(little, big) < 0.95) return undefined;
  return little > big ? 'utf-16le' : 'utf-16be';
}

/** Bytes in the first 64 kB that no text holds, tab, line ends, form feed and escape apart. */
export function controlsIn(bytes: Uint8Array): number {
  const end = Math.min(bytes.length, SAMPLE_BYTES);
  let controls = 0;
  for (let i = 0; i < end; i++) {
    const byte = bytes[i]!;
    if (byte < 32 && (byte < 9 || (byte > 13 && byte !== 0x1b))) controls++;
  }
  return controls;
}

function looksLikeUtf32(sample: Uint8Array): boolean {
  const zeros = [0, 0, 0, 0];
  for (let i = 0; i < sample.length; i++) if (sample[i] === 0) zeros[i % 4]!++;
  const enough = (sample.length / 4) * 0.95;
  const [a, b, c, d] = zeros as [number, number, number, number];
  return (a > enough && b > enough) || (c > enough && d > enough);
}

/**
 * Share of 16-bit units that are characters people write.
 * @param highByte 0 when the first byte of a unit is the high one (big-endian), else 1
 */
function plausibleUnits(sample: Uint8Array, highByte: 0 | 1): number {
  let plausible = 0;
  const units = Math.floor(sample.length / 2);
  for (let i = 0; i + 1 < sample.length; i += 2) {
    const high = sample[i + highByte]!;
    const low = sample[i + 1 - highByte]!;
    if (isWritten(high, low)) plausible++;
  }
  return units === 0 ? 0 : plausible / units;
}

function isWritten(high: number, low: number): boolean {
  if (high === 0) return low >= 0xa0 || (low >= 32 && low < 127) || (low >= 9 && low <= 13);
  if (high <= 0x06 || (high >= 0x4e && high <= 0x9f)) return true;
  if (high >= 0xac && high <= 0xdf) return true;
  return high === 0x0e || high === 0x20 || high === 0x30 || high === 0xff || high === 0xfe;
}

/**
 * UTF-7 is ASCII to every decoder and unreadable to people. Options, sums and addresses also
 * write `+abc-`: only whole words that decode to ideographs, and nearly nothing else, convince.
 * @returns whether text holds a UTF-7 byte order mark or base64 runs that decode to ideographs
 */
export function utf7Inside(text: string): boolean {
  if (/^\+\/v[89+/]/.test(text)) return true;
  if (!text.includes('+')) return false;
  let ideographs = 0;
  let others = 0;
  for (const [, run] of text.slice(0, SAMPLE_BYTES).matchAll(/\+([A-Za-z0-9+/]{3,400})-/g)) {
    if (run!.length >= 8 && isIdeographs(run!)) ideographs += Math.floor((run!.length * 3) / 8);
    else if (!isIdeographs(run!)) others += 1;
  }
  return ideographs >= 10 && others * 10 <= ideographs;
}

function isIdeographs(base64: string): boolean {
  const bytes = Buffer.from(base64, 'base64');
  if (bytes.length < 2) return false;
  for (let i = 0; i + 1 < bytes.length; i += 2) {
    const high = bytes[i]!;
    if (!(high === 0x20 || high === 0x30 || high === 0xff || (high >= 0x4e && high <= 0x9f)))
      return false;
  }
  return true;
}
