import { readFile } from 'node:fs/promises';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import { chromium } from 'playwright-core';
import { chromiumPath } from './foliate.ts';

/** What epub.js 0.3.93 makes of a book (0.4.2, the newest by number, cannot show one). */
export interface EpubJsView {
  text: string;
  pictures: number;
  brokenPictures: string[];
  contents: number;
}

// biome-ignore lint/suspicious/noExplicitAny: code that runs in the page, whose types Node lacks
type PageGlobals = any;

const require = createRequire(import.meta.url);
const scripts: Record<string, string> = {
  '/jszip.js': require.resolve('jszip/dist/jszip.min.js'),
  '/epub.js': require.resolve('epubjs/dist/epub.min.js'),
};
const shell =
  '<!doctype html><meta charset="utf-8"><script src="/jszip.js"></script><script src="/epub.js"></script><div id="place" style="width:450px;height:600px"></div>';

/** Shows every spine document of a book in epub.js, in Chromium. */
export async function readInEpubJs(path: string): Promise<EpubJsView> {
  const server = createServer(async (request, response) => {
    const { url } = request;
    const file = url === '/book.epub' ? path : scripts[url ?? ''];
    response.setHeader('content-type', url === '/' ? 'text/html' : 'text/javascript');
    response.end(url === '/' ? shell : file ? await readFile(file) : '');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
    return await page.evaluate(showWholeBook);
  } finally {
    await browser.close();
    server.close();
  }
}

/** Runs in the page. */
async function showWholeBook(): Promise<EpubJsView> {
  const global = globalThis as PageGlobals;
  const bytes = await (await fetch('/book.epub')).arrayBuffer();
  const book = global.ePub(bytes);
  await book.ready;
  const rendition = book.renderTo('place', { width: 450, height: 600, flow: 'scrolled-doc' });
  const view: EpubJsView = {
    text: '',
    pictures: 0,
    brokenPictures: [],
    contents: book.navigation.toc.length,
  };
  for (const item of book.spine.spineItems) {
    await rendition.display(item.href);
    for (const { document } of rendition.getContents()) {
      view.text += document.body.textContent;
      for (const picture of document.querySelectorAll('img')) {
        view.pictures += 1;
        const shown = await picture.decode().then(
          () => picture.naturalWidth > 0,
          () => false,
        );
        if (!shown) view.brokenPictures.push(`${item.href}: ${picture.src}`);
      }
    }
  }
  return view;
}
