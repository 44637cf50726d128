import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { resolvePicture } from '../../src/article/pictures/addresses.ts';
import { parseSrcset } from '../../src/article/pictures/srcset.ts';
import { collectPictures } from '../../src/article/steps/collect-pictures.ts';
import type { Page } from '../../src/source/page.ts';
import { type Element, parseMarkup } from '../../src/source/parse.ts';
import { patterns } from './pictures/patterns.ts';

interface Given {
  base?: string | undefined;
  url?: string | undefined;
  cover?: string;
}

function collect(
  html: string,
  { base = 'https://site.example/news/1.html', url, cover }: Given = {},
) {
  const $ = parseMarkup(`<main>${html}</main>`);
  const page: Page = {
    kind: 'html',
    place: 'a.html',
    $,
    root: $('main') as Page['root'],
    metadata: { ...(url ? { url } : {}), ...(cover ? { cover } : {}) },
    base,
    messages: [],
  };
  collectPictures(page);
  const images = page.root.find('img').get();
  return { page, html: page.root.html()!, images, candidates: images.map(candidatesOf) };
}

const candidatesOf = (image: Element) => JSON.parse(image.attribs['data-candidates']!) as string[];

describe('finds the real picture among place-holders', () => {
  it.each(patterns)('$name', ({ html, first, also = [], base, url }) => {
    const { candidates } = collect(`<p>Before.</p>${html}<p>After.</p>`, { base, url });
    expect(candidates.map((c) => c[0])).toEqual([first]);
    expect(candidates[0]).toEqual(expect.arrayContaining(also));
  });
  it('has at least sixty of them', () => {
    expect(new Set(patterns.map((p) => p.name)).size).toBeGreaterThanOrEqual(60);
  });
});

describe('what is no picture of the article', () => {
  const H = 'https://site.example';
  it.each([
    ['a tracking pixel', `<img src="${H}/x.jpg" width="1" height="1">`],
    ['a hidden one', `<img src="${H}/x.jpg" style="display: none">`],
    ['a measuring host', '<img src="https://www.facebook.com/tr?id=1&ev=PageView">'],
    ['a zero-pixel one', `<img src='${H}/x.md' width='0px' height='0px'/>`],
    ['a spacer', '<img src="/img/spacer.gif">'],
    [
      'a share button',
      `<div class="share-bar"><a href="#"><img src="${H}/fb.png" width="32" height="32"></a></div>`,
    ],
    ['a portrait of the author', `<div class="author"><img src="${H}/anna.jpg" width="64"></div>`],
    ['a gravatar', '<img src="https://secure.gravatar.com/avatar/abc?s=96">'],
    ['an image without an address', '<img alt="x">'],
    ['a script address', '<img src="javascript:alert(1)">'],
  ])('%s goes, with its wrappers', (_name, html) => {
    expect(collect(`<p>Text.</p>${html}`).html).toBe('<p>Text.</p>');
  });
  it('turns an emoji into its character', () => {
    const html = `<p>Good <img class="emoji" alt="😀" src="https://s.w.org/images/core/emoji/1/72x72/1f600.png"> day <img class="emoji" src="https://cdn.example/twemoji/1f308.png"></p>`;
    expect(collect(html).page.root.text()).toBe('Good 😀 day 🌈');
    expect(collect(html).images).toEqual([]);
  });
  it('keeps a caption when its picture cannot be told', () => {
    expect(
      collect('<figure><img src="/blank.gif"><figcaption>A bridge</figcaption></figure>').html,
    ).toContain('A bridge');
  });
});

describe('one picture, once', () => {
  const lead = '<figure><img src="https://s.example/a-600x400.jpg"></figure>';
  it('drops the lead repeated in the text, and keeps the caption', () => {
    const again =
      '<figure><img src="https://s.example/a-1024x683.jpg"><figcaption>The bridge</figcaption></figure>';
    const { images, html } = collect(`${lead}<p>${'Text. '.repeat(50)}</p>${again}`);
    expect(images).toHaveLength(1);
    expect(html).toContain('<figcaption>The bridge</figcaption>');
  });
  it('drops a size beside the other', () => {
    expect(
      collect(`<p>${'Text. '.repeat(50)}</p>${lead}<p><img src="https://s.example/a.webp"></p>`)
        .images,
    ).toHaveLength(1);
  });
  it('keeps a picture that the text shows twice apart from each other', () => {
    const text = `<p>${'Text. '.repeat(50)}</p>`;
    expect(collect(`${text}${lead}${text}${lead}`).images).toHaveLength(2);
  });
  it('keeps neighbours that differ', () => {
    expect(collect(`${lead}<img src="https://s.example/b-600x400.jpg">`).images).toHaveLength(2);
  });
});

