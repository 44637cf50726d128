import sharp from 'sharp';
import { expect, test } from 'vitest';
import { serialise } from '../../src/article/xhtml.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { element as e, elementsOf } from '../../src/publication/markup.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';

const film = 'https://video.example.org/watch?v=1&t=2';
const player = e('p', { class: 'embed' }, e('a', { href: film }, 'A film'));
const post = e(
  'blockquote',
  { class: 'embed' },
  paragraph('See ', e('a', { href: 'https://example.org/tag' }, '#mills')),
  paragraph('— Ada ', e('a', { href: 'https://posts.example.org/7' }, '7 March')),
);

function publicationOf(qr: boolean) {
  const endless = `https://example.org/${'x'.repeat(400)}`;
  const long = e('p', { class: 'embed' }, e('a', { href: endless }, 'Endless'));
  const articles = [article({ body: [player, post, player, long] })];
  const volume = volumeOf(articles);
  const input = { volume, articles, outcomes: new Map(), edition: edition(), shelf, css: '' };
  return assemblePublication({ ...input, qr });
}

test('a player and a quoted post get a square that leads where they lead', async () => {
  const { spine, resources } = publicationOf(true);
  const squares = resources.filter(({ id }) => id.startsWith('qr-'));
  expect(squares).toHaveLength(2);
  const chapter = spine.find(({ type }) => type === 'chapter')!;
  const shown = [...elementsOf(chapter.body)].filter(({ name }) => name === 'img');
  expect(shown.map(({ attributes }) => attributes.alt)).toEqual([
    `QR code: ${film}`,
    'QR code: https://posts.example.org/7',
    `QR code: ${film}`,
  ]);
  expect(new Set(shown.map(({ attributes }) => attributes.src))).toEqual(
    new Set(squares.map(({ href }) => href)),
  );
  expect(serialise(chapter.body)).toContain('<div class="embed"><p><a href=');
  for (const { content } of squares) {
    const bytes = content.kind === 'bytes' ? content.bytes : new Uint8Array();
    const { format, width, height } = await sharp(bytes).metadata();
    expect(format).toBe('png');
    expect(width).toBe(height);
    // The quiet zone is white, the corner of the finder pattern black.
    const { data, info } = await sharp(bytes)
      .greyscale()
      .raw()
      .toBuffer({ resolveWithObject: true });
    expect(data[0]).toBe(255);
    expect(data[(3 * 8 + 1) * info.width + 3 * 8 + 1]).toBe(0);
  }
});

test('none is printed unless it is wanted', () => {
  const { spine, resources } = publicationOf(false);
  expect(resources.some(({ id }) => id.startsWith('qr-'))).toBe(false);
  expect(
    spine.flatMap(({ body }) => [...elementsOf(body)]).some(({ name }) => name === 'img'),
  ).toBe(false);
});
