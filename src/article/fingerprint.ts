import { createHash } from 'node:crypto';

/** Units of one shingle: long enough that English texts share few by chance. */
const SHINGLE = 6;
/** Base of the rolling hash of a shingle (Karp and Rabin 1987), modulo 2^32. */
const BASE = 0x01000193;
/** Its power by the shingle's length: the weight of the unit that leaves. */
const BASE_OF_LEAVING = Array.from({ length: SHINGLE }).reduce<number>(
  (power) => Math.imul(power, BASE),
  1,
);
/** Shingles kept of a text. With 32, a likeness of 0.9 is told to ± 0.05. */
export const SKETCH_SIZE = 32;

/** SHA-256 of folded text, 32 hexadecimal characters. */
export function hashOf(units: Uint16Array, extra = ''): string {
  const bytes = new Uint8Array(units.buffer, units.byteOffset, units.byteLength);
  const hash = createHash('sha256').update(bytes);
  return (extra ? hash.update(extra) : hash).digest('hex').slice(0, 32);
}

/**
 * A bottom-k sketch (Broder 1997) of a text: the smallest hashes of its shingles. The share of
 * common values among the smallest of two sketches' union estimates how much the texts have in
 * common, whatever the size of the edit or its place.
 * @returns base64 of up to 32 ascending 32-bit numbers, little-endian
 */
export function sketchOf(units: Uint16Array): string {
  const smallest = new Uint32Array(SKETCH_SIZE);
  let count = 0;
  let largest = Number.POSITIVE_INFINITY;
  let rolling = 0;
  for (let end = 0; end < units.length; end++) {
    rolling = Math.imul(rolling, BASE) + units[end]!;
    if (end >= SHINGLE) rolling -= Math.imul(units[end - SHINGLE]!, BASE_OF_LEAVING);
    if (end < SHINGLE - 1) continue;
    const hash = mixed(rolling);
    if (hash >= largest) continue;
    count = insert(smallest, count, hash);
    if (count === SKETCH_SIZE) largest = smallest[count - 1]!;
  }
  return Buffer.from(smallest.buffer, 0, count * 4).toString('base64');
}

/** The final mix of MurmurHash3: the rolling hash alone orders like texts alike. */
function mixed(rolling: number): number {
  let hash = rolling;
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Puts a value into an ascending list of distinct values; the largest falls out when full. */
function insert(values: Uint32Array, count: number, value: number): number {
  let at = count;
  while (at > 0 && values[at - 1]! > value) at--;
  if (at > 0 && values[at - 1] === value) return count;
  const end = Math.min(count, SKETCH_SIZE - 1);
  values.copyWithin(at + 1, at, end);
  values[at] = value;
  return end + 1;
}

/** The numbers of a sketch. */
export function sketchValues(sketch: string): Uint32Array {
  const bytes = Buffer.from(sketch, 'base64');
  const values = new Uint32Array(bytes.length >>> 2);
  for (let i = 0; i < values.length; i++) values[i] = bytes.readUInt32LE(i * 4);
  return values;
}

/** Estimated share of common shingles (Jaccard) of the texts of two sketches, 0 to 1. */
export function likeness(a: Uint32Array, b: Uint32Array): number {
  const size = Math.min(SKETCH_SIZE, Math.max(a.length, b.length));
  let [i, j, seen, common] = [0, 0, 0, 0];
  while (seen < size && (i < a.length || j < b.length)) {
    const left = i < a.length ? a[i]! : Number.POSITIVE_INFINITY;
    const right = j < b.length ? b[j]! : Number.POSITIVE_INFINITY;
    if (left === right) common++;
    if (left <= right) i++;
    if (right <= left) j++;
    seen++;
  }
  return seen === 0 ? 0 : common / seen;
}
