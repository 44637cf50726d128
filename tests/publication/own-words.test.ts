import { expect, test } from 'vitest';
import { navigationDocument } from '../../src/epub/navigation-document.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { elementsOf } from '../../src/publication/markup.ts';
import { article, edition, shelf, volumeOf } from '../builders.ts';

/** A book in a language that wenji has no words for says which of its words are English. */

function bookIn(language: string) {
  const articles = [
    article({ language, title: 'النهر', published: '2024-03-01', authors: ['سلمى'] }),
  ];
  return assemblePublication({
    volume: {
      ...volumeOf(articles),
      language,
      title: 'مجموعة',
      from: '2024-03-01',
      until: '2024-03-01',
    },
    articles,
    outcomes: new Map(),
    edition: edition(),
    shelf,
    css: '',
    indexes: ['date'],
  });
}

const marked = (book: ReturnType<typeof bookIn>, id: string) => {
  const page = book.spine.find((document) => document.id === id || document.type === id)!;
  const elements = [...elementsOf(page.body)].filter(({ attributes }) => attributes.lang === 'en');
  return elements.map(({ name, attributes }) =>
    `${name}.${attributes.class ?? ''} ${attributes.dir ?? ''}`.trim(),
  );
};

test('English words in an Arabic book are marked, and read from the left', () => {
  const book = bookIn('ar');
  expect(marked(book, 'titlepage')).toEqual(['p.period ltr', 'p.extent ltr']);
  expect(marked(book, 'toc')).toEqual(['h1. ltr', 'span.facts ltr']);
  expect(marked(book, 'chapter')).toEqual(['p.byline ltr', 'p.dateline ltr', 'footer. ltr']);
  const colophon = book.spine.find(({ type }) => type === 'colophon')!;
  expect(colophon.language).toBe('en');
  const titles = [...elementsOf(colophon.body)].filter(({ name }) => name === 'cite');
  expect(titles.map(({ attributes }) => attributes.lang)).toEqual(['ar']);
  const navigation = navigationDocument(book, []);
  expect(navigation).toMatch(/<h1 id="toc-title" lang="en"/);
  expect(navigation).toMatch(/<a href="colophon.xhtml" lang="en"/);
  expect(navigation).toMatch(/<a href="a[^"]*\.xhtml">النهر/);
});

test.each(['en', 'en-GB', 'zh-Hans', 'zh-Hant'])('a book in %s needs no marks', (language) => {
  const book = bookIn(language);
  const ids = ['titlepage', 'toc'];
  expect(ids.flatMap((id) => marked(book, id))).toEqual([]);
  expect(book.spine.find(({ type }) => type === 'colophon')!.language).toBe(language);
});
