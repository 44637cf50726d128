import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openPreview, type PreviewServer } from '../../src/preview/server.ts';
import { foreignBooks } from '../check/books.ts';
import { pack, partsOf } from '../check/faults.ts';
import { chromiumPath } from '../judges/foliate.ts';

let folder: string;
let server: PreviewServer;
let outside: Server;
const asked: string[] = [];

/** What a hostile maker puts into a page: everything that runs or calls home. */
const poison = (home: string) => `
<script>document.documentElement.dataset.ran = 'script'; fetch('${home}/script')</script>
<script src="${home}/outer.js"></script>
<p onclick="1" onmouseover="fetch('${home}/over')">A line of text.</p>
<img src="${home}/pixel.png" alt="" onerror="fetch('${home}/error')" onload="fetch('${home}/load')"/>
<svg xmlns="http://www.w3.org/2000/svg" onload="fetch('${home}/svg')"><script>fetch('${home}/svg-script')</script></svg>
<iframe src="${home}/frame"></iframe><object data="${home}/object"></object>
<video src="${home}/film.mp4" autoplay="autoplay"></video>
<link rel="stylesheet" href="${home}/sheet.css"/><style>@import url("${home}/import.css"); p { background: url("${home}/back.png") }</style>
<form action="${home}/form"><input type="image" src="${home}/input.png" alt="x"/></form>
<a href="javascript:fetch('${home}/link')" id="bait">a link</a>`;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-hostile-'));
  outside = createServer((request, response) => {
    asked.push(request.url!);
    response.setHeader('access-control-allow-origin', '*');
    response.end('parent.document.documentElement.dataset.ran = "outer"');
  });
  await new Promise<void>((resolve) => outside.listen(0, '127.0.0.1', resolve));
  const home = `http://127.0.0.1:${(outside.address() as AddressInfo).port}`;
  const parts = await partsOf((await foreignBooks(1)).get('sigil-3-0')!);
  for (const [name, bytes] of parts) {
    if (!/Chapter/.test(name)) continue;
    parts.set(name, Buffer.from(bytes.toString().replace('</body>', `${poison(home)}</body>`)));
  }
  await writeFile(join(folder, 'bad.epub'), await pack(parts));
  server = await openPreview([folder], 0);
});
afterAll(async () => {
  await server.close();
  outside.close();
  await rm(folder, { recursive: true });
});

test.skipIf(!chromiumPath)('a hostile book runs nothing and calls nobody', async () => {
  const browser = await chromium.launch({ executablePath: chromiumPath!, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage();
    await page.goto(server.url);
    await page.click('.shelf a');
    const reader = page.frameLocator('#reader');
    await reader.locator('html[data-ready=yes]').waitFor();
    const frames = () => page.frames().filter((frame) => frame.url().startsWith('blob:'));
    await expect.poll(() => frames().length, { timeout: 10_000 }).toBeGreaterThan(0);
    const text = await frames()[0]!.evaluate('document.body.textContent');
    expect(text).toContain('A line of text.');
    await frames()[0]!
      .evaluate('document.getElementById("bait").click()')
      .catch(() => {});
    await page.waitForTimeout(1000);
    const marks = await Promise.all(
      page.frames().map((frame) => frame.evaluate('document.documentElement.dataset.ran')),
    );
    expect(marks.filter(Boolean)).toEqual([]);
    expect(asked).toEqual([]);
    expect(new URL(page.url()).origin).toBe(new URL(server.url).origin);
  } finally {
    await browser.close();
  }
});
