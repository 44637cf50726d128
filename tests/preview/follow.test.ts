import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type Following, follow } from '../../src/preview/follow.ts';

let folder: string;
let following: Following | undefined;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-follow-'));
  await mkdir(join(folder, 'deep'));
});
afterEach(async () => {
  following?.close();
  await rm(folder, { recursive: true });
});

const options = { ignore: [], settledMs: 50, onError: () => {} };
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test('a change below the folder sets to work, many at once only once', async () => {
  const work = vi.fn(async () => {});
  following = follow([folder], work, options);
  await Promise.all(['a.md', 'b.md', 'deep/c.md'].map((n) => writeFile(join(folder, n), n)));
  await vi.waitFor(() => expect(work).toHaveBeenCalled(), 5000);
  await pause(300);
  expect(work).toHaveBeenCalledTimes(1);
});

test('what the work writes itself and hidden files set nothing off', async () => {
  const work = vi.fn(async () => {});
  following = follow([folder], work, { ...options, ignore: [join(folder, 'deep')] });
  await writeFile(join(folder, 'deep', 'book.epub'), 'x');
  await writeFile(join(folder, '.book.part'), 'x');
  await pause(400);
  expect(work).not.toHaveBeenCalled();
});

test('a change during the work brings one more run, never two at a time', async () => {
  let running = 0;
  let most = 0;
  const work = vi.fn(async () => {
    most = Math.max(most, ++running);
    if (work.mock.calls.length === 1) await writeFile(join(folder, 'later.md'), 'x');
    await pause(300);
    running -= 1;
  });
  following = follow([folder], work, options);
  await writeFile(join(folder, 'first.md'), 'x');
  await vi.waitFor(() => expect(work).toHaveBeenCalledTimes(2), 5000);
  expect(most).toBe(1);
});

test('work that fails is told of and does not end the following', async () => {
  const errors: unknown[] = [];
  const work = vi.fn(async () => {
    throw new Error('no luck');
  });
  following = follow([folder], work, { ...options, onError: (error) => errors.push(error) });
  await writeFile(join(folder, 'a.md'), 'x');
  await vi.waitFor(() => expect(errors).toHaveLength(1), 5000);
  await writeFile(join(folder, 'b.md'), 'x');
  await vi.waitFor(() => expect(errors).toHaveLength(2), 5000);
});
