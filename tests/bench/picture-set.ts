/**
 * Makes pictures of every format and many faults, encodes all through the encoder processes, and
 * counts what became of them: right colours in the right corners, the reason of each refusal, the
 * slowest picture, the largest process.
 *
 *     npx tsx tests/bench/picture-set.ts [number] [of the first]
 */
import { readFileSync } from 'node:fs';
import { crc32 } from 'node:zlib';
import sharp, { type Sharp } from 'sharp';
import { openEncoderPool } from '../../src/resource/encoder-pool.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { problemOf } from '../../src/resource/problem.ts';
import { encoderDeadline } from '../../src/resource/supply.ts';
import { numbers } from './numbers.ts';

type Next = () => number;
type Fault = 'none' | 'truncated' | 'flipped';
interface Case {
  name: string;
  bytes: Buffer;
  /** What its corners show, clockwise from the top left; nothing where that is not known. */
  corners?: string;
  /** Reasons that are right; an empty list where it must be embedded. */
  refused?: RegExp;
}

const count = Number(process.argv[2] ?? 1500);
const first = Number(process.argv[3] ?? 0);
sharp.cache(false);
sharp.concurrency(1);

function quarters(width: number, height: number): Sharp {
  const [w, h] = [Math.floor(width / 2), Math.floor(height / 2)];
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="100%" height="100%" fill="#1e28c8"/><rect width="${w}" height="${h}" fill="#c81e1e"/><rect x="${w}" width="${width - w}" height="${h}" fill="#1ea028"/><rect x="${w}" y="${h}" width="${width}" height="${height}" fill="#f0f0f0"/></svg>`;
  return sharp(Buffer.from(svg)).removeAlpha();
}

const writers: Record<string, (picture: Sharp, next: Next) => Sharp> = {
  jpeg: (p, next) => p.jpeg({ quality: 60 + Math.round(next() * 38) }),
  progressive: (p) => p.jpeg({ progressive: true }),
  cmyk: (p) => p.toColourspace('cmyk').withIccProfile('cmyk').jpeg(),
  p3: (p) => p.withIccProfile('p3').jpeg({ quality: 95 }),
  png: (p) => p.png(),
  palette: (p) => p.png({ palette: true }),
  deep: (p) => p.toColourspace('rgb16').png(),
  webp: (p, next) => p.webp({ lossless: next() < 0.5 }),
  avif: (p) => p.avif({ effort: 0 }),
  gif: (p) => p.gif(),
  tiff: (p, next) => p.tiff({ compression: next() < 0.5 ? 'lzw' : 'jpeg', quality: 90 }),
  exif: (p, next) =>
    p.withMetadata({ orientation: 1 + Math.floor(next() * 8) }).jpeg({ quality: 95 }),
};

const hostile: [string, (next: Next) => Buffer, RegExp?][] = [
  ['empty', () => Buffer.alloc(0), /not-an-image/],
  ['page', () => Buffer.from('<!doctype html><p>please log in'), /not-an-image|unreadable/],
  [
    'noise',
    (next) => Buffer.from(Array.from({ length: 5000 }, () => next() * 256)),
    /not-an-image/,
  ],
  ['bomb', () => pngHead(60_000, 60_000), /too-many-pixels/],
  ['bomb below the limit', () => pngHead(7000, 7000), /unreadable|crash/],
  ['svg script', () => svg('<script>while(true){}</script>')],
  ['svg outside', () => svg('<image href="file:///etc/passwd" width="9" height="9"/>')],
  [
    'svg entities',
    () =>
      Buffer.from(
        `<!DOCTYPE svg [<!ENTITY a "aaaaaaaaaa">${[...'bcdefghij'].map((c, i) => `<!ENTITY ${c} "${`&${'abcdefghij'[i]};`.repeat(10)}">`).join('')}]><svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><text>&j;</text></svg>`,
      ),
    /unreadable/,
  ],
  [
    'svg of many filters',
    () =>
      svg(
        `<filter id="f">${'<feGaussianBlur stdDeviation="90"/>'.repeat(60)}</filter><rect width="2000" height="2000" filter="url(#f)"/>`,
        2000,
      ),
    /slow|unreadable|crash/,
  ],
  [
    'svg uses of uses',
    () =>
      svg(
        `<g id="a0"><rect width="1" height="1"/></g>${Array.from({ length: 24 }, (_, i) => `<g id="a${i + 1}">${`<use href="#a${i}"/>`.repeat(10)}</g>`).join('')}`,
      ),
    /unreadable|slow|crash/,
  ],
];

function svg(inside: string, size = 200): Buffer {
  return Buffer.from(
    `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"><rect width="90%" height="90%" fill="#c81e1e"/>${inside}</svg>`,
  );
}

