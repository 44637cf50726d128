import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/types.ts';
import { type FaultServer, openFaultServer } from '../resource/fault-server.ts';
import { folderWith, temporaryFolder, wenji } from './program.ts';

/** Faults that end soon by themselves; the slow ones are tested with short limits elsewhere. */
const faults = {
  html: 'picture-not-an-image',
  '403': 'picture-refused',
  '404': 'picture-not-found',
  '429-tomorrow': 'picture-host-busy',
  loop: 'picture-redirects',
  'gzip-bomb': 'picture-too-large',
  'half-closed': 'picture-unreachable',
};
const healthy = ['fine/a.jpg', 'fine/b.jpg', '429/c.jpg', 'wrong-type/d.jpg', 'fine/e.jpg'];

let server: FaultServer;
let cache: string;
let folder: string;

beforeAll(async () => {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 };
  const create = { width: 160, height: 120, channels: 3 as const, background: '#000', noise };
  server = await openFaultServer(await sharp({ create }).jpeg().toBuffer());
  cache = await temporaryFolder();
  const pictures = [...healthy, ...Object.keys(faults)];
  const text = pictures
    .map((name) => `A line of text.\n\n![](http://pictures.example.org/${name})`)
    .join('\n\n');
  folder = await folderWith({ 'a.md': `# One\n\n${text}\n`, 'b.md': `# Two\n\n${text}\n` });
}, 60_000);
afterAll(() => server.close());

async function build(): Promise<Report> {
  const out = await temporaryFolder();
  // No address of this machine is ever asked for a picture: the server is reached as a proxy.
  const args = ['build', folder, '--out', out, '--json', '--proxy', server.origin];
  const { stdout } = await wenji(args, { env: { XDG_CACHE_HOME: cache } });
  return JSON.parse(stdout) as Report;
}

describe('the built program and a host that misbehaves', () => {
  it('costs the pictures concerned; the server sees few, polite requests', async () => {
    const { pictures, articles } = await build();
    expect(articles.bound).toBe(2);
    expect(pictures).toMatchObject({
      embedded: 2 * healthy.length,
      missing: 2 * Object.keys(faults).length,
    });
    expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
    for (const { headers } of server.seen) {
      expect(headers).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    }
  }, 120_000);

  it('asks nothing in a second build of the same folder', async () => {
    const before = server.seen.length;
    const { pictures } = await build();
    expect(pictures.embedded).toBe(2 * healthy.length);
    expect(server.seen.slice(before)).toEqual([]);
  }, 120_000);
});

/** Twelve hosts with one picture server behind them, reached as a proxy, which counts. */
async function openTwelveHosts() {
  const create = { width: 160, height: 120, channels: 3 as const, background: '#486' };
  const picture = await sharp({ create }).jpeg().toBuffer();
  const open = new Map<string, number>();
  const most = { inAll: 0, atOneHost: 0 };
  const hosts = new Set<string>();
  let requests = 0;
  const proxy = createServer((request, response) => {
    const { host } = new URL(request.url!);
    requests += 1;
    hosts.add(host);
    const change = (by: number) => open.set(host, (open.get(host) ?? 0) + by);
    change(1);
    const now = [...open.values()];
    most.inAll = Math.max(
      most.inAll,
      now.reduce((sum, count) => sum + count, 0),
    );
    most.atOneHost = Math.max(most.atOneHost, ...now);
    setTimeout(() => {
      change(-1);
      response.setHeader('content-type', 'image/jpeg').end(picture);
    }, 150);
  });
  await new Promise<void>((resolve) => proxy.listen(0, '127.0.0.1', resolve));
  const { port } = proxy.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    most,
    hosts,
    requests: () => requests,
    close: () => proxy.close(),
  };
}

describe('the built program and many hosts', () => {
  it('keeps to eight requests in all and two at a host, and uses them', async () => {
    const proxy = await openTwelveHosts();
    try {
      const lines = Array.from({ length: 12 }, (_, host) =>
        Array.from(
          { length: 4 },
          (_, n) => `Gate ${n} of mill ${host}.\n\n![](http://h${host}.mills.example.org/${n}.jpg)`,
        ).join('\n\n'),
      );
      const mills = await folderWith({ 'mills.md': `# Mills\n\n${lines.join('\n\n')}\n` });
      const store = await temporaryFolder();
      const build = async () => {
        const out = await temporaryFolder();
        const args = ['build', mills, '--out', out, '--json', '--proxy', proxy.origin];
        const { stdout } = await wenji(args, { env: { XDG_CACHE_HOME: store } });
        return JSON.parse(stdout) as Report;
      };
      expect((await build()).pictures).toMatchObject({ embedded: 48, missing: 0 });
      expect(proxy.hosts.size).toBe(12);
      expect(proxy.most).toEqual({ inAll: 8, atOneHost: 2 });
      const before = proxy.requests();
      expect((await build()).pictures).toMatchObject({ embedded: 48, missing: 0 });
      expect(proxy.requests()).toBe(before);
    } finally {
      proxy.close();
    }
  }, 120_000);
});
