import { createHash } from 'node:crypto';
import { cp, mkdir, readdir, readFile, rm, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { topics } from '../bench/invented-text.ts';
import { mirrorPages } from '../bench/make-mirror.ts';
import { temporaryFolder, wenji } from '../cli/program.ts';

const patience = 1_800_000;
const PAGES = 5000;
const MORE = 100;

/** A shelf of 5,000 pages through the built program: it grows, and it is built again elsewhere. */
describe.runIf(process.env.WENJI_FULL)('a large shelf', () => {
  let folder: string;
  const pages = [...mirrorPages(PAGES + MORE)];
  const shelf = () => path.join(folder, 'shelf');

  async function write(some: typeof pages): Promise<void> {
    for (const { channel, id, text } of some) {
      await writeFile(path.join(shelf(), 'pages', channel, `${id}.md`), text);
    }
  }

  async function build(source: string, out: string, env: Record<string, string> = {}) {
    const options = [
      '--out',
      out,
      '--no-pictures',
      '--offline',
      '--quiet',
      '--max-articles',
      '100',
    ];
    const { code, stderr } = await wenji(['build', source, ...options], {
      env: { XDG_CACHE_HOME: path.join(folder, 'cache'), ...env },
    });
    expect(code, stderr).toBe(0);
    return digests(out);
  }

  let before: Map<string, string>;
  let locked: Lock;
  beforeAll(async () => {
    folder = await temporaryFolder();
    for (const { id } of topics) {
      await mkdir(path.join(shelf(), 'pages', id), { recursive: true });
    }
    await write(pages.slice(0, PAGES));
    before = await build(shelf(), path.join(folder, 'books'));
    locked = await lockIn(path.join(folder, 'books'));
  }, patience);
  afterAll(() => rm(folder, { recursive: true }));

  test(
    'is the same to the byte from a copy of the folder, in another time zone and language',
    async () => {
      const copy = path.join(folder, 'elsewhere/in/shelf');
      await cp(shelf(), copy, { recursive: true });
      const [first] = await readdir(path.join(copy, 'pages', topics[0]!.id));
      await utimes(path.join(copy, 'pages', topics[0]!.id, first!), 1e9, 1e9);
      const env = { TZ: 'Pacific/Auckland', LANG: 'de_DE.UTF-8', XDG_CACHE_HOME: copy };
      expect(await build(copy, path.join(folder, 'again'), env)).toEqual(before);
    },
    patience,
  );

  test(
    'takes up new articles in the last volumes of their themes alone',
    async () => {
      await write(pages.slice(PAGES));
      const after = await build(shelf(), path.join(folder, 'books'));
      const changed = [...before.keys()].filter((name) => after.get(name) !== before.get(name));
      expect(before.size).toBeGreaterThan(40);
      expect(after.size).toBeGreaterThanOrEqual(before.size);
      expect(changed.length).toBeGreaterThan(0);
      const last = new Map(
        locked.volumes
          .toSorted((a, b) => a.number - b.number)
          .map(({ theme, fileName }) => [theme.key, `${fileName}.epub`]),
      );
      const open = new Set(last.values());
      expect(open.size).toBe(topics.length);
      expect(changed.filter((name) => !open.has(name))).toEqual([]);
      const bound = (await lockIn(path.join(folder, 'books'))).volumes.flatMap(({ sections }) =>
        sections.flatMap(({ articles }) => articles),
      );
      expect(new Set(bound).size).toBeGreaterThan(articlesIn(locked));
    },
    patience,
  );
});

interface Lock {
  volumes: {
    theme: { key: string };
    number: number;
    fileName: string;
    sections: { articles: string[] }[];
  }[];
}

const articlesIn = ({ volumes }: Lock) =>
  new Set(volumes.flatMap(({ sections }) => sections.flatMap(({ articles }) => articles))).size;

const lockIn = async (out: string): Promise<Lock> =>
  JSON.parse(await readFile(path.join(out, 'wenji.lock.json'), 'utf8'));

async function digests(out: string): Promise<Map<string, string>> {
  const books = (await readdir(out)).filter((name) => name.endsWith('.epub')).sort();
  const found = new Map<string, string>();
  for (const name of books) {
    const bytes = await readFile(path.join(out, name));
    found.set(name, createHash('sha256').update(bytes).digest('hex'));
  }
  return found;
}
