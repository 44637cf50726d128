import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type IncomingMessage, request, type Server } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server as Tcp,
} from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { presetNamed } from '../../src/resource/presets.ts';
import type { PictureSupply } from '../../src/resource/supply.ts';
import { asks, openSupply, verdict } from './harness.ts';

const standard = presetNamed('standard')!;
let folder: string;
let origin: Server;
let proxy: Server | Tcp;
let supply: PictureSupply;
/** What the proxy was asked for, in its own words. */
let asked: string[];

const portOf = (server: Server | Tcp) => (server.address() as AddressInfo).port;
const listening = (server: Server | Tcp) =>
  new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));

beforeEach(async () => {
  asked = [];
  folder = await mkdtemp(path.join(tmpdir(), 'proxy-'));
  const create = { width: 90, height: 60, channels: 3 as const, background: '#207030' };
  const picture = await sharp({ create }).png().toBuffer();
  origin = createServer((_, answer) => answer.setHeader('content-type', 'image/png').end(picture));
  await listening(origin);
});
afterEach(async () => {
  await supply.close();
  origin.close();
  proxy.close();
  await rm(folder, { recursive: true, force: true });
});

/** Every name leads to the origin: what the proxy resolves is the proxy's business. */
const openThrough = (address: string) => {
  supply = openSupply(folder, { offline: false }, { proxies: { http: address, https: address } });
  return supply;
};

test('an HTTP proxy is asked by name and its picture embedded', async () => {
  proxy = httpProxy();
  await listening(proxy);
  const [outcome] = await openThrough(`http://127.0.0.1:${portOf(proxy)}`).resolve(
    [asks(folder, 'http://pictures.example.org/a.png')],
    standard,
  );
  expect(verdict(outcome!)).toBe('embedded');
  expect(asked).toEqual(['pictures.example.org']);
});

test.each(['socks5', 'socks5h'])('a %s proxy resolves the name itself', async (scheme) => {
  proxy = socksProxy();
  await listening(proxy);
  const [outcome] = await openThrough(`${scheme}://127.0.0.1:${portOf(proxy)}`).resolve(
    [asks(folder, 'http://pictures.example.org/a.png')],
    standard,
  );
  expect(verdict(outcome!)).toBe('embedded');
  expect(asked).toEqual(['pictures.example.org:80']);
});

test('a proxy does not open the way to local addresses', async () => {
  proxy = httpProxy();
  await listening(proxy);
  const outcomes = await openThrough(`http://127.0.0.1:${portOf(proxy)}`).resolve(
    ['http://127.0.0.1/a.png', 'http://localhost/a.png', 'http://[::1]/a.png'].map((address) =>
      asks(folder, address),
    ),
    standard,
  );
  expect(outcomes.map(verdict)).toEqual(Array(3).fill('picture-blocked-address'));
  expect(asked).toEqual([]);
});

/** Both ways of a proxy: absolute request targets, and tunnels by CONNECT. */
function httpProxy(): Server {
  const server = createServer((question: IncomingMessage, answer) => {
    asked.push(question.headers.host!);
    request({ port: portOf(origin), path: '/' }, (reply) => reply.pipe(answer)).end();
  });
  server.on('connect', (question, socket) => {
    asked.push(question.url!.replace(/:80$/, ''));
    const onward = connect(portOf(origin), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n');
      onward.pipe(socket).pipe(onward);
    });
    onward.on('error', () => socket.destroy());
    socket.on('error', () => onward.destroy());
  });
  return server;
}

/** RFC 1928 without authentication; one greeting, one CONNECT by name. */
function socksProxy(): Tcp {
  return createTcpServer((socket) => {
    socket.on('error', () => socket.destroy());
    socket.once('data', () => {
      socket.write(Buffer.from([5, 0]));
      socket.once('data', (question) => {
        const isName = question[3] === 3;
        const name = isName ? question.toString('latin1', 5, 5 + question[4]!) : 'an address';
        asked.push(`${name}:${question.readUInt16BE(question.length - 2)}`);
        const onward = connect(portOf(origin), '127.0.0.1', () => {
          socket.write(Buffer.from([5, 0, 0, 1, 127, 0, 0, 1, 0, 80]));
          onward.pipe(socket).pipe(onward);
        });
        onward.on('error', () => socket.destroy());
      });
    });
  });
}