function pngHead(width: number, height: number): Buffer {
  const head = Buffer.from(
    '89504e470d0a1a0a0000000d49484452000000000000000008020000000000000',
    'hex',
  );
  const whole = Buffer.concat([head, Buffer.alloc(33 - head.length)]);
  whole.writeUInt32BE(width, 16);
  whole.writeUInt32BE(height, 20);
  whole.writeUInt32BE(crc32(whole.subarray(12, 29)), 29);
  return Buffer.concat([whole, Buffer.from('000003e849444154', 'hex'), Buffer.alloc(2000)]);
}

async function make(i: number): Promise<Case> {
  const next = numbers(i + 1);
  if (i % 15 === 14) {
    const [name, bytes, refused] = hostile[Math.floor(i / 15) % hostile.length]!;
    return { name, bytes: bytes(next), ...(refused ? { refused } : {}) };
  }
  const names = Object.keys(writers);
  const kind = names[i % names.length]!;
  const large = next() < 0.1;
  const [width, height] = [
    40 + next() * (large ? 3500 : 1200),
    40 + next() * (large ? 3500 : 900),
  ].map(Math.round) as [number, number];
  const bytes = await writers[kind]!(quarters(width, height), next).toBuffer();
  const fault: Fault = next() < 0.75 ? 'none' : next() < 0.5 ? 'truncated' : 'flipped';
  if (fault === 'truncated')
    return { name: `${kind} ${fault}`, bytes: bytes.subarray(0, bytes.length * next() * 0.95) };
  if (fault === 'flipped') {
    for (let n = 0; n < 8; n += 1)
      bytes[Math.floor(next() * bytes.length)]! ^= 1 << Math.floor(next() * 8);
    return { name: `${kind} ${fault}`, bytes };
  }
  return {
    name: kind,
    bytes,
    corners: turned((await sharp(bytes).metadata()).orientation ?? 1),
    refused: /^$/,
  };
}

/** Corners once the stored orientation is obeyed: the stored ones are red, green, white, blue. */
function turned(orientation: number): string {
  return ['rgwb', 'grbw', 'wbrg', 'bwgr', 'rbwg', 'brgw', 'wgrb', 'gwbr'][orientation - 1]!;
}

async function cornersOf(data: Uint8Array): Promise<string> {
  const { data: pixels, info } = await sharp(data)
    .toColourspace('srgb')
    .removeAlpha()
    .raw()
    .toBuffer({ resolveWithObject: true });
  const at = (x: number, y: number) => {
    const [r, g, b] = pixels.subarray(
      (Math.round(y * info.height) * info.width + Math.round(x * info.width)) * 3,
    ) as unknown as [number, number, number];
    if (Math.min(r, g, b) > 200) return 'w';
    return r > g && r > b ? 'r' : g > b ? 'g' : 'b';
  };
  return at(0.2, 0.2) + at(0.8, 0.2) + at(0.8, 0.8) + at(0.2, 0.8);
}

/** Largest resident size so far among the processes started here, in MB (Linux). */
function largestChild(): number {
  const own = readFileSync(`/proc/${process.pid}/task/${process.pid}/children`, 'utf8').trim();
  const sizes = own.split(' ').map((pid) => {
    try {
      return Number(/VmHWM:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? 0);
    } catch {
      return 0;
    }
  });
  return Math.max(0, ...sizes) / 1024;
}

const pool = openEncoderPool({ processes: 2, deadline: encoderDeadline });
const job = {
  preset: presetNamed('standard')!,
  settings: { effort: 'fast' as const, qualityLowered: 0 },
  lenient: false,
};
const tally = new Map<string, number>();
const wrong: string[] = [];
let [slowest, largest, crashes] = [0, 0, 0];

async function judge(i: number): Promise<void> {
  const { name, bytes, corners, refused } = await make(i);
  const started = performance.now();
  const result = await pool.encode(bytes, job).then(
    ({ data }) => ({ data, reason: '' }),
    (error) => ({ data: undefined, reason: problemOf(error).reason }),
  );
  slowest = Math.max(slowest, performance.now() - started);
  largest = Math.max(largest, largestChild());
  if (result.reason === 'picture-decoder-crash') crashes += 1;
  tally.set(result.reason || 'embedded', (tally.get(result.reason || 'embedded') ?? 0) + 1);
  if (refused && !refused.test(result.reason))
    wrong.push(`${i} ${name}: ${result.reason || 'embedded'}`);
  if (corners && result.data) {
    const found = await cornersOf(result.data);
    if (found !== corners) wrong.push(`${i} ${name}: corners ${found}, not ${corners}`);
  }
}

const queue = Array.from({ length: count }, (_, i) => first + i);
await Promise.all(
  [0, 1].map(async () => {
    for (let i = queue.shift(); i !== undefined; i = queue.shift()) await judge(i);
  }),
);
pool.close();
process.stdout.write(
  `${count} files: ${JSON.stringify(Object.fromEntries(tally))}\nslowest ${Math.round(slowest)} ms, largest process ${Math.round(largest)} MB, processes lost ${crashes}\nnot as expected: ${wrong.length}\n${wrong.slice(0, 20).join('\n')}\n`,
);
