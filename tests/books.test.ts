import { existsSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { articleFrom } from '../src/article/normalise.ts';
import { textOf } from '../src/article/xhtml.ts';
import { articleDocumentId } from '../src/publication/matter/article-document.ts';
import { discoverSources } from '../src/source/discover.ts';
import { openSource, readPage } from '../src/source/read.ts';
import type { Article, Report } from '../src/types.ts';
import { repository, wenji } from './cli/program.ts';
import { chromiumPath, openReader, type ReaderSection } from './judges/foliate.ts';
import { hasMutool, textInMutool } from './judges/mutool.ts';
import { readBook } from './judges/zip.ts';

const samples = join(repository, 'samples');
const bare = (text: string) => text.replace(/\s+/g, '');
const made: string[] = [];
afterAll(() => Promise.all(made.map((folder) => rm(folder, { recursive: true }))));

async function temporary(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'wenji-books-'));
  made.push(folder);
  return folder;
}

/** Builds books and gives their paths. */
async function books(folders: string[], ...options: string[]): Promise<string[]> {
  const out = await temporary();
  const given = ['build', ...folders, '--out', out, '--offline', '--json', ...options];
  const { stdout } = await wenji(given);
  const report = JSON.parse(stdout) as Report;
  expect(report.messages.filter(({ code }) => code === 'volume-not-published')).toEqual([]);
  return report.volumes.map(({ file }) => join(out, file));
}

/** What the articles of the folders say, read apart from the building of books. */
async function articlesIn(folders: string[]): Promise<Article[]> {
  const { files } = await discoverSources(folders, { exclude: [] });
  const articles = files.map(async (file) => {
    try {
      const page = readPage(file, openSource(file), {});
      return 'root' in page ? [articleFrom(page, file, {})] : [];
    } catch {
      return [];
    }
  });
  return (await Promise.all(articles)).flat();
}

/** Every block of an article that a reader shows, in the book's section of it. */
function expectText(article: Article, sections: ReaderSection[]): void {
  const id = articleDocumentId(article);
  const own = sections.filter(({ href }) => href.includes(id));
  const shown = bare(own.map(({ text }) => text).join(''));
  expect(shown, article.place).toContain(bare(article.title));
  for (const block of article.body) {
    const isList = typeof block !== 'string' && block.name === 'table';
    if (!isList) expect(shown, article.place).toContain(bare(textOf([block])));
  }
}

describe('the sample books', () => {
  test.skipIf(!chromiumPath)('show all text, pictures and contents in foliate-js', async () => {
    const paths = await books([samples]);
    const reader = await openReader();
    const views = [];
    for (const path of paths) views.push(await reader.open(path));
    await reader.close();
    const sections = views.flatMap((view) => view.sections);
    for (const article of await articlesIn([samples])) expectText(article, sections);
    const pictures = sections.flatMap((section) => section.pictures);
    expect(pictures).toHaveLength(10 + paths.length);
    expect(pictures.filter(({ loaded }) => !loaded)).toEqual([]);
    for (const view of views) expect(view.toc.length).toBeGreaterThan(3);
  });

  test.skipIf(!hasMutool)('show their text in mutool', async () => {
    const shown = bare((await Promise.all((await books([samples])).map(textInMutool))).join(''));
    for (const { body, place } of await articlesIn([samples])) {
      const [first] = body.filter((node) => typeof node !== 'string' && node.name === 'p');
      expect(shown, place).toContain(bare(textOf([first!])).slice(0, 8));
    }
  });
});

describe('settings of the book', () => {
  test('own styles come last, indexes and headings are listed, the own cover is the cover', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'walk.md'), '# A walk\n\nOut.\n\n## The weir\n\nAnd back.');
    await writeFile(
      join(folder, 'wenji.yaml'),
      `book:\n  css: 'h1 { color: #123 }'\n  indexes: date\n  headings: true\n  cover: ${join(samples, 'making/images/loaf.jpg')}\n`,
    );
    const [path] = await books([folder]);
    const book = await readBook(path!);
    expect(book.get('style.css')!.trimEnd().endsWith('h1 { color: #123 }')).toBe(true);
    expect(book.has('index-date.xhtml')).toBe(true);
    expect(book.get('nav.xhtml')).toMatch(/href="a\w+\.xhtml#[^"]+"[^>]*>The weir</);
    const plain = await books([folder], '--cover', join(samples, 'making/images/moon.jpg'));
    expect(plain).toHaveLength(1);
  });

  test('own CSS that would spoil a book stops the run; what old readers fail on is told', async () => {
    const folder = await temporary();
    await writeFile(join(folder, 'walk.md'), '# A walk\n\nOut and back.');
    const style = join(folder, 'own.css');
    const run = async (css: string) => {
      await writeFile(style, css);
      return wenji(['build', folder, '--out', join(folder, 'out'), '--json', '--style', style]);
    };
    const faulty = await run(
      'p { color: red\n}\nbody { background: url(paper.png); direction: rtl }',
    );
    expect(faulty.code).toBe(2);
    expect(faulty.stdout + faulty.stderr).toMatch(
      /own\.css:3: "paper\.png" would not be in the book/,
    );
    expect(faulty.stdout + faulty.stderr).toContain('"direction"');
    expect(existsSync(join(folder, 'out'))).toBe(false);
    const risky = await run('img { max-width: min(9em, 50%) }\np { text-indent: 0 }');
    const report = JSON.parse(risky.stdout) as Report;
    expect(report.volumes).toHaveLength(1);
    const told = report.messages.filter(({ code }) => code === 'style-risky');
    expect(told.map(({ place }) => place)).toEqual([`${style}:1`]);
  });

  test.each([
    ['--cover', 'nothing.jpg', 'cover-unreadable'],
    ['--style', 'nothing.css', 'style-unreadable'],
  ])('%s that cannot be read stops the run before any work', async (flag, value, code) => {
    const out = join(await temporary(), 'out');
    const {
      code: exit,
      stdout,
      stderr,
    } = await wenji(['build', samples, '--out', out, '--json', flag, value]);
    expect(exit).toBe(2);
    expect(stdout + stderr).toContain(code === 'cover-unreadable' ? 'this cover' : 'this style');
    expect(existsSync(out)).toBe(false);
  });
});
