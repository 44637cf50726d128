import { execFileSync } from 'node:child_process';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { deflateSync } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { compress, type Encoded } from '../../src/resource/compress.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { problemOf } from '../../src/resource/problem.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'compress-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const job = {
  preset: presetNamed('standard')!,
  settings: { effort: 'balanced' as const, qualityLowered: 0 },
  lenient: false,
};

const colours = {
  red: [200, 30, 30],
  green: [30, 160, 40],
  blue: [30, 40, 200],
  white: [255, 255, 255],
};

/** Quarters of four colours, so that any turn or mirroring shows. */
function quarters(width = 200, height = 120): Sharp {
  const part = (colour: number[]) => ({
    create: {
      width: width / 2,
      height: height / 2,
      channels: 3 as const,
      background: { r: colour[0]!, g: colour[1]!, b: colour[2]! },
    },
  });
  return sharp({ create: { width, height, channels: 3, background: '#ffffff' } }).composite([
    { input: part(colours.red), left: 0, top: 0 },
    { input: part(colours.green), left: width / 2, top: 0 },
    { input: part(colours.blue), left: 0, top: height / 2 },
  ]);
}

async function cornersOf(encoded: Encoded, tolerance = 40): Promise<string[]> {
  const { data, info } = await sharp(encoded.data)
    .toColourspace('srgb')
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const first = (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3;
    const pixel = [...data.subarray(first, first + 3)];
    const distance = (colour: number[]) =>
      colour.reduce((sum, value, i) => sum + Math.abs(value - pixel[i]!), 0);
    const byDistance = Object.entries(colours).sort((a, b) => distance(a[1]) - distance(b[1]));
    const [name, colour] = byDistance[0]!;
    return distance(colour) < tolerance ? name : pixel.join();
  };
  return [at(0.25, 0.25), at(0.75, 0.25), at(0.25, 0.75), at(0.75, 0.75)];
}

const upright = ['red', 'green', 'blue', 'white'];
const reasonOf = (bytes: Uint8Array) =>
  compress(bytes, job).then(
    () => 'embedded',
    (error) => problemOf(error).reason,
  );

