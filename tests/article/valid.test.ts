import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import JSZip from 'jszip';
import { expect, it } from 'vitest';
import { articleFrom } from '../../src/article/normalise.ts';
import { serialise } from '../../src/article/xhtml.ts';
import { readMirrorPage } from '../../src/source/mirror.ts';
import type { Article, MarkupNode } from '../../src/types.ts';
import { epubcheck, hasJava } from '../judges/epubcheck.ts';
import { randomHtml } from './arbitrary.ts';
import { articleOf, fileAt } from './pages.ts';

const cases = join(import.meta.dirname, '../fixtures/cases');
const hazards = join(import.meta.dirname, '../../../shared/data/hazards');

function realArticles(): Article[] {
  if (!existsSync(hazards)) return [];
  return readdirSync(hazards).flatMap((name) => {
    if (!name.endsWith('.md')) return [];
    const file = fileAt(`pages/a/${name}`);
    const page = readMirrorPage(file, readFileSync(join(hazards, name), 'utf8'));
    return 'noArticle' in page ? [] : [articleFrom(page, file)];
  });
}

const caseArticles = (): Article[] =>
  readdirSync(cases)
    .map((name) => join(cases, name, 'in.html'))
    .filter((path) => existsSync(path))
    .map((path) => articleOf(readFileSync(path, 'utf8')));

/** A book needs files: links to other articles go, pictures become one pixel. */
function bookable(nodes: MarkupNode[]): MarkupNode[] {
  return nodes.map((node) => {
    if (typeof node === 'string') return node;
    const { 'data-picture': picture, href, ...rest } = node.attributes;
    const attributes: Record<string, string> = { ...rest };
    if (picture) attributes.src = 'dot.png';
    if (href && !href.startsWith('article:')) attributes.href = href;
    return { ...node, attributes, children: bookable(node.children) };
  });
}

const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

const documentOf = (body: string) =>
  `<?xml version="1.0" encoding="utf-8"?><!DOCTYPE html><html xmlns="http://www.w3.org/1999/xhtml" lang="zh"><head><title>t</title></head><body><h1>t</h1>${body}</body></html>`;

/** The smallest book that can hold the documents. */
async function bookOf(bodies: string[]): Promise<Buffer> {
  const zip = new JSZip();
  zip.file('mimetype', 'application/epub+zip', { compression: 'STORE' });
  zip.file(
    'META-INF/container.xml',
    '<?xml version="1.0"?><container version="1.0" xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>',
  );
  const items = bodies.map(
    (_, i) => `<item id="d${i}" href="d${i}.xhtml" media-type="application/xhtml+xml"/>`,
  );
  const spine = bodies.map((_, i) => `<itemref idref="d${i}"/>`);
  const links = bodies.map((_, i) => `<li><a href="d${i}.xhtml">${i}</a></li>`);
  zip.file(
    'p.opf',
    `<?xml version="1.0"?><package xmlns="http://www.idpf.org/2007/opf" version="3.0" unique-identifier="u"><metadata xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:identifier id="u">urn:x</dc:identifier><dc:title>t</dc:title><dc:language>zh</dc:language><meta property="dcterms:modified">2020-01-01T00:00:00Z</meta></metadata><manifest><item id="n" href="n.xhtml" media-type="application/xhtml+xml" properties="nav"/><item id="p" href="dot.png" media-type="image/png"/>${items.join('')}</manifest><spine>${spine.join('')}</spine></package>`,
  );
  const nav = `<nav xmlns:epub="http://www.idpf.org/2007/ops" epub:type="toc"><ol>${links.join('')}</ol></nav>`;
  zip.file('n.xhtml', documentOf(nav));
  zip.file('dot.png', dot);
  bodies.forEach((body, i) => {
    zip.file(`d${i}.xhtml`, documentOf(body));
  });
  return zip.generateAsync({ type: 'nodebuffer', compression: 'DEFLATE' });
}

it.skipIf(!hasJava)(
  'every body is valid EPUB content',
  async () => {
    const random = fc.sample(randomHtml, { numRuns: 150, seed: 7 }).map((html) => articleOf(html));
    const articles = [...random, ...caseArticles(), ...realArticles()];
    const bodies = articles.map(({ body }) => serialise(bookable(body)));
    const folder = mkdtempSync(join(tmpdir(), 'valid-'));
    const path = join(folder, 'book.epub');
    writeFileSync(path, await bookOf(bodies));
    const findings = await epubcheck([path]).finally(() => rmSync(folder, { recursive: true }));
    expect(findings).toEqual([]);
  },
  180_000,
);
