import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterEach, beforeEach, expect, it } from 'vitest';
import { discoverSources } from '../../src/source/discover.ts';
import { openSource } from '../../src/source/read.ts';

let root = '';
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'discover-'));
});
afterEach(() => rmSync(root, { recursive: true }));

function put(...places: string[]): void {
  for (const place of places) {
    mkdirSync(dirname(join(root, place)), { recursive: true });
    writeFileSync(join(root, place), 'text');
  }
}
async function places(folders = [root], exclude: string[] = []) {
  const { files } = await discoverSources(folders, { exclude });
  return files.map(({ place }) => place);
}

it('orders naturally and files by folder', async () => {
  put('b/10.md', 'b/2.md', 'a/x.txt', 'top.md');
  const { files } = await discoverSources([root], { exclude: [] });
  expect(files.map((f) => [f.place, f.order, f.channel?.title])).toEqual([
    ['a/x.txt', 0, 'a'],
    ['b/2.md', 1, 'b'],
    ['b/10.md', 2, 'b'],
    ['top.md', 3, undefined],
  ]);
});

it('passes over junk, each with its reason, and keeps what only looks like it', async () => {
  put(
    '.git/a.md',
    'node_modules/a.md',
    'page.html',
    'page_files/x.html',
    'README.md',
    'themes/a.md',
    'site/_includes/a.html',
    'empty.md',
    '~$b.md',
    'x.pdf',
  );
  writeFileSync(join(root, 'empty.md'), '');
  const { files, passedOver } = await discoverSources([root], { exclude: [] });
  expect(files.map(({ place }) => place)).toEqual(['page.html', 'themes/a.md']);
  expect(passedOver.map(({ code }) => code).sort()).toEqual([
    'empty-file',
    'hidden-passed-over',
    'program-folder-passed-over',
    'repository-file-passed-over',
    'saved-page-files-passed-over',
    'templates-passed-over',
    'temporary-passed-over',
    'unsupported-files',
  ]);
});

it('reads a folder once however it is named', async () => {
  put('a/x.md', 'b.md');
  expect(await places([join(root, 'a'), root, root])).toHaveLength(2);
  expect(await places([join(root, 'a/x.md')])).toEqual(['x.md']);
});

it('excludes by path or by name', async () => {
  put('a/x.md', 'a/y.md', 'c/d/x.md');
  expect(await places([root], ['x.md'])).toEqual(['a/y.md']);
  expect(await places([root], ['c/**'])).toEqual(['a/x.md', 'a/y.md']);
});

it('follows no link out of the folder and opens no pipe', async () => {
  put('a.md');
  symlinkSync('/etc/passwd', join(root, 'p.md'));
  symlinkSync('/', join(root, 'loop'));
  symlinkSync(join(root, 'a.md'), join(root, 'again.md'));
  execFileSync('mkfifo', [join(root, 'pipe.md')]);
  const { files, passedOver } = await discoverSources([root], { exclude: [] });
  expect(files.map(({ place }) => place)).toEqual(['a.md']);
  expect(passedOver.map(({ code }) => code)).toEqual(
    expect.arrayContaining(['link-outside', 'link-repeated', 'not-a-file']),
  );
  const base = files[0]!;
  expect(() => openSource({ ...base, place: 'p.md' })).toThrow('link-outside');
  expect(() => openSource({ ...base, place: 'pipe.md' })).toThrow('not-a-file');
  expect(new TextDecoder().decode(openSource(base))).toBe('text');
});

it('knows a mirror: its pages only, in the order and with the names of its index', async () => {
  put('README.md', 'indexes/c1.csv', 'pages/c1/n1.md', 'pages/c1/n2.md', 'scripts/index.csv');
  writeFileSync(join(root, 'scripts/index.csv'), 'c1,Rivers\n');
  writeFileSync(join(root, 'indexes/c1.csv'), 'n2,Second\nn1,First\n');
  const { files } = await discoverSources([root], { exclude: [] });
  expect(files.map((f) => [f.place, f.indexTitle, f.channel])).toEqual([
    ['pages/c1/n2.md', 'Second', { id: 'c1', title: 'Rivers' }],
    ['pages/c1/n1.md', 'First', { id: 'c1', title: 'Rivers' }],
  ]);
});