describe('every format comes out upright in its own colours', () => {
  const inputs: [string, () => Promise<Buffer>][] = [
    ['png', () => quarters().png().toBuffer()],
    ['palette png', () => quarters().png({ palette: true }).toBuffer()],
    ['16-bit png', () => quarters().toColourspace('rgb16').png().toBuffer()],
    ['jpeg', () => quarters().jpeg({ quality: 95 }).toBuffer()],
    ['progressive jpeg', () => quarters().jpeg({ progressive: true }).toBuffer()],
    ['cmyk jpeg', () => quarters().toColourspace('cmyk').withIccProfile('cmyk').jpeg().toBuffer()],
    ['p3 jpeg', () => quarters().withIccProfile('p3').jpeg().toBuffer()],
    ['webp', () => quarters().webp().toBuffer()],
    ['avif', () => quarters().avif().toBuffer()],
    ['gif', () => quarters().gif().toBuffer()],
    ['tiff', () => quarters().tiff().toBuffer()],
    ['24-bit bmp', () => bitmap(3)],
    ['32-bit bmp', () => bitmap(4)],
  ];
  test.each(inputs)('%s', async (name, make) => {
    const encoded = await compress(await make(), job);
    // A full blue does not exist in print: what counts is that it is still blue.
    expect(await cornersOf(encoded, name === 'cmyk jpeg' ? 160 : 40)).toEqual(upright);
    expect([encoded.width, encoded.height]).toEqual([200, 120]);
  });

  test.each([1, 2, 3, 4, 5, 6, 7, 8])('EXIF orientation %i is applied', async (orientation) => {
    // The inverse turn is stored, so that the picture is upright once the tag is obeyed.
    const stored = await quarters().png().toBuffer();
    const turned = {
      1: sharp(stored),
      2: sharp(stored).flop(),
      3: sharp(stored).rotate(180),
      4: sharp(stored).flip(),
      5: sharp(await sharp(stored).rotate(90).png().toBuffer()).flop(),
      6: sharp(stored).rotate(270),
      7: sharp(await sharp(stored).rotate(270).png().toBuffer()).flop(),
      8: sharp(stored).rotate(90),
    }[orientation]!;
    const bytes = await sharp(await turned.png().toBuffer())
      .withMetadata({ orientation })
      .jpeg({ quality: 95 })
      .toBuffer();
    const encoded = await compress(bytes, job);
    expect(await cornersOf(encoded)).toEqual(upright);
    expect(encoded.width).toBe(200);
  });

  test('transparency becomes white', async () => {
    const create = {
      width: 40,
      height: 40,
      channels: 4 as const,
      background: { r: 0, g: 0, b: 0, alpha: 0 },
    };
    const encoded = await compress(await sharp({ create }).png().toBuffer(), job);
    expect(new Set(await cornersOf(encoded))).toEqual(new Set(['white']));
  });

  test('an animation gives the frame with most in it', async () => {
    const blank = await sharp({
      create: { width: 200, height: 120, channels: 3, background: '#fff' },
    })
      .png()
      .toBuffer();
    const frames = [
      blank,
      blank,
      blank,
      blank,
      ...Array(3).fill(await quarters().png().toBuffer()),
    ];
    const bytes = await sharp(frames, { join: { animated: true } })
      .gif()
      .toBuffer();
    expect(await cornersOf(await compress(bytes, job))).toEqual(upright);
  });

  test('small pictures are not enlarged, large ones fit the box', async () => {
    expect((await compress(await quarters(40, 20).png().toBuffer(), job)).width).toBe(40);
    const large = await compress(await quarters(4000, 2000).png().toBuffer(), job);
    expect([large.width, large.height]).toEqual([1448, 724]);
  });

  test('a grey preset gives grey pixels', async () => {
    const preset = presetNamed('kindle-grey')!;
    const { data } = await compress(await quarters().png().toBuffer(), { ...job, preset });
    const pixels = await sharp(data).toColourspace('srgb').raw().toBuffer();
    for (let at = 0; at < pixels.length; at += 3) {
      if (pixels[at] !== pixels[at + 1] || pixels[at] !== pixels[at + 2]) throw new Error(`${at}`);
    }
  });
});

