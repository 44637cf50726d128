import { describe, expect, test } from 'vitest';
import { linkResolver, resolveLinks, shelfLinks, webAddress } from '../../src/publication/links.ts';
import { element } from '../../src/publication/markup.ts';
import { addressKey } from '../../src/volume/address.ts';
import { article } from '../builders.ts';

const river = article({ place: 'a/river.md', url: 'https://www.example.org/river/' });
const hill = article({ place: 'a/hill walk.md' });
const elsewhere = article({ place: 'b/sea.md', url: 'https://example.org/sea' });
const twin = article({ place: 'b/river copy.md', url: 'https://example.net/river-copy' });
const hrefs = new Map([
  [river.id, 'ariver.xhtml'],
  [hill.id, 'ahill.xhtml'],
]);
const links = shelfLinks(
  [river, hill, elsewhere, twin],
  [{ kept: river.id, dropped: [twin.id], because: 'same-text' }],
);
const resolve = linkResolver({ articles: [river, hill], links }, hrefs);

describe('a link leads', () => {
  test.each([
    ['to the document of an article of the volume', 'article:a/hill%20walk.md#top', 'ahill.xhtml'],
    [
      'there from any form of its address',
      'http://m.example.org/river?utm_source=x#c',
      'ariver.xhtml',
    ],
    ['to the article bound in a duplicate’s stead', 'article:b/river%20copy.md', 'ariver.xhtml'],
    ['there by the duplicate’s address, too', 'https://example.net/river-copy', 'ariver.xhtml'],
    ['to the web for an article of another volume', 'article:b/sea.md', 'https://example.org/sea'],
    ['to the web for other pages', 'https://example.com/a b', 'https://example.com/a%20b'],
    ['nowhere for what is not known', 'article:c/none.md', undefined],
    ['nowhere for addresses of other kinds', 'javascript:alert(1)', undefined],
    ['nowhere for files', 'file:///etc/hosts', undefined],
  ])('%s', (_, address, target) => expect(resolve(address)).toBe(target));
});

test('a link that leads nowhere leaves its words', () => {
  const body = [element('p', {}, element('a', { href: 'article:c/none.md' }, 'the ', 'sea'))];
  expect(resolveLinks(body, resolve)).toEqual([element('p', {}, 'the ', 'sea')]);
});

test.each([
  ['https://www.example.org/a/', 'https://example.org/a'],
  ['http://example.org/a/amp', 'https://m.example.org/a/index.html'],
  ['https://example.org/a?fbclid=1&id=3', 'https://example.org/a?id=3#x'],
])('%s and %s are the same page', (one, other) => expect(addressKey(one)).toBe(addressKey(other)));

test.each([
  ['https://example.org/a?id=1', 'https://example.org/a?id=2'],
  ['https://example.org/a', 'https://example.net/a'],
])('%s and %s are not', (one, other) => expect(addressKey(one)).not.toBe(addressKey(other)));

test.each([
  ['https://example.org/a|b?c[]={d}', 'https://example.org/a%7Cb?c%5B%5D=%7Bd%7D'],
  ['https://[::1]:80/x', 'https://[::1]:80/x'],
  ['https://example.org/%zz', 'https://example.org/%25zz'],
  ['mailto:a@example.org', 'mailto:a@example.org'],
])('%s is written %s', (address, written) => expect(webAddress(address)).toBe(written));
