import { mkdtemp, readFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { writeEpub } from '../../src/epub/write.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { loadStyle } from '../../src/publication/styles.ts';
import { targets } from '../../src/publication/targets.ts';
import { edition, shelf, volumeOf } from '../builders.ts';
import { encodedPicture, outcomesOf, richArticle } from '../publication/rich-articles.ts';
import { type Parts, pack, partsOf } from './faults.ts';

/** Books of our own, in every edition and style, by name. @returns folder and paths */
export async function ownBooks(
  only?: string[],
): Promise<{ folder: string; paths: Map<string, string> }> {
  const folder = await mkdtemp(join(tmpdir(), 'wenji-check-'));
  const picture = await encodedPicture(join(folder, 'store'), 90);
  const background = '#245';
  const bytes = await sharp({ create: { width: 800, height: 1280, channels: 3, background } })
    .jpeg()
    .toBuffer();
  const paths = new Map<string, string>();
  for (const target of Object.values(targets)) {
    for (const style of ['news', 'literary', 'plain']) {
      const name = `${target.name}-${style}`;
      if (only && !only.includes(name)) continue;
      const language = style === 'news' ? 'en' : 'zh-Hans';
      const articles = [0, 1, 2].map((n) => richArticle(language, n));
      const publication = assemblePublication({
        volume: volumeOf(articles, { language, number: 1, total: 2 }),
        articles,
        outcomes: outcomesOf(articles, picture),
        edition: edition({ target }),
        shelf,
        cover: { bytes, mediaType: 'image/jpeg' },
        indexes: ['date', 'author'],
        ...(await loadStyle(style)),
      });
      const path = join(folder, `${name}.epub`);
      await writeEpub(publication, path);
      paths.set(name, path);
    }
  }
  return { folder, paths };
}

export const readParts = async (path: string): Promise<Parts> => partsOf(await readFile(path));

interface Maker {
  name: string;
  version: '2.0' | '3.0';
  folder: string;
  nav: boolean;
  ncx: boolean;
  /** Markup of one chapter's text. */
  body: string;
  head: string;
  css: string;
  metadata: string;
  doctype: string;
  names: (n: number) => string;
}

const sigil2 =
  '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.1//EN" "http://www.w3.org/TR/xhtml11/DTD/xhtml11.dtd">';

const makers: Maker[] = [
  {
    name: 'calibre-2',
    version: '2.0',
    folder: '',
    nav: false,
    ncx: true,
    doctype: '',
    css: '@namespace h "http://www.w3.org/1999/xhtml";\n.calibre { display: block; margin: 0 5pt; page-break-before: always }\n@page { margin-bottom: 5pt; margin-top: 5pt }',
    head: '<meta http-equiv="Content-Type" content="text/html; charset=utf-8"/>',
    metadata:
      '<dc:creator opf:role="aut" opf:file-as="Brook, Ada">Ada Brook</dc:creator><dc:contributor opf:role="bkp">a converter</dc:contributor><meta name="calibre:timestamp" content="2020-01-01T00:00:00+00:00"/><meta name="calibre:series" content="Walks"/>',
    names: (n) => `text/part${String(n).padStart(4, '0')}.html`,
    body: '<p class="calibre1" id="filepos12"><a id="a1"></a>The mill stands by the river.</p><blockquote class="calibre2"><p>A quotation.</p></blockquote><ul><li>one</li></ul><table><tbody><tr><td>x</td></tr></tbody></table>',
  },
  {
    name: 'sigil-2',
    version: '2.0',
    folder: 'OEBPS/',
    nav: false,
    ncx: true,
    doctype: sigil2,
    css: 'body { font-family: "My Face", serif }\n.c > p + p:first-child::first-letter { font-size: 2em }',
    head: '',
    metadata:
      '<dc:creator opf:role="aut">Ada Brook</dc:creator><dc:date opf:event="modification">2020-01-01</dc:date><meta content="0.9" name="Sigil version"/>',
    names: (n) => `Text/chapter${n}.xhtml`,
    body: '<p>The mill&nbsp;stands&mdash;by the river.</p><h2 id="sec">Weir</h2><p><big>big</big> <tt>tt</tt> <acronym>AB</acronym></p><dl><dt>a</dt><dd>b</dd></dl>',
  },
  {
    name: 'sigil-3',
    version: '3.0',
    folder: 'OEBPS/',
    nav: true,
    ncx: true,
    doctype: '<!DOCTYPE html>',
    css: '@import url("../Styles/more.css");\n@media screen and (min-width: 30em) { p { margin: 0 } }\n.x { width: calc(100% - 2em); color: var(--none, #333) }',
    head: '<meta charset="utf-8"/>',
    metadata:
      '<dc:creator id="cr">Ada Brook</dc:creator><meta refines="#cr" property="role" scheme="marc:relators" id="role">aut</meta><meta name="Sigil version" content="1.9"/>',
    names: (n) => `Text/Chapter%20${n}.xhtml`.replace('%20', '_'),
    body: '<h2 id="s1">Weir</h2><p>The mill<sup><a href="#n1" id="r1" epub:type="noteref" role="doc-noteref">1</a></sup>.</p><aside id="n1" epub:type="footnote" role="doc-footnote"><p>Note <a href="#r1">back</a></p></aside><figure><figcaption>Before</figcaption><p>x</p></figure>',
  },
  {
    name: 'pandoc-3',
    version: '3.0',
    folder: 'EPUB/',
    nav: true,
    ncx: true,
    doctype: '<!DOCTYPE html>',
    css: 'div.columns{display: flex; gap: min(4vw, 1.5em);}\n.display.math{display: block}\n@media print { pre > code { white-space: pre-wrap } }',
    head: '<meta charset="utf-8"/><style>code{white-space: pre-wrap;} span.smallcaps{font-variant: small-caps;}</style>',
    metadata:
      '<dc:creator id="ada">Ada Brook</dc:creator><meta refines="#ada" property="role" scheme="marc:relators">aut</meta><meta property="rendition:layout">reflowable</meta><meta property="schema:accessMode">textual</meta>',
    names: (n) => `text/ch${String(n).padStart(3, '0')}.xhtml`,
    body: '<section id="the-mill" class="level1" data-number="1"><h2 data-number="1">The mill</h2><div class="sourceCode" id="cb1"><pre class="sourceCode python"><code class="sourceCode python"><span id="cb1-1"><a href="#cb1-1" aria-hidden="true" tabindex="-1"></a><span class="kw">pass</span></span></code></pre></div><table style="width:50%;"><caption>T</caption><colgroup><col style="width: 50%"/></colgroup><thead><tr><th style="text-align: left;">a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table><dl><dt>t</dt><dd><p>d</p></dd></dl><ul class="task-list"><li>x</li></ul><ol start="3" type="a"><li><p>y</p></li></ol></section><section class="footnotes footnotes-end-of-document" epub:type="footnotes"><hr/><p><del>old</del> <ins cite="https://example.org/">new</ins></p></section>',
  },
  {
    name: 'bare-3',
    version: '3.0',
    folder: 'content/',
    nav: true,
    ncx: false,
    doctype: '',
    css: '',
    head: '',
    metadata: '',
    names: (n) => `c${n}.xhtml`,
    body: '<ruby>磨<rp>(</rp><rt>mò</rt><rp>)</rp></ruby><details><summary>More</summary><p>text</p></details><a href="https://example.org/?a=1&amp;b=%5B2%5D"><div>block in link</div></a><p><time datetime="2020-01-01">Day</time> <bdo dir="rtl">x</bdo> <wbr/> <data value="1">one</data></p><picture><img src="PIC" alt=""/></picture><hgroup><h2>A</h2><p>b</p></hgroup><address>me</address><dl><div><dt>a</dt><dd>b</dd></div></dl>',
  },
  {
    name: 'indesign-3',
    version: '3.0',
    folder: 'OEBPS/',
    nav: true,
    ncx: true,
    doctype: '<!DOCTYPE html>',
    css: '@font-face { font-family: "No"; font-style: normal; src: local("No") }\np.Body { -epub-hyphens: none; adobe-hyphenate: none; line-height: 1.2; text-align-last: justify }\nspan.a:nth-child(2n+1)::before { content: "\\201C" }',
    head: '<meta charset="utf-8"/>',
    metadata:
      '<meta name="generator" content="a layout program"/><dc:publisher>P</dc:publisher><dc:rights>R</dc:rights><meta property="dcterms:issued">2020</meta><meta property="a11y:certifiedBy">Me</meta><meta property="rendition:spread">auto</meta><meta name="viewport" content="width=800"/>'.replace(
        /<meta name="viewport"[^>]*>/,
        '',
      ),
    names: (n) => `book-${n}.xhtml`,
    body: '<div class="_idGenObjectLayout-1" id="_idContainer001"><p class="Body" style="margin:0"><span class="char-style-override-1" xml:lang="en-US" lang="en-US">The mill</span></p><img class="f" src="PIC" alt="Mill" width="60" height="40"/></div><svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="0 0 10 10" width="100%"><image width="10" height="10" xlink:href="PIC"/></svg><p><math xmlns="http://www.w3.org/1998/Math/MathML"><mi>x</mi></math></p>',
  },
];

/** Small good books as other programs write them, some variants of each. */
export async function foreignBooks(variants: number): Promise<Map<string, Buffer>> {
  const picture = await sharp({
    create: { width: 60, height: 40, channels: 3, background: '#456' },
  })
    .jpeg()
    .toBuffer();
  const books = new Map<string, Buffer>();
  for (const maker of makers) {
    for (let n = 0; n < variants; n += 1)
      books.set(`${maker.name}-${n}`, await foreignBook(maker, n, picture));
  }
  return books;
}

function foreignBook(maker: Maker, n: number, picture: Buffer): Promise<Buffer> {
  const { version, folder, nav, ncx, css } = maker;
  const chapters = Array.from({ length: 1 + (n % 4) }, (_, chapter) => maker.names(chapter + 1));
  const language = ['en', 'zh-Hant', 'fr-CA', 'de-1996'][n % 4]!;
  const uid =
    n % 2
      ? `urn:uuid:00000000-0000-4000-8000-00000000000${n % 10}`
      : `https://example.org/book/${n}`;
  const parts: Parts = new Map();
  const put = (name: string, text: string | Buffer) => parts.set(name, Buffer.from(text));
  put('mimetype', 'application/epub+zip');
  put(
    'META-INF/container.xml',
    `<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="${folder}content.opf" media-type="application/oebps-package+xml"/></rootfiles></container>`,
  );
  const three = version === '3.0';
  const properties = (name: string) =>
    three && maker.name === 'indesign-3' && name ? ' properties="svg mathml"' : '';
  const items = [
    ...chapters.map(
      (name, i) =>
        `<item id="c${i}" href="${name}" media-type="application/xhtml+xml"${properties(name)}/>`,
    ),
    ...(css ? [`<item id="css" href="Styles/style.css" media-type="text/css"/>`] : []),
    ...(css.includes('more.css')
      ? [`<item id="css2" href="Styles/more.css" media-type="text/css"/>`]
      : []),
    `<item id="pic" href="Images/pic.jpg" media-type="image/jpeg"${three ? ' properties="cover-image"' : ''}/>`,
    ...(nav
      ? ['<item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>']
      : []),
    ...(ncx ? ['<item id="ncx" href="toc.ncx" media-type="application/x-dtbncx+xml"/>'] : []),
  ];
  put(
    `${folder}content.opf`,
    `<?xml version="1.0" encoding="utf-8"?><package xmlns="http://www.idpf.org/2007/opf" version="${version}" unique-identifier="uid"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:opf="http://www.idpf.org/2007/opf"><dc:identifier id="uid"> ${uid} </dc:identifier><dc:title>Book ${n}</dc:title><dc:language>${language}</dc:language>${three ? '<meta property="dcterms:modified">2020-01-01T00:00:00Z</meta>' : ''}<meta name="cover" content="pic"/>${maker.metadata}</metadata><manifest>${items.join('')}</manifest><spine${ncx ? ' toc="ncx"' : ''}>${chapters.map((_, i) => `<itemref idref="c${i}"${i === 1 ? ' linear="yes"' : ''}/>`).join('')}${nav && n % 3 === 0 ? '<itemref idref="nav"/>' : ''}</spine>${three ? '' : `<guide><reference type="text" title="Start" href="${chapters[0]}"/></guide>`}</package>`,
  );
  const entries = chapters
    .map((name, i) => `<li><a href="${name}#top">Chapter ${i + 1}</a></li>`)
    .join('');
  if (nav)
    put(
      `${folder}nav.xhtml`,
      `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title>Contents</title></head><body><nav epub:type="toc" id="toc"><h1>Contents</h1><ol>${entries}</ol></nav>${n % 2 ? `<nav epub:type="landmarks" hidden=""><ol><li><a epub:type="bodymatter" href="${chapters[0]}">Start</a></li></ol></nav>` : ''}</body></html>`,
    );
  const points = chapters
    .map(
      (name, i) =>
        `<navPoint id="np-${i}" playOrder="${i + 1}"><navLabel><text>Chapter ${i + 1}</text></navLabel><content src="${name}"/></navPoint>`,
    )
    .join('');
  if (ncx)
    put(
      `${folder}toc.ncx`,
      `<?xml version="1.0" encoding="utf-8"?><ncx xmlns="http://www.daisy.org/z3986/2005/ncx/" version="2005-1"><head><meta name="dtb:uid" content="${uid}"/></head><docTitle><text>Book</text></docTitle><navMap>${points}</navMap></ncx>`,
    );
  if (css) put(`${folder}Styles/style.css`, css);
  if (css.includes('more.css')) put(`${folder}Styles/more.css`, 'p { margin: 0 }');
  put(`${folder}Images/pic.jpg`, picture);
  for (const [i, name] of chapters.entries()) {
    const up = name.includes('/') ? '../' : '';
    const sheet = css
      ? `<link href="${up}Styles/style.css" rel="stylesheet" type="text/css"/>`
      : '';
    const next = chapters[i + 1]
      ? `<p><a href="${chapters[i + 1]!.split('/').at(-1)}#top">next</a></p>`
      : '';
    const text = maker.body.replaceAll('PIC', `${up}Images/pic.jpg`);
    put(
      `${folder}${name}`,
      `<?xml version="1.0" encoding="utf-8"?>${maker.doctype}<html xmlns="http://www.w3.org/1999/xhtml"${three ? ' xmlns:epub="http://www.idpf.org/2007/ops"' : ''}><head><title>Chapter ${i}</title>${maker.head}${sheet}</head><body><h1 id="top">Chapter</h1><p>${n % 2 ? '文字' : 'Text'} <img src="${up}Images/pic.jpg" alt="A mill"/></p>${text}${next}</body></html>`,
    );
  }
  return pack(parts);
}
