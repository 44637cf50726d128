import { describe, expect, it } from 'vitest';
import { articleFrom } from '../../../src/article/normalise.ts';
import { serialise } from '../../../src/article/xhtml.ts';
import { cutSiteName } from '../../../src/source/html/title.ts';
import { readHtml } from '../../../src/source/html.ts';
import type { Page } from '../../../src/source/page.ts';
import { layouts } from './layouts.ts';
import { file, scoreOfReadability, scoreOfWenji } from './score.ts';

const text = 'The canal freezes only when the wind comes from the north for a week. '.repeat(8);
const read = (html: string): Page => {
  const page = readHtml(file(), html);
  if ('noArticle' in page) throw new Error(page.noArticle.code);
  return page;
};
const withHead = (head: string, body = '') =>
  read(`<html><head>${head}</head><body><article>${body}<p>${text}</p></article></body></html>`);
const metadata = (head: string, body = '') => withHead(head, body).metadata;

describe('main content of saved pages', () => {
  it.each(layouts)('$name: all of the text, nothing of the site', (layout) => {
    expect(scoreOfWenji(layout)).toEqual({ kept: layout.own.length, foreign: 0 });
  });
  it.each(layouts)('$name: no less and no more than the readability library', (layout) => {
    const [wenji, library] = [scoreOfWenji(layout), scoreOfReadability(layout)];
    expect(wenji.kept).toBeGreaterThanOrEqual(library.kept);
    expect(wenji.foreign).toBeLessThanOrEqual(library.foreign);
  });
  it('keeps the text in its order', () => {
    for (const layout of layouts) {
      const all = read(layout.html).root.text();
      const places = layout.own.slice(0, 6).map((passage) => all.indexOf(passage));
      expect(places, layout.name).toEqual([...places].sort((a, b) => a - b));
    }
  });
  it('is not what a box is called when it holds most of the text', () => {
    const page = read(`<body class="has-sidebar"><div class="widget"><p>${text}</p></div></body>`);
    expect(page.root.text()).toContain('The canal freezes');
  });
  it('takes the lead picture that stands above the text', () => {
    const lead = '<figure><img src="/a.jpg"><figcaption>Ice</figcaption></figure>';
    const page = read(
      `<main><h1>Ice</h1>${lead}<div class="entry-content"><p>${text}</p></div></main>`,
    );
    expect(page.root.find('figcaption').text()).toBe('Ice');
  });
  it('keeps a picture that is set apart with its caption, and no teaser', () => {
    const photo = `<aside itemscope itemtype="http://schema.org/ImageObject"><div><img src="/ice.jpg"></div><p>Ice on the canal. (Photo: Ann Lee)</p></aside>`;
    const second = `<div class="hmedia related-media"><p class="photo"><img src="/sledge.jpg"></p><p>The sledge at the lock, in the last week of the frost.</p></div>`;
    const third = `<div class="big image_overlay"><span><img src="/wide.jpg" class="photo"></span></div>`;
    const teaser = `<aside><a href="/frost.html"><img src="/frost.jpg"></a><p>How the frost came</p></aside>`;
    const page = read(
      `<article><div class="entry-content">${photo}<p>${text}</p>${second}${third}${teaser}</div></article>`,
    );
    const pictures = page.root.find('img').get();
    expect(pictures.map(({ attribs }) => attribs.src)).toEqual([
      '/ice.jpg',
      '/sledge.jpg',
      '/wide.jpg',
    ]);
    expect(page.root.text()).toContain('Ice on the canal.');
  });
});

describe('pages that are no article', () => {
  const codeOf = (html: string) => {
    const page = readHtml(file(), html);
    return 'noArticle' in page ? page.noArticle.code : 'an article';
  };
  const item = (n: number) =>
    `<li><a href="/${n}">The story of the number ${n} and its friends</a></li>`;
  const list = Array.from({ length: 40 }, (_, n) => item(n)).join('');
  it.each([
    ['a list of links', `<body><main><h1>News</h1><ul>${list}</ul></main></body>`, 'page-is-list'],
    ['an empty page', '<html><body></body></html>', 'page-without-text'],
    ['text without any markup', text, 'an article'],
    ['a page of scripts', `<body><script>${text}</script></body>`, 'page-without-text'],
  ])('%s', (_name, html, code) => expect(codeOf(html)).toBe(code));
});

