import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import sharp from 'sharp';
import { labelsFor } from '../../src/labels/labels.ts';
import { designCover, palettes } from '../../src/publication/cover/design.ts';
import { makeCover } from '../../src/publication/cover/make.ts';
import { volumeOf } from '../builders.ts';
import { repository, wenji } from '../cli/program.ts';
import { openReader } from '../judges/foliate.ts';
import { type SpecimenBooks, specimenBooks, specimenFolder } from './books.ts';

/**
 * Prints the specimen in every style and makes the pictures of docs/styles.md of it:
 * `npm run gallery`. Needs Chromium. The pages are as foliate-js shows them on a six-inch screen.
 */
const to = join(repository, 'docs/gallery');
const screen = { width: 450, height: 600 };
const gap = 8;

interface Sheet {
  name: string;
  language: keyof SpecimenBooks;
  options: string[];
}

const sheets: Sheet[] = [
  { name: 'news', language: 'chinese', options: ['--style', 'news'] },
  { name: 'literary', language: 'chinese', options: ['--style', 'literary'] },
  { name: 'literary-en', language: 'english', options: ['--style', 'literary'] },
  { name: 'plain', language: 'chinese', options: ['--style', 'plain'] },
  { name: 'vertical', language: 'chinese', options: ['--style', 'vertical', '--to', 'zh-Hant'] },
  { name: 'news-hant', language: 'chinese', options: ['--style', 'news', '--to', 'zh-Hant'] },
  { name: 'e-ink', language: 'chinese', options: ['--style', 'news', '--for', 'e-ink'] },
];

/** The same places in every style. The first article is the fourth document. */
const places = ['h1', 'figure', 'table', '.question', '.embed'];
const firstArticle = 3;

async function sheetOf({ name, language, options }: Sheet, folder: string): Promise<void> {
  const book = (await specimenBooks(folder, ...options))[language];
  const reader = await openReader(screen, 1);
  try {
    const { sections } = await reader.open(book);
    const last = sections.length - 1;
    const pages = [];
    for (const place of places) pages.push(await reader.pageWith(place, firstArticle));
    pages.push(await reader.pageWith('h1', last));
    await joined(pages, screen, join(to, `${name}.png`));
  } finally {
    await reader.close();
  }
}

/** Pictures of one size, three in a row. */
async function joined(pictures: Buffer[], size: typeof screen, path: string): Promise<void> {
  const rows = Math.ceil(pictures.length / 3);
  const [width, height] = [size.width + gap, size.height + gap];
  const at = pictures.map((input, n) => ({
    input,
    left: gap + (n % 3) * width,
    top: gap + Math.floor(n / 3) * height,
  }));
  const sheet = { width: 3 * width + gap, height: rows * height + gap };
  await sharp({ create: { ...sheet, channels: 3, background: '#8a8d92' } })
    .composite(at)
    .png({ palette: true, colours: 48, dither: 0.6, effort: 10 })
    .toFile(path);
}

/** Every layout of covers, beside each its look as a grey thumbnail of 100 pixels. */
async function covers(): Promise<void> {
  const shown = new Map<string, Buffer>();
  const photograph = await coverPicture();
  for (let n = 0; shown.size < 5 && n < 200; n++) {
    const volume = volumeOf([], {
      language: 'zh-Hans',
      title: '河畔札记',
      theme: { key: `theme-${n}`, title: '河畔札记' },
      number: 2,
      total: 3,
      from: '2024-01-03',
      until: '2024-06-20',
    });
    const shelf = { key: 'gallery', title: '河畔文集' };
    for (const pictures of [[], [photograph]]) {
      const labels = labelsFor(volume.language);
      const { layout } = designCover(volume, shelf.title, labels, pictures.length > 0);
      if (shown.has(layout)) continue;
      shown.set(layout, Buffer.from((await makeCover({ volume, shelf, pictures })).bytes));
    }
  }
  const composed = [...shown.keys()].sort().map((layout) => withThumbnail(shown.get(layout)!));
  await joined(await Promise.all(composed), { width: 450, height: 520 }, join(to, 'covers.png'));
}

async function withThumbnail(cover: Buffer): Promise<Buffer> {
  const large = await sharp(cover).resize(300, 480).png().toBuffer();
  const small = await sharp(cover).greyscale().resize(100).png().toBuffer();
  return sharp({ create: { width: 450, height: 520, channels: 3, background: '#ffffff' } })
    .composite([
      { input: large, left: 20, top: 20 },
      { input: small, left: 335, top: 340 },
    ])
    .png()
    .toBuffer();
}

/** A picture of the samples as the picture store would give it. */
async function coverPicture() {
  const path = join(repository, 'samples/walks/images/river valley.jpg');
  const { width, height, size = 0 } = await sharp(path).metadata();
  const sha256 = palettes.length.toString(16).padStart(64, '0');
  return {
    sha256,
    path,
    mediaType: 'image/jpeg' as const,
    width,
    height,
    bytes: size,
    bytesIn: size,
  };
}

/** The page of the samples that the README shows. */
async function readmePage(folder: string): Promise<void> {
  const out = join(folder, 'samples');
  const samples = join(repository, 'samples');
  const { stdout } = await wenji(['build', samples, '--out', out, '--offline', '--json']);
  const volumes: { file: string }[] = JSON.parse(stdout).volumes;
  const reader = await openReader(screen, 2);
  try {
    for (const { file } of volumes) {
      const { sections } = await reader.open(join(out, file));
      const section = sections.findIndex(({ text }) => text.includes('The towpath belongs'));
      if (section < 0) continue;
      const page = await reader.pageWith('h1', section);
      const look = { palette: true, colours: 96, dither: 0.6, effort: 10 };
      await sharp(page).png(look).toFile(join(repository, 'docs/page.png'));
    }
  } finally {
    await reader.close();
  }
}

await mkdir(to, { recursive: true });
const folder = await specimenFolder();
for (const sheet of sheets) await sheetOf(sheet, folder);
await covers();
await readmePage(folder);
await rm(folder, { recursive: true });
