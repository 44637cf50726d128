import { type ChildProcess, spawn } from 'node:child_process';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { folderWith, repository, temporaryFolder } from '../cli/program.ts';

let child: ChildProcess | undefined;
afterEach(() => {
  child?.kill('SIGINT');
});

/** Starts the built program's preview and gives its address. */
function preview(args: string[], cache: string): Promise<string> {
  const started = spawn(
    process.execPath,
    [path.join(repository, 'dist/cli.js'), 'preview', ...args],
    { env: { ...process.env, XDG_CACHE_HOME: cache }, stdio: ['ignore', 'pipe', 'inherit'] },
  );
  child = started;
  return new Promise((resolve, reject) => {
    started.stdout!.setEncoding('utf8').on('data', (line: string) => resolve(line.trim()));
    started.on('close', (code) => reject(new Error(`preview ended with ${code}`)));
  });
}

/** Bytes of the first book of the shelf. */
async function bookAt(url: string): Promise<number> {
  const [, id] = /href="\/read\/(\w+)"/.exec(await (await fetch(url)).text()) ?? [];
  return (await (await fetch(`${url}book/${id}`)).arrayBuffer()).byteLength;
}

test('a folder of articles is built, shown, and built again when an article comes', async () => {
  const source = await folderWith({ 'walks/mill.md': '# The mill\n\nIt stands by the river.\n' });
  const shelf = await temporaryFolder();
  const cache = await temporaryFolder();
  const url = await preview(
    [path.join(shelf, 'books'), '--from', source, '--watch', '--quiet'],
    cache,
  );
  const before = await bookAt(url);
  expect(before).toBeGreaterThan(1000);
  await mkdir(path.join(source, 'hills'));
  await writeFile(path.join(source, 'hills/top.md'), '# The top\n\nThe view is wide.\n');
  await expect.poll(() => bookAt(url), { timeout: 40_000 }).toBeGreaterThan(before);
  for (const folder of [source, shelf, cache]) await rm(folder, { recursive: true, force: true });
});
