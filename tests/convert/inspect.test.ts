import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { BookFaults, bookFaults, printSound } from '../../src/convert/inspect.ts';
import { containerParts } from '../../src/epub/parts.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import type { ContentDocument, Message, Publication } from '../../src/types.ts';
import printBook from '../../src/worker/print-book.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-inspect-'));
});
afterEach(() => rm(folder, { recursive: true }));

function publication(): Publication {
  const articles = [article(), article({ place: 'walks/hill.md', title: 'The hill' })];
  return assemblePublication({
    volume: volumeOf(articles),
    articles,
    outcomes: new Map(),
    edition: edition(),
    shelf,
    css: 'p { margin: 0 }',
  });
}

async function publish(book: Publication) {
  const printed = await printBook({
    parts: containerParts(book),
    path: join(folder, 'walks.epub'),
  });
  if (printed.kind === 'faulty') throw bookFaults(printed.errors, book, 'walks.epub');
  return printed;
}

async function faultsOf(book: Publication): Promise<Message[]> {
  const error = await publish(book).then(
    () => undefined,
    (reason: unknown) => reason,
  );
  expect(error).toBeInstanceOf(BookFaults);
  return (error as BookFaults).messages;
}

const hill = ({ spine }: Publication) =>
  spine.find(({ place }) => place === 'walks/hill.md') as ContentDocument;
const link = (href: string) => paragraph({ name: 'a', attributes: { href }, children: ['a link'] });

test('a good book is published', async () => {
  await expect(publish(publication())).resolves.toMatchObject({ bytes: expect.any(Number) });
});

test.each<[name: string, harm: (book: Publication) => void, code: string]>([
  ['a link to nothing', (book) => hill(book).body.push(link('gone.xhtml')), 'gone.xhtml'],
  ['an anchor that is not there', (book) => hill(book).body.push(link('#gone')), '#gone'],
  [
    'a picture that is not there',
    (book) =>
      hill(book).body.push({ name: 'img', attributes: { src: 'x.jpg', alt: '' }, children: [] }),
    'x.jpg',
  ],
  [
    'an element that HTML does not have',
    (book) => hill(book).body.push({ name: 'blink', attributes: {}, children: ['x'] }),
    'blink',
  ],
  [
    'a paragraph in a paragraph',
    (book) => hill(book).body.push(paragraph(paragraph('x'))),
    'must not stand in',
  ],
  [
    'an id that is there twice',
    (book) =>
      hill(book).body.push(
        ...['a', 'b'].map((text) => ({ name: 'p', attributes: { id: 'same' }, children: [text] })),
      ),
    'same',
  ],
])('%s stops the book and names the source file', async (_name, harm, said) => {
  const good = publication();
  await publish(good);
  const before = await readFile(join(folder, 'walks.epub'));
  const bad = publication();
  harm(bad);
  const [first, ...faults] = await faultsOf(bad);
  expect(first).toMatchObject({ code: 'volume-faulty', place: 'walks.epub', severity: 'error' });
  expect(faults[0]).toMatchObject({ code: 'volume-fault', place: 'walks/hill.md' });
  expect(String(faults[0]!.args.sentence)).toContain(said);
  expect(await readFile(join(folder, 'walks.epub'))).toEqual(before);
  expect(await readdir(folder)).toEqual(['walks.epub']);
});

test('a fault of the book as a whole is placed at the book', async () => {
  const bad = publication();
  bad.metadata.title = '';
  const [, fault] = await faultsOf(bad);
  expect(fault).toMatchObject({ code: 'volume-fault', place: 'walks.epub' });
});

test('faults beyond the first ten are counted, not told', async () => {
  const bad = publication();
  hill(bad).body.push(...Array.from({ length: 30 }, (_, n) => link(`gone-${n}.xhtml`)));
  const messages = await faultsOf(bad);
  expect(messages[0]!.args.count).toBe(30);
  expect(messages).toHaveLength(11);
});

test('a faulty article is left out and the others are bound', async () => {
  const articles = [article(), article({ place: 'walks/hill.md', title: 'The hill' })];
  const { printed, leftOut } = await printSound(articles, async (sound) => {
    const book = publication();
    if (sound.length === 2) hill(book).body.push(link('gone.xhtml'));
    await publish(book);
    return sound.map(({ place }) => place);
  });
  expect(printed).toEqual([articles[0]!.place]);
  expect(leftOut).toMatchObject([{ code: 'article-faulty', place: 'walks/hill.md' }]);
  expect(leftOut[0]!.args.sentence).toContain('gone.xhtml');
});

test('a fault of the book as a whole is not cured by leaving articles out', async () => {
  let prints = 0;
  const printed = printSound([article()], async () => {
    prints++;
    const bad = publication();
    bad.metadata.title = '';
    hill(bad).body.push(link('gone.xhtml'));
    await publish(bad);
  });
  await expect(printed).rejects.toBeInstanceOf(BookFaults);
  expect(prints).toBe(1);
});
