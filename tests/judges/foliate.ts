import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { dirname, extname, join, normalize } from 'node:path';
import { chromium, type Page } from 'playwright-core';

/** Chromium as installed by the system; the judge is skipped where there is none. */
export const chromiumPath = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

export interface ReaderEntry {
  label: string;
  href: string;
  subitems?: ReaderEntry[] | null;
}

/** What a reading application made of one spine document. */
export interface ReaderSection {
  href: string;
  language: string;
  text: string;
  captions: string[];
  pictures: { src: string; alt: string; loaded: boolean }[];
}

export interface ReaderView {
  title: string;
  language: string;
  toc: ReaderEntry[];
  landmarks: ReaderEntry[];
  hasCover: boolean;
  sections: ReaderSection[];
}

// biome-ignore lint/suspicious/noExplicitAny: code that runs in the page, whose types Node lacks
type PageGlobals = any;

const root = dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'));
const types: Record<string, string> = { '.js': 'text/javascript', '.epub': 'application/epub+zip' };

/** Opens books in foliate-js (the engine of Foliate and Readest) in one Chromium. */
export async function openReader(size = { width: 450, height: 600 }, density = 2) {
  const books = new Map<string, string>();
  const server = await serve(books);
  const browser = await chromium.launch({
    executablePath: chromiumPath!,
    args: ['--no-sandbox', '--disable-dev-shm-usage'],
  });
  const page = await browser.newPage({ viewport: size, deviceScaleFactor: density });
  // tsx names functions by a helper of its own, which a page lacks.
  await page.addInitScript('globalThis.__name ??= (value) => value');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    /** Opens a book and tells everything the reader knows of it. */
    async open(path: string): Promise<ReaderView> {
      const name = `/book-${books.size}.epub`;
      books.set(name, path);
      await page.goto(`${origin}/`);
      return page.evaluate(readWholeBook, name);
    },
    /** Shows a place of the open book. */
    async show(target: number | string): Promise<void> {
      await page.evaluate((place) => (globalThis as PageGlobals).view.goTo(place), target);
      await page.waitForTimeout(400);
    },
    /** Shows a place of the open book and takes its picture. */
    async screen(target: number | string, to: string): Promise<void> {
      await page.evaluate((place) => (globalThis as PageGlobals).view.goTo(place), target);
      await page.waitForTimeout(400);
      await page.screenshot({ path: to });
    },
    /** Takes a picture of the page that holds the first element of a kind in a document. */
    async pageWith(selector: string, section: number): Promise<Buffer> {
      await page.evaluate(goToElement, { selector, section });
      await page.waitForTimeout(400);
      return page.screenshot();
    },
    /** Takes a picture of every page of a document of the open book, in order. */
    async pages(target: number | string, most = Number.POSITIVE_INFINITY): Promise<Buffer[]> {
      await page.evaluate((place) => (globalThis as PageGlobals).view.goTo(place), target);
      const screens: Buffer[] = [];
      const count = Math.min(most, await page.evaluate(pagesHere));
      while (screens.length < count) {
        if (screens.length > 0)
          await page.evaluate(() => (globalThis as PageGlobals).view.renderer.next());
        await page.waitForTimeout(250);
        screens.push(await page.screenshot());
      }
      return screens;
    },
    page: page as Page,
    async close(): Promise<void> {
      await browser.close();
      server.close();
    },
  };
}

function serve(books: Map<string, string>): Promise<Server> {
  const server = createServer(async (request, response) => {
    const name = normalize(new URL(request.url!, 'http://localhost').pathname);
    try {
      const path = books.get(name) ?? join(root, name);
      const body = name === '/' ? shell : await readFile(path);
      response.setHeader(
        'content-type',
        name === '/' ? 'text/html' : (types[extname(name)] ?? 'text/plain'),
      );
      response.end(body);
    } catch {
      response.writeHead(404).end();
    }
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

const shell =
  '<!doctype html><meta charset="utf-8"><style>html,body{margin:0;height:100%}foliate-view{display:block;height:100%}</style><script type="module" src="/view.js"></script><body></body>';

/** Runs in the page. */
function goToElement({ selector, section }: { selector: string; section: number }) {
  return (globalThis as PageGlobals).view.renderer.goTo({
    index: section,
    anchor: (document: PageGlobals) => document.querySelector(selector),
  });
}

/** Runs in the page: pages of the document shown, without the blank one at either side. */
function pagesHere(): number {
  return (globalThis as PageGlobals).view.renderer.pages - 2;
}

/** Runs in the page: opens the book in the view, then reads every section as the reader has it. */
async function readWholeBook(name: string): Promise<ReaderView> {
  const global = globalThis as PageGlobals;
  await global.customElements.whenDefined('foliate-view');
  const bytes = await (await fetch(name)).arrayBuffer();
  const view = global.document.createElement('foliate-view');
  global.document.body.replaceChildren(view);
  await view.open(new global.File([bytes], 'book.epub', { type: 'application/epub+zip' }));
  view.renderer.setAttribute('flow', 'paginated');
  view.renderer.setAttribute('max-column-count', '1');
  view.renderer.setAttribute('margin', '24px');
  global.view = view;
  await view.init({});
  const { book } = view;
  const sections = [];
  for (const section of book.sections) {
    const document = new global.DOMParser().parseFromString(
      await (await fetch(await section.load())).text(),
      'application/xhtml+xml',
    );
    const pictures = [...document.querySelectorAll('img')].map(async (img) => {
      const picture = new global.Image();
      picture.src = img.getAttribute('src');
      const loaded = await picture.decode().then(
        () => picture.naturalWidth > 0,
        () => false,
      );
      return { src: picture.src, alt: img.getAttribute('alt'), loaded };
    });
    sections.push({
      href: section.id,
      language: document.documentElement.getAttribute('lang'),
      text: document.body.textContent,
      captions: [...document.querySelectorAll('figcaption')].map((node) => node.textContent),
      pictures: await Promise.all(pictures),
    });
  }
  return {
    title:
      typeof book.metadata.title === 'string'
        ? book.metadata.title
        : Object.values(book.metadata.title)[0],
    language: [book.metadata.language].flat()[0],
    toc: book.toc,
    landmarks: book.landmarks,
    hasCover: Boolean(await book.getCover()),
    sections,
  } as ReaderView;
}
