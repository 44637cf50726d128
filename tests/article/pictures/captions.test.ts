import { describe, expect, it } from 'vitest';
import { honestWords } from '../../../src/article/pictures/words.ts';
import { articleOf } from '../pages.ts';
import { labelled } from './labelled.ts';

describe.each(['captions-known', 'captions-holdout', 'captions-alt'])(
  'captions and credits: %s',
  (file) => {
    it.each(labelled(file).map((given) => [given.name, given] as const))('%s', (_name, given) => {
      const html = `<p>Text stands before it.</p>${given.html}<p>And more of it comes after it all.</p>`;
      const { pictures } = articleOf(html, given.metadata, { base: given.base });
      expect(pictures.map((p) => `${p.caption ?? ''} | ${p.credit ?? ''}`.trim())).toEqual(
        given.lines,
      );
    });
  },
);

describe('what Markdown says between brackets', () => {
  const captionsOf = (html: string) =>
    articleOf(html, { title: 'The bridge' }, { kind: 'markdown', base: './' }).pictures.map(
      ({ caption }) => caption,
    );
  it.each([
    [
      'stands under a picture of its own',
      '<p><img src="a.jpg" alt="Stones of the pier"></p>',
      'Stones of the pier',
    ],
    ['four ideographs are enough', '<p><img src="a.jpg" alt="桥的石头"></p>', '桥的石头'],
    [
      'the title goes before it',
      '<p><img src="a.jpg" alt="Stones" title="Stones of the pier"></p>',
      'Stones of the pier',
    ],
    [
      'an emphasised line goes before it',
      '<p><img src="a.jpg" alt="Stones of it"></p><p><em>In May.</em></p>',
      'In May.',
    ],
    ['the file’s name is none', '<p><img src="old-pier.jpg" alt="old pier"></p>', undefined],
    ['the article’s title is none', '<p><img src="a.jpg" alt="The bridge"></p>', undefined],
    ['a single word is none', '<p><img src="a.jpg" alt="Stones"></p>', undefined],
    ['an editor’s phrase is none', '<p><img src="a.jpg" alt="Image description"></p>', undefined],
  ])('%s', (_name, html, caption) => {
    expect(captionsOf(`<p>Text.</p>${html}<p>The text goes on.</p>`)).toEqual([caption]);
  });
  it('not under a sign in a line', () => {
    expect(captionsOf('<p>Text with <img src="a.png" alt="a small sign"> in it.</p>')).toEqual([
      undefined,
    ]);
  });
});

describe('alt texts', () => {
  it.each([
    ['', 'image'],
    ['', '图片'],
    ['', 'IMG_0042'],
    ['', '微信图片_20210304101112'],
    ['', 'bridge-may.jpg'],
    ['', 'harbour day'],
    ['', 'The title'],
    ['', '0a1b2c3d4e5f'],
    ['', 'Screenshot 2021-03-04 at 10.11.12'],
    ['A boat', 'A  boat'],
    ['图书馆', '图书馆'],
    ['Photo 1 of the boat', 'Photo 1 of the boat'],
    ['', '1984'],
  ])('%j of %j', (honest, said) => {
    const addresses = ['https://site.example/harbour-day-600x400.jpg'];
    expect(honestWords(said, addresses, 'The title')).toBe(honest);
  });
});