describe('metadata', () => {
  it('JSON-LD in a graph, before all else', () => {
    const json = {
      '@graph': [
        { '@type': 'WebSite', name: 'Courier' },
        {
          '@type': ['NewsArticle'],
          headline: 'Ice on the canal',
          author: [{ '@type': 'Person', name: 'Anna Lind' }, 'Bo Ek'],
          datePublished: '2024-01-05T08:00:00+01:00',
          publisher: { name: 'Courier' },
          image: { url: 'https://s.example/i.jpg' },
          keywords: 'ice, canal',
          articleSection: 'Nature',
        },
      ],
    };
    const head = `<meta property="og:title" content="Other"><script type="application/ld+json">${JSON.stringify(json)}</script>`;
    expect(metadata(head)).toMatchObject({
      title: 'Ice on the canal',
      authors: ['Anna Lind', 'Bo Ek'],
      published: '2024-01-05T08:00:00+01:00',
      publisher: 'Courier',
      cover: 'https://s.example/i.jpg',
      tags: ['ice', 'canal'],
      categories: ['Nature'],
    });
  });
  it('broken JSON-LD is passed over', () => {
    expect(
      metadata('<title>Ice</title><script type="application/ld+json">{"@type": oops</script>')
        .title,
    ).toBe('Ice');
  });
  it('OpenGraph and meta', () => {
    const head =
      '<title>x</title><meta property="og:title" content="Ice"><meta name="author" content="Anna Lind"><meta property="article:published_time" content="2024-01-05"><meta property="article:tag" content="ice"><meta property="article:tag" content="canal"><meta property="og:site_name" content="Courier"><meta name="description" content="Short.">';
    expect(metadata(head)).toMatchObject({
      title: 'Ice',
      authors: ['Anna Lind'],
      published: '2024-01-05',
      tags: ['ice', 'canal'],
      site: 'Courier',
      summary: 'Short.',
    });
  });
  it('microdata', () => {
    const body =
      '<h1>Ice</h1><span itemprop="author"><span itemprop="name">Anna Lind</span></span><time itemprop="datePublished" datetime="2024-01-05">Friday</time>';
    expect(metadata('', body)).toMatchObject({
      title: 'Ice',
      authors: ['Anna Lind'],
      published: '2024-01-05',
    });
  });
  it('a profile address is no name', () => {
    expect(
      metadata('<meta property="article:author" content="https://facebook.com/anna">').authors,
    ).toBeUndefined();
  });
  it('language', () => {
    expect(
      read(`<html lang="zh_TW"><body><article><p>${text}</p></article></body></html>`).metadata
        .language,
    ).toBe('zh-TW');
  });
  it.each([
    ['<link rel="canonical" href="https://s.example/ice">'],
    ['<meta property="og:url" content="https://s.example/ice">'],
    ['<!-- saved from url=(0022)https://s.example/ice -->'],
    ['<!--\n Page saved with SingleFile \n url: https://s.example/ice \n saved date: Mon\n-->'],
  ])('address: %s', (head) => expect(metadata(head).url).toBe('https://s.example/ice'));
  it('a WeChat page’s day', () => {
    expect(read(layouts.find((l) => l.name === 'WeChat')!.html).metadata).toMatchObject({
      title: '城北的水坝',
      site: '河谷札记',
      published: '2020-09-13T12:26:40.000Z',
    });
  });
  it.each([
    ['Ice on the canal | Valley Courier', [], 'Valley Courier', 'Ice on the canal'],
    ['Ice on the canal - Valley Courier', [], undefined, 'Ice on the canal'],
    ['Valley Courier: Ice', ['Ice on the canal'], undefined, 'Valley Courier: Ice'],
    ['河上的冰_河谷网', ['河上的冰'], undefined, '河上的冰'],
    ['Snow - and what it does', [], undefined, 'Snow - and what it does'],
    ['Part 1 – The ice – Courier', ['Part 1 – The ice'], undefined, 'Part 1 – The ice'],
  ])('title %s', (title, headings, site, expected) => {
    expect(cutSiteName(title, headings, site)).toBe(expected);
  });
});

describe('addresses', () => {
  const root = (body: string, head = '') => withHead(head, body).root;
  it('pictures beside the page stay relative', () => {
    expect(root('<img src="page_files/a.jpg">').find('img').attr('src')).toBe('page_files/a.jpg');
  });
  it('links lead to the site where it is known', () => {
    const canonical = '<link rel="canonical" href="https://s.example/news/ice">';
    const links = root(
      '<a href="/b">b</a><a href="#n">n</a><a href="https://s.example/news/ice#m">m</a>',
      canonical,
    ).find('a');
    expect(links.get().map((a) => a.attribs.href)).toEqual(['https://s.example/b', '#n', '#m']);
  });
  it('links lead to the file beside it where it is not', () => {
    expect(root('<a href="other.html#x">b</a>').find('a').attr('href')).toBe(
      'article:saved/other.html',
    );
  });
});

describe('through to the article', () => {
  it('gives figures with captions and local pictures, and the title once', () => {
    const page = withHead(
      '<title>Ice</title>',
      '<h1>Ice</h1><figure><img class="lazy" src="p_files/a.jpg" data-src="https://s.example/a.jpg"><figcaption>Ice</figcaption></figure>',
    );
    const article = articleFrom(page, file());
    expect(serialise(article.body)).toMatch(
      /^<figure><img data-picture="0" alt=""\/><figcaption>Ice<\/figcaption><\/figure>\s*<p>The canal/,
    );
    expect(article.pictures[0]!.candidates).toEqual(
      expect.arrayContaining(['./saved/p_files/a.jpg', 'https://s.example/a.jpg']),
    );
    expect(article.title).toBe('Ice');
  });
  it('takes the picture of link previews where the text has none', () => {
    const page = withHead(
      '<title>Ice</title><meta property="og:image" content="https://s.example/i.jpg">',
    );
    expect(articleFrom(page, file()).pictures[0]).toMatchObject({
      role: 'lead',
      candidates: ['https://s.example/i.jpg'],
    });
  });
});

it('HTML without a body element is read like a page', () => {
  const head = '<title>The canal</title>';
  for (const html of [
    `<p>${text}</p>`,
    `${head}<p>${text}</p>`,
    `<html>${head}<p>${text}</p></html>`,
  ]) {
    expect(serialise(articleFrom(read(html), file()).body)).toContain(text.trim());
  }
});
