import { rm } from 'node:fs/promises';
import { request } from 'node:http';
import { dirname } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPreview, type PreviewServer } from '../../src/preview/server.ts';
import { ownBooks } from '../check/books.ts';
import { chromiumPath } from '../judges/foliate.ts';

let server: PreviewServer;
let folder: string;

beforeAll(async () => {
  const own = await ownBooks(['general-news']);
  folder = own.folder;
  server = await openPreview([dirname([...own.paths.values()][0]!)], 0);
});
afterAll(async () => {
  await server.close();
  await rm(folder, { recursive: true });
});

/** The status of a request whose path and headers go out exactly as given. */
function statusOf(
  path: string,
  headers: Record<string, string> = {},
  method = 'GET',
): Promise<number> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ host: '127.0.0.1', port, path, headers, method }, (response) => {
      response.resume();
      resolve(response.statusCode!);
    })
      .on('error', reject)
      .end();
  });
}

test('answers only to its own name, and only with what it knows', async () => {
  expect(await statusOf('/')).toBe(200);
  expect(await statusOf('/', { host: 'evil.example' })).toBe(421);
  expect(await statusOf('/', {}, 'POST')).toBe(405);
  for (const path of [
    '/book/../../etc/passwd',
    '/foliate/../package.json',
    '/foliate/%2e%2e/package.json',
    '/book/%2fetc%2fpasswd',
    '/book/none',
    '/foliate//etc/passwd',
  ]) {
    expect(await statusOf(path), path).toBe(404);
  }
});

test('forbids all that is not its own', async () => {
  const { headers } = await fetch(server.url);
  expect(headers.get('content-security-policy')).toContain("default-src 'none'");
  expect(headers.get('x-content-type-options')).toBe('nosniff');
});

test.skipIf(!chromiumPath)('shows the shelf and opens a book in the reader', async () => {
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    expect(await page.textContent('.title')).toBe('Walks');
    await page.click('.shelf a');
    const frame = page.frameLocator('#reader');
    await frame.locator('html[data-ready=yes]').waitFor({ timeout: 20_000, state: 'attached' });
    await page.click('#next');
    await page.waitForTimeout(500);
    const text = await page.frames().at(-1)!.evaluate('document.body.textContent');
    expect(text).toContain('Walks');
    await page.check('#grey');
    expect((await page.screenshot()).length).toBeGreaterThan(5000);
    const reloaded = page.waitForEvent('load');
    await server.refresh();
    await reloaded;
  } finally {
    await browser.close();
  }
});
