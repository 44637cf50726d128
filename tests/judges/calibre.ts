import { execFile, spawnSync } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);
const env = {
  ...process.env,
  LC_ALL: 'C.UTF-8',
  QT_QPA_PLATFORM: 'offscreen',
  QTWEBENGINE_DISABLE_SANDBOX: '1',
  QTWEBENGINE_CHROMIUM_FLAGS: '--no-sandbox',
};

export const hasCalibre = spawnSync('ebook-convert', ['--version']).error === undefined;

/** The text that calibre finds in a book, after the ways given: `['azw3', 'txt']`. */
export async function textByCalibre(book: string, ways: string[]): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wenji-calibre-'));
  try {
    let from = book;
    for (const way of ways) {
      const to = path.join(folder, `book.${way}`);
      await run('ebook-convert', [from, to], { env, maxBuffer: 64e6 });
      from = to;
    }
    return await readFile(from, 'utf8');
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** How many pictures calibre carries into its own form of the book. */
export async function picturesByCalibre(book: string, way: string): Promise<number> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wenji-calibre-'));
  try {
    const middle = path.join(folder, `book.${way}`);
    await run('ebook-convert', [book, middle], { env, maxBuffer: 64e6 });
    const page = path.join(folder, 'page.htmlz');
    await run('ebook-convert', [middle, page], { env, maxBuffer: 64e6 });
    const { stdout } = await run('unzip', ['-l', page]);
    return stdout.split('\n').filter((line) => /\bimages\/.*\.(?:jpe?g|png|gif)$/i.test(line))
      .length;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** poppler's tool: MuPDF does not find the characters of the Chinese fonts that calibre embeds. */
export const hasPdfToText = spawnSync('pdftotext', ['-v']).error === undefined;

/** The text of a PDF that calibre makes of a book, in reading order. */
export async function textOfPdf(book: string): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'wenji-calibre-'));
  try {
    const pdf = path.join(folder, 'book.pdf');
    await run('ebook-convert', [book, pdf], { env, maxBuffer: 64e6 });
    const { stdout } = await run('pdftotext', ['-raw', pdf, '-'], { maxBuffer: 64e6 });
    return stdout;
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}
