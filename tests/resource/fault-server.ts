import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import { brotliCompressSync, gzipSync } from 'node:zlib';

/** One request as the server saw it. */
export interface Seen {
  path: string;
  /** Names as sent, lower case, in order of the alphabet. */
  headers: string[];
  referer: string | undefined;
  /** Milliseconds since the server started. */
  time: number;
}

export interface FaultServer {
  origin: string;
  seen: Seen[];
  /** Most requests that were answered at the same time. */
  mostAtOnce(): number;
  close(): Promise<void>;
}

type Answer = (response: ServerResponse, request: IncomingMessage, times: number) => void;

const bomb = gzipSync(Buffer.alloc(80e6));
const brotliBomb = brotliCompressSync(Buffer.alloc(80e6));

/**
 * A picture host that misbehaves in every way we know, on loopback.
 * @param picture what a healthy answer holds
 */
export async function openFaultServer(picture: Uint8Array): Promise<FaultServer> {
  const seen: Seen[] = [];
  const times = new Map<string, number>();
  const sockets = new Set<Socket>();
  const started = performance.now();
  let [now, most] = [0, 0];

  const fine: Answer = (response) => response.writeHead(200).end(picture);
  const raw =
    (text: string): Answer =>
    (response) =>
      response.socket?.end(text);
  const answers: Record<string, Answer> = {
    silent: () => {},
    'slow-body': (response) => {
      response.writeHead(200);
      const timer = setInterval(() => response.write('x'), 50);
      response.on('close', () => clearInterval(timer));
    },
    stalled: (response) => void response.writeHead(200).write(picture.subarray(0, 100)),
    endless: (response) => {
      response.writeHead(200);
      const more = (): unknown => !response.destroyed && response.write(Buffer.alloc(65536), more);
      more();
    },
    'half-closed': (response) => {
      response.writeHead(200, { 'content-length': picture.length }).write(picture.subarray(0, 50));
      setTimeout(() => response.destroy(), 20);
    },
    reset: (response) => response.socket?.resetAndDestroy(),
    html: (response) =>
      response.writeHead(200, { 'content-type': 'image/jpeg' }).end('<html>log in</html>'),
    'wrong-type': (response) =>
      response.writeHead(200, { 'content-type': 'text/html' }).end(picture),
    '204': (response) => response.writeHead(204).end(),
    '403': (response) => response.writeHead(403).end(),
    '404': (response) => response.writeHead(404).end(),
    '500': (response) => response.writeHead(500).end(),
    'once-500': (response, request, n) =>
      n > 1 ? fine(response, request, n) : response.writeHead(500).end(),
    '429': (response, request, n) =>
      n > 1 ? fine(response, request, n) : response.writeHead(429, { 'retry-after': '1' }).end(),
    '429-tomorrow': (response) => response.writeHead(429, { 'retry-after': '86400' }).end(),
    referer: (response, request, n) =>
      request.headers.referer ? fine(response, request, n) : response.writeHead(403).end(),
    loop: (response) => response.writeHead(302, { location: '/loop' }).end(),
    chain: (response, request) => {
      const left = Number(new URL(request.url!, 'http://x').searchParams.get('n'));
      if (left === 0) response.writeHead(200).end(picture);
      else response.writeHead(302, { location: `/chain?n=${left - 1}` }).end();
    },
    'to-file': (response) => response.writeHead(302, { location: 'file:///etc/passwd' }).end(),
    'to-private': (response) => response.writeHead(302, { location: 'http://10.0.0.1/' }).end(),
    'to-bad': (response) => response.writeHead(302, { location: 'http://[bad' }).end(),
    gzip: (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync(picture)),
    'gzip-bomb': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(bomb),
    'brotli-bomb': (response) =>
      response.writeHead(200, { 'content-encoding': 'br' }).end(brotliBomb),
    'gzip-not': (response) => response.writeHead(200, { 'content-encoding': 'gzip' }).end(picture),
    'gzip-many': (response) =>
      response.writeHead(200, { 'content-encoding': 'gzip, gzip, gzip' }).end(picture),
    'not-http': raw('HELLO\r\n\r\n'),
    'two-lengths': raw('HTTP/1.1 200 OK\r\ncontent-length: 3\r\ncontent-length: 5\r\n\r\nabcde'),
    'negative-length': raw('HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\nabc'),
    'bad-chunks': raw('HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\nabc\r\n'),
    'long-header': raw(`HTTP/1.1 200 OK\r\nx: ${'a'.repeat(200_000)}\r\n\r\n`),
    cookie: (response) =>
      response.writeHead(200, { 'set-cookie': 'id=1', etag: '"track"' }).end(picture),
  };

  const server = createServer((request, response) => {
    // Asked as a proxy, it stands for every host.
    const path = request.url!.replace(/^http:\/\/[^/]{1,100}/, '');
    const count = (times.get(path) ?? 0) + 1;
    times.set(path, count);
    now += 1;
    most = Math.max(most, now);
    response.on('close', () => {
      now -= 1;
    });
    const time = performance.now() - started;
    const headers = Object.keys(request.headers).sort();
    seen.push({ path, headers, referer: request.headers.referer, time });
    (answers[path.split(/[/?]/)[1]!] ?? fine)(response, request, count);
  });
  server.on('connection', (socket) => {
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    socket.on('error', () => {});
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return {
    origin: `http://127.0.0.1:${port}`,
    seen,
    mostAtOnce: () => most,
    async close() {
      for (const socket of sockets) socket.destroy();
      await new Promise((done) => server.close(done));
    },
  };
}
