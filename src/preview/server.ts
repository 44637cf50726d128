import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { createRequire } from 'node:module';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import { previewCss, readerScript, shelfScript } from './assets.ts';
import { readerPage, readPage, shelfPage } from './page.ts';
import { readShelf, type ShelfBook } from './shelf.ts';

export interface PreviewServer {
  /** Address to open in a browser. */
  url: string;
  /** Reads the shelf again and tells open pages to load again. */
  refresh(): Promise<void>;
  close(): Promise<void>;
}

/** Own scripts only; blobs, because foliate-js shows the parts of a book as blobs. */
const ownPage =
  "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";
const readerFrame =
  "default-src 'none'; script-src 'self'; style-src 'self' blob: 'unsafe-inline'; img-src 'self' blob: data:; font-src blob: data:; connect-src 'self' blob:; frame-src blob:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";

interface Answer {
  type: string;
  body: string | Uint8Array;
  policy?: string;
}

/**
 * Serves a shelf to this machine alone, for looking at books before they go to a device.
 * Books are found by id in memory, never by a path of the request.
 * @param places absolute paths of EPUB files or folders of them
 * @param port 0 for any free one
 */
export async function openPreview(places: string[], port: number): Promise<PreviewServer> {
  let books = new Map((await readShelf(places)).map((book) => [book.id, book]));
  const listeners = new Set<ServerResponse>();
  const server = createServer((request, response) => {
    void answer(request, response, books, listeners);
  });
  server.headersTimeout = 10_000;
  server.requestTimeout = 30_000;
  server.maxConnections = 64;
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', resolve);
  });
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    async refresh() {
      books = new Map((await readShelf(places)).map((book) => [book.id, book]));
      for (const listener of listeners) listener.write('event: change\ndata: shelf\n\n');
    },
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  books: Map<string, ShelfBook>,
  listeners: Set<ServerResponse>,
): Promise<void> {
  const port = request.socket.localPort;
  // Another site's name that resolves to this machine must not reach the shelf (DNS rebinding).
  if (![`127.0.0.1:${port}`, `localhost:${port}`].includes(request.headers.host ?? '')) {
    return void response.writeHead(421).end();
  }
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    return void response.writeHead(405, { allow: 'GET, HEAD' }).end();
  }
  if (request.url === '/changes') return listen(request, response, listeners);
  const found = await find(request.url ?? '', books).catch(() => undefined);
  response.writeHead(found ? 200 : 404, {
    'content-type': found?.type ?? 'text/plain',
    'content-security-policy': found?.policy ?? ownPage,
    'x-content-type-options': 'nosniff',
    'referrer-policy': 'no-referrer',
    'cross-origin-resource-policy': 'same-origin',
    'cache-control': 'no-store',
  });
  response.end(request.method === 'HEAD' ? undefined : found?.body);
}

function listen(
  request: IncomingMessage,
  response: ServerResponse,
  listeners: Set<ServerResponse>,
): void {
  response.writeHead(200, { 'content-type': 'text/event-stream', 'cache-control': 'no-store' });
  response.write(': open\n\n');
  listeners.add(response);
  request.on('close', () => listeners.delete(response));
}

const html = (body: string, policy = ownPage): Answer => ({
  type: 'text/html; charset=utf-8',
  body,
  policy,
});
const script = (body: string | Uint8Array): Answer => ({ type: 'text/javascript', body });

async function find(url: string, books: Map<string, ShelfBook>): Promise<Answer | undefined> {
  if (url === '/') return html(shelfPage([...books.values()]));
  if (url === '/preview.css') return { type: 'text/css', body: previewCss };
  if (url === '/shelf.js') return script(shelfScript);
  if (url === '/reader.js') return script(readerScript);
  const [, kind, name] = /^\/(read|reader|book|cover|foliate)\/([\w./-]+)$/.exec(url) ?? [];
  if (kind === 'foliate') return script(await readerModule(name!));
  const book = books.get(name ?? '');
  if (!book) return undefined;
  if (kind === 'read') return html(readPage(book));
  if (kind === 'reader') return html(readerPage(book), readerFrame);
  if (kind === 'book') return { type: 'application/epub+zip', body: await readFile(book.path) };
  return book.cover && { type: book.cover.mediaType, body: book.cover.bytes };
}

const foliate = path.dirname(createRequire(import.meta.url).resolve('foliate-js/view.js'));

/** One module of foliate-js; only its own scripts, by plain names. */
function readerModule(name: string): Promise<Uint8Array> {
  if (!/^(?:[a-z-]+\/)?[a-z-]+\.js$/.test(name)) throw new Error('no such module');
  return readFile(path.join(foliate, name));
}