describe('what is no whole picture has its reason', () => {
  test('web page, nothing, truncated photograph', async () => {
    const noise = { type: 'gaussian' as const, mean: 100, sigma: 40 };
    const create = { width: 300, height: 200, channels: 3 as const, background: '#000', noise };
    const jpeg = await sharp({ create }).jpeg().toBuffer();
    expect(await reasonOf(Buffer.from('<html>no</html>'))).toBe('picture-not-an-image');
    expect(await reasonOf(Buffer.alloc(0))).toBe('picture-not-an-image');
    for (let part = 1; part < 16; part += 1) {
      const cut = jpeg.subarray(0, Math.round((jpeg.length * part) / 16));
      expect(await reasonOf(cut), `${part}/16`).toMatch(/^picture-(unreadable|not-an-image)$/);
    }
    const half = jpeg.subarray(0, jpeg.length / 2);
    expect((await compress(half, { ...job, lenient: true })).width).toBe(300);
  });

  test('a pixel bomb is refused by its head', async () => {
    expect(await reasonOf(pngOf(50_000, 50_000))).toBe('picture-too-many-pixels');
  });

  test.each([
    ['page', '<image href="http://127.0.0.1:9/x.png" width="90" height="90"/>'],
    ['file', '<image href="file:///etc/hostname" width="90" height="90"/>'],
    ['script', '<script>while(1){}</script><rect width="50" height="50" onload="x()"/>'],
  ])('an SVG with a %s in it is drawn without it', async (_, inside) => {
    const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="100" height="60">
      <rect width="50" height="30" fill="rgb(200,30,30)"/><rect x="50" width="50" height="30" fill="rgb(30,160,40)"/>
      <rect y="30" width="50" height="30" fill="rgb(30,40,200)"/><g opacity="0">${inside}</g></svg>`;
    const encoded = await compress(Buffer.from(svg), job);
    expect(await cornersOf(encoded)).toEqual(upright);
    expect(encoded.width).toBe(300);
  });

  test('an SVG of nested entities is refused', async () => {
    const entities = Array.from(
      { length: 9 },
      (_, i) => `<!ENTITY e${i + 1} "${`&e${i};`.repeat(10)}">`,
    ).join('');
    const svg = `<!DOCTYPE svg [<!ENTITY e0 "ha">${entities}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&e9;</text></svg>`;
    expect(await reasonOf(Buffer.from(svg))).toBe('picture-unreadable');
  });
});

test('nothing of the metadata is left', async () => {
  const source = path.join(folder, 'marked.jpg');
  await writeFile(source, await quarters(400, 300).withIccProfile('p3').jpeg().toBuffer());
  execFileSync('exiftool', [
    '-overwrite_original',
    '-Artist=MARKER',
    '-GPSLatitude=48.1',
    '-GPSLatitudeRef=N',
    '-XMP-dc:Creator=MARKER',
    '-IPTC:By-line=MARKER',
    '-Comment=MARKER',
    source,
  ]);
  const { readFile } = await import('node:fs/promises');
  const original = await readFile(source);
  expect(original.includes('MARKER')).toBe(true);
  for (const bytes of [original, await sharp(original).keepMetadata().png().toBuffer()]) {
    const { data, mediaType } = await compress(bytes, job);
    const target = path.join(folder, `out.${mediaType.slice(6)}`);
    await writeFile(target, data);
    const [tags] = JSON.parse(execFileSync('exiftool', ['-j', '-G1', '-a', target]).toString());
    const groups = new Set(Object.keys(tags).map((tag) => tag.split(':')[0]));
    expect(
      [...groups].filter(
        (group) => !/^(SourceFile|ExifTool|System|File|Composite|JFIF|PNG|PNG-pHYs)$/.test(group!),
      ),
    ).toEqual([]);
    expect(tags['File:Comment']).toBeUndefined();
    expect(Buffer.from(data).includes('MARKER')).toBe(false);
  }
});

/** An uncompressed Windows bitmap, rows from the bottom up, the fourth byte 0 as usual. */
async function bitmap(channels: 3 | 4): Promise<Buffer> {
  const { data, info } = await quarters().removeAlpha().raw().toBuffer({ resolveWithObject: true });
  const head = Buffer.alloc(54);
  head.write('BM');
  head.writeUInt32LE(54, 10);
  head.writeUInt32LE(40, 14);
  head.writeInt32LE(info.width, 18);
  head.writeInt32LE(info.height, 22);
  head.writeUInt16LE(1, 26);
  head.writeUInt16LE(channels * 8, 28);
  const rows = Buffer.alloc(info.width * info.height * channels);
  for (let i = 0; i < info.width * info.height; i += 1) {
    const [x, y] = [i % info.width, info.height - 1 - Math.floor(i / info.width)];
    const from = (y * info.width + x) * 3;
    rows.set([data[from + 2]!, data[from + 1]!, data[from]!], i * channels);
  }
  return Buffer.concat([head, rows]);
}

/** A PNG whose head promises these dimensions, with hardly any data. */
function pngOf(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 2, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer) => {
    const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
    const length = Buffer.alloc(4);
    length.writeUInt32BE(data.length);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  const data = chunk('IDAT', deflateSync(Buffer.alloc(1000)));
  return Buffer.concat([signature, chunk('IHDR', head), data, chunk('IEND', Buffer.alloc(0))]);
}

function crc32(bytes: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (crc & 1 ? 0xedb88320 : 0);
  }
  return (crc ^ 0xffffffff) >>> 0;
}
