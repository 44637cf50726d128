import { rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { builtInStyles } from '../../src/publication/styles.ts';
import { specimenBooks, specimenFolder } from '../gallery/books.ts';
import { chromiumPath, openReader } from '../judges/foliate.ts';
import { type LayoutFault, type LayoutLook, layoutFaults } from '../judges/layout.ts';

/** Grounds and inks as reading applications offer them. */
const night = { ground: '#121212', ink: '#bbbbbb' };
const sepia = { ground: '#f4ecd8', ink: '#5b4636' };

const everything = process.env.WENJI_FULL
  ? [
      { screen: { width: 600, height: 800 }, looks: [{}, { size: 22, ...sepia }] },
      { screen: { width: 450, height: 600 }, looks: [{ size: 22 }, { size: 12 }] },
      { screen: { width: 360, height: 640 }, looks: [{}, { size: 22 }] },
    ]
  : [];
const readings: { screen: { width: number; height: number }; looks: LayoutLook[] }[] = [
  { screen: { width: 450, height: 600 }, looks: [night] },
  ...everything,
];

let folder: string;
beforeAll(async () => {
  folder = await specimenFolder();
});
afterAll(() => rm(folder, { recursive: true }));

async function faultsOf(paths: string[], { screen, looks }: (typeof readings)[number]) {
  const reader = await openReader(screen, 1);
  const faults: LayoutFault[] = [];
  try {
    for (const path of paths) {
      await reader.open(path);
      for (const look of looks) faults.push(...(await layoutFaults(reader, look)));
    }
  } finally {
    await reader.close();
  }
  return faults;
}

describe.skipIf(!chromiumPath)('pages as a reader shows them', () => {
  test.each(builtInStyles)(
    '%s: nothing parted, cut, clipped, widowed or too pale',
    async (style) => {
      const script = style === 'vertical' ? 'zh-Hant' : 'zh-Hans';
      const books = await specimenBooks(folder, '--style', style, '--to', script);
      for (const reading of readings) {
        expect(await faultsOf([books.chinese, books.english], reading)).toEqual([]);
      }
    },
  );

  test('faults are found where a style makes them', async () => {
    const careless = `
      figure, table, tr, .row { break-inside: auto !important; page-break-inside: auto !important }
      h2, h3, .question { break-after: auto !important; page-break-after: auto !important }
      p { line-height: 2.1 }
      img { margin-top: 170px }
      table { width: 140% !important }
      .byline { color: #888 }`;
    const style = join(folder, 'careless.css');
    await writeFile(style, careless);
    const { chinese, english } = await specimenBooks(folder, '--style', style);
    const looks = [14, 16, 18].map((size) => ({ size }));
    const faults = await faultsOf([chinese, english], { ...readings[0]!, looks });
    const kinds = new Set(faults.map(({ fault }) => fault.replace(/[\d.]+/, 'n')));
    expect([...kinds].sort()).toEqual([
      'a heading is the last line of its page',
      'a picture is parted from its caption',
      'a table is cut',
      'contrast of n',
      'text runs off its page',
    ]);
  });
});
