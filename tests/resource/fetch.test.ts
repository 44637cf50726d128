import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { presetNamed } from '../../src/resource/presets.ts';
import type { PictureSupply, SupplyOptions, SupplySettings } from '../../src/resource/supply.ts';
import { type FaultServer, openFaultServer } from './fault-server.ts';
import { asks, openSupply, verdict } from './harness.ts';

const standard = presetNamed('standard')!;
const loopback = ['127.0.0.0/8'];
const quick = { connect: 500, headers: 400, gap: 400, whole: 1500 };
let folder: string;
let server: FaultServer;
const opened: PictureSupply[] = [];

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'fetch-'));
  server = await openFaultServer(await photograph());
});
afterEach(async () => {
  for (const supply of opened.splice(0)) await supply.close();
  await server.close();
  await rm(folder, { recursive: true, force: true });
});

/** Noise can not be packed: the healthy answer is some ten thousand bytes. */
function photograph(): Promise<Buffer> {
  const noise = { type: 'gaussian' as const, mean: 120, sigma: 40 };
  const create = { width: 160, height: 120, channels: 3 as const, background: '#000', noise };
  return sharp({ create }).jpeg().toBuffer();
}

function open(settings: Partial<SupplySettings> = {}, more: Partial<SupplyOptions> = {}) {
  const testing = { exempt: loopback, backOff: 20, timeouts: quick, ...more.testing };
  const supply = openSupply(folder, { offline: false, ...settings }, { ...more, testing });
  opened.push(supply);
  return supply;
}

async function verdictOf(name: string, settings: Partial<SupplySettings> = {}): Promise<string> {
  const [outcome] = await open(settings).resolve(
    [asks(folder, `${server.origin}/${name}`)],
    standard,
  );
  return verdict(outcome!);
}

describe('a misbehaving host costs the picture concerned, with the right reason', () => {
  test.each([
    ['silent', 'picture-timeout'],
    ['slow-body', 'picture-timeout'],
    ['stalled', 'picture-timeout'],
    ['endless', 'picture-too-large'],
    ['half-closed', 'picture-unreachable'],
    ['reset', 'picture-unreachable'],
    ['html', 'picture-not-an-image'],
    ['wrong-type', 'embedded'],
    ['204', 'picture-gone'],
    ['403', 'picture-refused'],
    ['404', 'picture-gone'],
    ['500', 'picture-unreachable'],
    ['once-500', 'embedded'],
    ['429-tomorrow', 'picture-unreachable'],
    ['loop', 'picture-bad-redirect'],
    ['chain?n=5', 'embedded'],
    ['chain?n=6', 'picture-bad-redirect'],
    ['to-file', 'picture-bad-address'],
    ['to-private', 'picture-blocked-address'],
    ['to-bad', 'picture-bad-address'],
    ['gzip', 'embedded'],
    ['gzip-bomb', 'picture-too-large'],
    ['brotli-bomb', 'picture-too-large'],
    ['gzip-not', 'picture-bad-encoding'],
    ['gzip-many', 'picture-bad-encoding'],
    ['not-http', 'picture-unreachable'],
    ['two-lengths', 'picture-unreachable'],
    ['negative-length', 'picture-unreachable'],
    ['bad-chunks', 'picture-unreachable'],
    ['long-header', 'picture-unreachable'],
    ['cookie', 'embedded'],
  ])('%s → %s', async (name, expected) => {
    expect(await verdictOf(name)).toBe(expected);
  });

  test('healthy pictures among all faults arrive', async () => {
    const faults = ['silent', 'stalled', 'reset', '404', 'gzip-bomb', 'html'];
    const names = faults.flatMap((fault, i) => [fault, `fine/${i}`]);
    const outcomes = await open().resolve(
      names.map((name) => asks(folder, `${server.origin}/${name}`)),
      standard,
    );
    expect(outcomes.filter((_, i) => i % 2 === 1).map(verdict)).toEqual(
      faults.map(() => 'embedded'),
    );
  });
});

