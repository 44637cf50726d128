import { readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { repository, temporaryFolder, wenji } from '../cli/program.ts';
import { aceViolations, hasAce } from '../judges/ace.ts';
import {
  hasCalibre,
  hasPdfToText,
  picturesByCalibre,
  textByCalibre,
  textOfPdf,
} from '../judges/calibre.ts';
import { epubcheck, hasJava, hasOldEpubCheck, oldEpubcheck } from '../judges/epubcheck.ts';
import { readInEpubJs } from '../judges/epubjs.ts';
import { chromiumPath } from '../judges/foliate.ts';
import { readBook, readZip } from '../judges/zip.ts';

/**
 * Every edition of the samples before every judge: all targets, scripts and styles. Takes minutes;
 * run by `npm run check:full`.
 */
const styles = ['news', 'literary', 'plain', 'vertical'];
const targets = ['general', 'kindle', 'kobo', 'koreader', 'apple', 'pocketbook', 'e-ink'];
const scripts = ['zh-Hans', 'zh-Hant', 'zh-TW'];
const patience = 1_800_000;

/** Further folders of articles, where the machine has them. */
const shared = path.join(repository, '../shared/data');

describe.runIf(process.env.WENJI_FULL)('every edition', () => {
  let folder: string;
  const books = new Map<string, string[]>();

  async function build(name: string, source: string, options: string[]): Promise<string[]> {
    const out = path.join(folder, name);
    await wenji(['build', source, '--out', out, '--offline', '--quiet', ...options], {
      env: { XDG_CACHE_HOME: path.join(folder, 'cache') },
    });
    const files = (await readdir(out)).filter((file) => file.endsWith('.epub'));
    expect(files.length, name).toBeGreaterThan(0);
    const paths = files.map((file) => path.join(out, file));
    books.set(name, paths);
    return paths;
  }

  const all = () => [...books.values()].flat();
  const samples = () => books.get('samples')!;

  beforeAll(async () => {
    folder = await temporaryFolder();
    const every = [
      ...targets.flatMap((target) => ['--for', target]),
      ...scripts.flatMap((script) => ['--to', script]),
    ];
    const source = path.join(repository, 'samples');
    await build('samples', source, ['--index-volume', '--indexes', 'date']);
    for (const style of styles) await build(style, source, ['--style', style, ...every]);
    for (const name of ['mirror', 'hazards']) {
      const source = path.join(shared, name);
      if ((await readdir(source).catch(() => [])).length > 0) {
        await build(name, source, ['--for', 'general', '--for', 'kobo', '--to', 'zh-Hant']);
      }
    }
  }, patience);
  afterAll(() => rm(folder, { recursive: true }));

  test.runIf(hasJava)(
    'EPUBCheck 5.3 is silent',
    async () => {
      expect(await epubcheck(all())).toEqual([]);
    },
    patience,
  );

  test.runIf(hasOldEpubCheck)(
    'EPUBCheck 4.2.6 is silent',
    async () => {
      expect(await oldEpubcheck(all())).toEqual([]);
    },
    patience,
  );

  test.runIf(hasAce)(
    'Ace finds no violation',
    async () => {
      const judged = [
        ...samples(),
        ...styles.flatMap((style) => books.get(style)!.filter(isOfNote)),
      ];
      const violations: string[] = [];
      for (const book of judged) {
        for (const one of await aceViolations(book)) violations.push(`${book}: ${one}`);
      }
      expect(violations).toEqual([]);
    },
    patience,
  );

  test.runIf(chromiumPath)(
    'epub.js shows every text and every picture',
    async () => {
      for (const book of samples()) {
        const read = await readInEpubJs(book);
        expect(missingFrom(squeezed(read.text), await linesOf(book)), book).toEqual([]);
        expect(read.brokenPictures, book).toEqual([]);
        expect(read.pictures, book).toBeGreaterThan(0);
        expect(read.contents, book).toBeGreaterThan(0);
      }
    },
    patience,
  );

  test.runIf(hasCalibre)(
    'calibre carries text and pictures to AZW3',
    async () => {
      for (const book of samples()) {
        const lines = await linesOf(book);
        const kindle = squeezed(await textByCalibre(book, ['azw3', 'txt']));
        expect(missingFrom(kindle, lines), `${book} as AZW3`).toEqual([]);
        const pictures = (await readZip(book)).filter(({ name }) => /\.(?:jpg|png)$/.test(name));
        expect(await picturesByCalibre(book, 'azw3'), book).toBeGreaterThanOrEqual(
          pictures.length - 1,
        );
      }
    },
    patience,
  );

  test.runIf(hasCalibre && hasPdfToText)(
    'calibre carries the text to PDF',
    async () => {
      for (const book of samples()) {
        // Lines break anywhere: letters alone are compared.
        const text = squeezed(await textOfPdf(book));
        const lines = await linesOf(book);
        expect(lines.length, book).toBeGreaterThan(10);
        expect(missingFrom(text, lines), book).toEqual([]);
      }
    },
    patience,
  );
});

/** Of the many editions those that differ most: each script plain, and Kobo's own form. */
const isOfNote = (book: string) => /zh-(?:Hans|Hant|TW)(?:\.epub|-kobo\.kepub\.epub)$/.test(book);

const squeezed = (text: string) => text.normalize('NFKC').replace(/[^\p{L}\p{N}]+/gu, '');

const missingFrom = (text: string, lines: string[]) =>
  lines.filter((line) => !text.includes(squeezed(line)));

/** What the book prints: the text of its paragraphs, headings and captions. */
async function linesOf(book: string): Promise<string[]> {
  const lines: string[] = [];
  for (const [name, text] of await readBook(book)) {
    if (!/^a[0-9a-f]{20}.*\.xhtml$/.test(name)) continue;
    for (const [, line] of text.matchAll(/<(?:p|h[1-6]|figcaption|li)(?:\s[^>]*)?>([^<]+)</g)) {
      lines.push(line!.replace(/&(?:amp|lt|gt|quot);/g, ' '));
    }
  }
  return lines;
}
