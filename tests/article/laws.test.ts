import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { articleFrom } from '../../src/article/normalise.ts';
import { classes, globalAttributes, vocabulary } from '../../src/article/vocabulary.ts';
import { serialise, textOf } from '../../src/article/xhtml.ts';
import { readMirrorPage } from '../../src/source/mirror.ts';
import type { Article, MarkupNode } from '../../src/types.ts';
import { randomHtml, randomMarkup } from './arbitrary.ts';
import { articleOf, fileAt, htmlOf, markupOf } from './pages.ts';

function parseXml(xml: string): void {
  const parser = new SaxesParser({ xmlns: true });
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(`<r xmlns="http://www.w3.org/1999/xhtml">${xml}</r>`).close();
}

/** Every element where the vocabulary allows it. */
function faults(nodes: MarkupNode[], parent: string, inPhrasing: boolean): string[] {
  return nodes.flatMap((node) => {
    if (typeof node === 'string') {
      const isAllowed = inPhrasing || vocabulary[parent]?.content === 'flow';
      return isAllowed || node.trim() === '' ? [] : [`text in ${parent}`];
    }
    const rule = vocabulary[node.name];
    if (!rule) return [`unknown ${node.name}`];
    const found = faults(
      node.children,
      node.name,
      rule.kind === 'phrasing' || rule.content === 'phrasing',
    );
    if (inPhrasing && rule.kind === 'block') found.push(`${node.name} in ${parent}`);
    if (rule.parents && !rule.parents.includes(parent)) found.push(`${node.name} in ${parent}`);
    if (vocabulary[parent]?.content === 'items' && !rule.parents)
      found.push(`${node.name} in ${parent}`);
    for (const name of Object.keys(node.attributes))
      if (![...globalAttributes, ...(rule.attributes ?? [])].includes(name))
        found.push(`${name} on ${node.name}`);
    for (const name of (node.attributes.class ?? '').split(' ').filter(Boolean))
      if (!classes.has(name) && !name.startsWith('language-')) found.push(`class ${name}`);
    if (node.name === 'a' && htmlHas(node.children, 'a')) found.push('a in a');
    return found;
  });
}

const htmlHas = (nodes: MarkupNode[], name: string): boolean =>
  nodes.some((n) => typeof n !== 'string' && (n.name === name || htmlHas(n.children, name)));

function ids(nodes: MarkupNode[]): string[] {
  return nodes.flatMap((n) =>
    typeof n === 'string'
      ? []
      : [...(n.attributes.id ? [n.attributes.id] : []), ...ids(n.children)],
  );
}

function expectSound(article: Article): void {
  parseXml(serialise(article.body));
  expect(faults(article.body, 'body', false)).toEqual([]);
  const all = ids(article.body);
  expect(new Set(all).size).toBe(all.length);
}

describe('laws of normalising', () => {
  it('serialises any tree well-formed', () => {
    fc.assert(
      fc.property(randomMarkup, (nodes) => parseXml(serialise(nodes))),
      { numRuns: 2000 },
    );
  });

  it('makes valid markup of any HTML', () => {
    fc.assert(
      fc.property(randomHtml, (html) => expectSound(articleOf(html))),
      { numRuns: 1500 },
    );
  });

  it('changes nothing the second time', () => {
    fc.assert(
      fc.property(randomHtml, (html) => {
        const once = articleOf(html);
        expect(markupOf(articleOf(htmlOf(once)))).toBe(markupOf(once));
      }),
      { numRuns: 1500 },
    );
  });

  it('keeps every word in order', () => {
    const words = fc.array(fc.stringMatching(/^[a-z]{1,6}$/), { minLength: 1, maxLength: 12 });
    const tags = fc.array(fc.constantFrom(...shells), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(words, tags, (list, wraps) => {
        const html = list.map((word, i) => wraps[i]!.replace('%', word)).join(' ');
        const text = textOf(articleOf(html, { title: '别的' }).body);
        expect(text.replace(/\s/g, '')).toBe(list.join(''));
      }),
      { numRuns: 1000 },
    );
  });
});

const shells = [
  ...['<p>%', '<div>%', '%', '<b>%', '</b>%', '<li>%', '<ul>%</ul>', '<h3>%</h3>', '<p>%</p>'],
  ...['<blockquote>%', '</blockquote>%', '<a href="x">%</a>', '<td>%', '%<br><br>', '<o:p>%</o:p>'],
  ...[
    '<figure>%',
    '</figure>%',
    '<figcaption>%</figcaption>',
    '<center>%',
    '<pre>%</pre>',
    '<dt>%',
  ],
];

const hazards = join(import.meta.dirname, '../../../shared/data/hazards');

describe.skipIf(!existsSync(hazards))('on real pages', () => {
  const pages = existsSync(hazards) ? readdirSync(hazards).filter((n) => n.endsWith('.md')) : [];
  it.each(pages)('%s', (name) => {
    const text = readFileSync(join(hazards, name), 'utf8');
    const file = fileAt(`pages/a/${name}`);
    const page = readMirrorPage(file, text);
    if ('noArticle' in page) return;
    const article = articleFrom(page, file);
    expectSound(article);
    const again = articleOf(
      htmlOf(article),
      { title: article.title, language: article.language },
      {
        kind: 'mirror',
        base: page.base,
      },
    );
    expect(markupOf(again)).toBe(markupOf(article));
  });
});