describe('politeness', () => {
  test('at most two requests at a host at a time, each address once', async () => {
    const names = Array.from({ length: 12 }, (_, i) => `fine/${i % 6}`);
    await open().resolve(
      names.map((name) => asks(folder, `${server.origin}/${name}`)),
      standard,
    );
    expect(server.mostAtOnce()).toBeLessThanOrEqual(2);
    expect(server.seen.map((request) => request.path).sort()).toEqual(
      [0, 1, 2, 3, 4, 5].map((i) => `/fine/${i}`),
    );
  });

  test('only these headers are sent, also after a cookie was offered', async () => {
    const supply = open();
    await supply.resolve([asks(folder, `${server.origin}/cookie`)], standard);
    await supply.resolve([asks(folder, `${server.origin}/fine`)], standard);
    for (const { headers } of server.seen) {
      expect(headers).toEqual(['accept', 'accept-encoding', 'connection', 'host', 'user-agent']);
    }
  });

  test('Retry-After is kept', async () => {
    expect(await verdictOf('429')).toBe('embedded');
    const [first, second] = server.seen;
    expect(second!.time - first!.time).toBeGreaterThanOrEqual(990);
    expect(second!.time - first!.time).toBeLessThan(2500);
  });

  test('a refusal is final unless the ladder is allowed', async () => {
    expect(await verdictOf('referer')).toBe('picture-refused');
    expect(server.seen.map((request) => request.referer)).toEqual([undefined]);
  });

  test('the ladder names the own site only after a refusal', async () => {
    expect(await verdictOf('referer', { refererLadder: true, retryFailed: true })).toBe('embedded');
    expect(server.seen.map((request) => request.referer)).toEqual([undefined, `${server.origin}/`]);
  });

  test('a host that is down is not asked a thousand times', async () => {
    const requests = Array.from({ length: 1000 }, (_, i) =>
      asks(folder, `${server.origin}/500/${i}`),
    );
    const outcomes = await open().resolve(requests, standard);
    expect(server.seen.length).toBeLessThanOrEqual(3 * 6);
    expect(verdict(outcomes.at(-1)!)).toBe('picture-host-down');
  });
});

describe('the store', () => {
  test('a second build asks nothing, neither for what came nor for what failed', async () => {
    const requests = ['fine/1', '404', '500', 'silent', 'html', '403'].map((name) =>
      asks(folder, `${server.origin}/${name}`),
    );
    const first = await open().resolve(requests, standard);
    const asked = server.seen.length;
    const second = await open().resolve(requests, standard);
    expect(server.seen.length).toBe(asked);
    expect(second.map(verdict)).toEqual(first.map(verdict));
  });

  test('--retry-failed asks again for what failed, and for nothing else', async () => {
    const requests = ['fine/1', '404'].map((name) => asks(folder, `${server.origin}/${name}`));
    await open().resolve(requests, standard);
    server.seen.length = 0;
    await open({ retryFailed: true }).resolve(requests, standard);
    expect(server.seen.map((request) => request.path)).toEqual(['/404']);
  });

  test('a refusal is asked again after a week, a failure of the moment after an hour', async () => {
    const hour = 3_600_000;
    const requests = ['404', '500'].map((name) => asks(folder, `${server.origin}/${name}`));
    const pathsAskedAt = async (time: number) => {
      server.seen.length = 0;
      await open({}, { now: () => time }).resolve(requests, standard);
      return [...new Set(server.seen.map((request) => request.path))].sort();
    };
    expect(await pathsAskedAt(0)).toEqual(['/404', '/500']);
    expect(await pathsAskedAt(2 * hour)).toEqual(['/500']);
    expect(await pathsAskedAt(8 * 24 * hour)).toEqual(['/404', '/500']);
  });

  test('offline builds from the store and asks nothing', async () => {
    const requests = ['fine/1', 'fine/2'].map((name) => asks(folder, `${server.origin}/${name}`));
    await open().resolve(requests.slice(0, 1), standard);
    server.seen.length = 0;
    const outcomes = await open({ offline: true }).resolve(requests, presetNamed('small')!);
    expect(outcomes.map(verdict)).toEqual(['embedded', 'picture-offline']);
    expect(server.seen).toEqual([]);
  });
});
