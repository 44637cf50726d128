import { execFileSync } from 'node:child_process';
import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type LocalPictures, openLocalPictures } from '../../src/resource/local.ts';
import { problemOf } from '../../src/resource/problem.ts';

let folder: string;
let root: string;
let local: LocalPictures;

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'local-'));
  root = path.join(folder, 'articles');
  await mkdir(path.join(root, 'images', 'a.png.d'), { recursive: true });
  await mkdir(path.join(root, 'posts'));
  await writeFile(path.join(folder, 'secret.png'), 'secret');
  await writeFile(path.join(root, 'images', 'a.png'), 'inside');
  await writeFile(path.join(root, 'images', '100%25 b.png'), 'percent');
  await writeFile(path.join(root, 'images', 'Cafe\u0301.JPG'), 'decomposed');
  await writeFile(path.join(root, 'images', '江 边.png'), 'river');
  await symlink(path.join(folder, 'secret.png'), path.join(root, 'images', 'link.png'));
  await symlink('a.png', path.join(root, 'images', 'same.png'));
  await symlink('link.png', path.join(root, 'images', 'chain.png'));
  await symlink('/', path.join(root, 'slash'));
  execFileSync('mkfifo', [path.join(root, 'images', 'pipe.png')]);
  local = openLocalPictures(1000);
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function got(address: string): Promise<string> {
  try {
    return Buffer.from(await local.read(root, address)).toString();
  } catch (error) {
    return problemOf(error).reason;
  }
}

describe('pictures outside the folder are never opened', () => {
  test.each([
    'file:///etc/passwd',
    'FILE:/etc/passwd',
    'file:\\\\c:\\x',
    '../secret.png',
    './../secret.png',
    'images/../../secret.png',
    '..%2fsecret.png',
    '..%252fsecret.png',
    '%2e%2e/secret.png',
    '%252e%252e%252fsecret.png',
    '..\\secret.png',
    '..%5csecret.png',
    '/etc/passwd',
    '//etc/passwd',
    '%2fetc/passwd',
    'C:\\x.png',
    '\\\\host\\share\\x.png',
    'images/link.png',
    'images/chain.png',
    'slash/etc/passwd',
    'slash/../secret.png',
    './a.png\0.jpg',
  ])('%s', async (address) => {
    expect(await got(address)).toMatch(/^picture-(outside-input|missing-file)$/);
  });

  test.each(['images/link.png', 'slash/etc/passwd', '../secret.png'])(
    '%s is named as outside',
    async (address) => expect(await got(address)).toBe('picture-outside-input'),
  );
});

describe('what is no regular file is refused at once', () => {
  test.each(['images/pipe.png', 'images/a.png.d', 'images', '.'])('%s', async (address) => {
    const started = performance.now();
    expect(await got(address)).toMatch(/^picture-(not-a-file|outside-input)$/);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('a socket', async () => {
    const server = createServer();
    const socket = path.join(root, 'images', 's.png');
    await new Promise<void>((done) => server.listen(socket, done));
    expect(
      await openLocalPictures(10)
        .read(root, 'images/s.png')
        .catch((e) => e.reason),
    ).toBe('picture-not-a-file');
    await new Promise((done) => server.close(done));
  });
});

describe('a file is found however the page spells it', () => {
  test.each([
    ['./images/a.png', 'inside'],
    ['images/A.PNG', 'inside'],
    ['images\\a.png', 'inside'],
    ['./posts/../images/a.png', 'inside'],
    ['images/a.png?v=3', 'inside'],
    ['images/a.png#top', 'inside'],
    ['images/same.png', 'inside'],
    ['images/100%25 b.png', 'percent'],
    ['images/100%2525%20b.png', 'percent'],
    ['images/café.jpg', 'decomposed'],
    ['images/caf%C3%A9.jpg', 'decomposed'],
    ['images/%E6%B1%9F%20%E8%BE%B9.png', 'river'],
    ['images/%25E6%25B1%259F%2520%25E8%25BE%25B9.png', 'river'],
  ])('%s', async (address, text) => {
    expect(await got(address)).toBe(text);
  });
});

test('a file above the limit is not read', async () => {
  expect(
    await openLocalPictures(3)
      .read(root, 'images/a.png')
      .catch((e) => e.reason),
  ).toBe('picture-too-large');
});
