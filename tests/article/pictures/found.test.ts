import { describe, expect, it } from 'vitest';
import { articleOf, markupOf } from '../pages.ts';
import { type Labelled, labelled, shown } from './labelled.ts';
import { picturesOfPage, wholePages } from './whole-pages.ts';

/** The picture of each figure that a reader would see, were the page's site asked. */
function picturesShown(given: Labelled): (string | undefined)[] {
  const html = `<p>Words before.</p>${given.html}<p>Words after.</p>`;
  const { pictures } = articleOf(html, given.metadata, { base: given.base });
  return pictures.map(({ candidates }) => shown(given, candidates));
}

describe.each(['found-known', 'found-holdout', 'found-fresh'])('the right picture: %s', (file) => {
  it.each(labelled(file).map((given) => [given.name, given] as const))('%s', (_name, given) => {
    const found = picturesShown(given);
    expect(found).toHaveLength(given.answers.length);
    given.answers.forEach((right, index) => {
      expect(right).toContain(found[index]);
    });
  });
});

describe.each([
  'whole-pages-known',
  'whole-pages-second',
  'whole-pages-third',
  'whole-pages-fourth',
  'whole-pages-fifth',
  'whole-pages-sixth',
])('the right pictures of a whole page: %s', (file) => {
  it.each(wholePages(file).map((given) => [given.name, given] as const))('%s', (_name, given) => {
    const found = picturesOfPage(given);
    expect(found).toHaveLength(given.answers.length);
    given.answers.forEach((right, index) => {
      expect(right).toContain(found[index]);
    });
  });
});

/** The pictures of a case, and its text. */
function articleAround(given: Labelled) {
  const html = `<p>Words before.</p>${given.html}<p>Words after.</p>`;
  return articleOf(html, given.metadata, { base: given.base });
}

describe('what is no picture of the article', () => {
  it.each(labelled('no-picture').map((given) => [given.name, given] as const))(
    'drops before fetching: %s',
    (_name, given) => {
      expect(articleAround(given).pictures).toEqual([]);
    },
  );
  it.each(labelled('real-picture').map((given) => [given.name, given] as const))(
    'keeps: %s',
    (_name, given) => {
      expect(articleAround(given).pictures).toHaveLength(Number(given.answers[0]![0]));
    },
  );
  it.each(labelled('emoji').map((given) => [given.name, given] as const))(
    'writes as a character: %s',
    (_name, given) => {
      const article = articleAround(given);
      expect(article.pictures).toEqual([]);
      expect(markupOf(article)).toContain(given.answers[0]![0]);
    },
  );
});