describe('roles', () => {
  const roles = (html: string, given?: Given) =>
    collect(html, given).images.map((i) => i.attribs['data-role']);
  it('lead, figure, inline', () => {
    const text = `<p>${'Long text here. '.repeat(20)}<img src="/icon.png" width="16" height="16"> and more</p>`;
    expect(roles(`<img src="/a.jpg">${text}<img src="/b.jpg">`)).toEqual([
      'lead',
      'inline',
      'figure',
    ]);
  });
  it('a formula is inline', () => {
    expect(
      roles('<p>where <img class="mwe-math-fallback-image-inline" alt="x^2" src="/x.svg"> is</p>'),
    ).toEqual(['inline']);
  });
  it('a picture floated at the head of a paragraph is a figure', () => {
    expect(
      roles(`<p>${'Text. '.repeat(30)}</p><p><img class="alignleft" src="/a.jpg">Text</p>`),
    ).toEqual(['figure']);
  });
});

describe('the picture of link previews', () => {
  it('leads where the text has none', () => {
    const { html, candidates } = collect('<p>Text.</p>', { cover: 'https://s.example/c.jpg' });
    expect(html).toMatch(/^<figure><img[^>]*data-role="lead"/);
    expect(candidates).toEqual([['https://s.example/c.jpg']]);
  });
  it.each([
    ['the text has one', '<img src="/a.jpg">', 'https://s.example/c.jpg'],
    ['it is the site’s logo', '<p>Text.</p>', 'https://s.example/logo.png'],
  ])('stays out where %s', (_name, html, cover) => {
    expect(collect(html, { cover }).html).not.toContain(cover);
  });
});

describe('addresses', () => {
  it.each([
    ['../../etc/passwd', []],
    ['..%2f..%2fetc/passwd', []],
    ['file:///etc/passwd', []],
    ['a%20b.jpg', ['./posts/a b.jpg']],
    ['./a.jpg', ['./posts/a.jpg', './a.jpg']],
    ['../img/桥.jpg', ['./img/桥.jpg']],
    ['100%.jpg', ['./posts/100%.jpg']],
    ['a.jpg?v=2#x', ['./posts/a.jpg']],
  ])('%s', (written, expected) => {
    expect(resolvePicture(written, { base: './posts/' })).toEqual(expected);
  });
  it('reads commas in srcset addresses as part of them', () => {
    expect(parseSrcset('https://x/w_4,c_l/a.jpg 4w, b.jpg 2x,c.jpg')).toEqual([
      { address: 'https://x/w_4,c_l/a.jpg', width: 4 },
      { address: 'b.jpg', density: 2 },
      { address: 'c.jpg' },
    ]);
  });
  it('never leads above the root, and gives only the three forms', () => {
    fc.assert(
      fc.property(fc.webPath(), fc.string(), (path, rest) => {
        for (const address of resolvePicture(`..${path}${rest}`, { base: './a/' })) {
          expect(address).toMatch(/^(?:\.\/|https?:|data:)/);
          expect(address.split('/')).not.toContain('..');
        }
      }),
    );
  });
});

describe('laws', () => {
  it('changes nothing the second time', () => {
    for (const { html, base, url } of patterns) {
      const { page, html: once } = collect(html, { base, url });
      collectPictures(page);
      expect(page.root.html()).toBe(once);
    }
  });
  it('leaves no other attribute on a picture', () => {
    const { images } = collect(
      '<img src="/a.jpg" onerror="x()" style="x" class="y" id="z" srcset="/b.jpg 2x" title="T" width="9" height="400">',
    );
    expect(Object.keys(images[0]!.attribs).sort()).toEqual([
      'alt',
      'data-candidates',
      'data-role',
      'height',
      'title',
      'width',
    ]);
  });
});
