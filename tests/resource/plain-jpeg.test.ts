import { execFileSync } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp, { type JpegOptions, type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compress } from '../../src/resource/compress.ts';
import { plainJpeg } from '../../src/resource/plain-jpeg.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { numbers } from '../bench/numbers.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'plain-jpeg-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const [width, height] = [240, 160];
const next = numbers(5);
const grain = Buffer.from(Array.from({ length: width * height * 3 }, () => 60 + 130 * next()));
const photograph = (): Sharp =>
  sharp(grain, { raw: { width, height, channels: 3 } })
    .blur(1.5)
    .modulate({ saturation: 0.5 });
const jpeg = (options: JpegOptions = {}) =>
  photograph()
    .jpeg({ quality: 60, ...options })
    .toBuffer();
const pixels = (bytes: Uint8Array) => sharp(bytes).raw().toBuffer();
const job = (preset: string, lenient = false) => ({
  preset: presetNamed(preset)!,
  settings: { effort: 'balanced' as const, qualityLowered: 0 },
  lenient,
});

/** The same file with tags that a camera and a newsroom write. */
async function tagged(bytes: Uint8Array, ...tags: string[]): Promise<Buffer> {
  const file = path.join(folder, 'tagged.jpg');
  await writeFile(file, bytes);
  execFileSync('exiftool', ['-overwrite_original', ...tags, file]);
  return readFile(file);
}

describe('a picture that is small already keeps its coefficients', () => {
  test.each([
    ['4:2:0', {}],
    ['4:4:4', { chromaSubsampling: '4:4:4' }],
  ])('%s', async (_, options) => {
    const original = await jpeg(options);
    const { data } = await compress(original, job('standard'));
    // sharp leaves out the 18 bytes that say JFIF.
    expect(data.length).toBeLessThanOrEqual(original.length + 18);
    expect(await pixels(data)).toEqual(await pixels(original));
  });

  test('grey', async () => {
    const original = await photograph().toColourspace('b-w').jpeg({ quality: 60 }).toBuffer();
    const { data } = await compress(original, job('standard'));
    expect(await pixels(data)).toEqual(await pixels(original));
  });

  test('without its metadata and what stands behind its end', async () => {
    const marks = ['-Artist=MARKER', '-XMP-dc:Creator=MARKER', '-Comment=MARKER'];
    const original = Buffer.concat([await tagged(await jpeg(), ...marks), Buffer.from('MARKER')]);
    const plain = plainJpeg(original)!;
    expect(Buffer.from(plain).includes('MARKER')).toBe(false);
    expect(plain).toEqual(plainJpeg(await jpeg()));
    expect(await pixels(plain)).toEqual(await pixels(original));
  });
});

describe('a picture is encoded anew', () => {
  const isSame = async (original: Buffer, preset = 'standard', lenient = false) => {
    const { data } = await compress(original, job(preset, lenient));
    return Buffer.from(data).equals(Buffer.from(plainJpeg(original) ?? []));
  };

  test('where that saves much', async () => {
    expect(await isSame(await jpeg())).toBe(true);
    expect(await isSame(await jpeg({ quality: 95 }))).toBe(false);
  });

  test('where it must be turned, scaled, made grey, or is damaged', async () => {
    expect(await isSame(await tagged(await jpeg(), '-n', '-Orientation=3'))).toBe(false);
    expect(await isSame(await jpeg(), 'standard-grey')).toBe(false);
    expect(await isSame(await jpeg(), 'standard', true)).toBe(false);
    const large = await photograph().resize(1600).jpeg({ quality: 40 }).toBuffer();
    expect(await isSame(large)).toBe(false);
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['progressive', () => jpeg({ progressive: true })],
    ['wide gamut', () => photograph().withIccProfile('p3').jpeg().toBuffer()],
    [
      'four inks',
      () => photograph().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer(),
    ],
    ['no JPEG', () => photograph().png().toBuffer()],
  ])('where it is %s', async (_, make) => {
    expect(plainJpeg(await make())).toBeUndefined();
  });

  test('sRGB said by a profile needs no profile', async () => {
    const said = await photograph().withIccProfile('srgb').jpeg().toBuffer();
    expect(Buffer.from(plainJpeg(said)!).includes('ICC_PROFILE')).toBe(false);
  });
});

test('damaged bytes give nothing or a whole file, never an error', async () => {
  const original = await jpeg();
  const damage = fc.array(fc.tuple(fc.nat(original.length - 1), fc.nat(255)), { maxLength: 20 });
  fc.assert(
    fc.property(damage, fc.nat(original.length), (changes, end) => {
      const bytes = Uint8Array.from(original.subarray(0, end));
      for (const [at, value] of changes) if (at < end) bytes[at] = value;
      const plain = plainJpeg(bytes);
      if (plain) expect([...plain.subarray(-2)]).toEqual([0xff, 0xd9]);
    }),
  );
});
