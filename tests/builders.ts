import { createHash } from 'node:crypto';
import type { Shelf } from '../src/publication/input.ts';
import { targets } from '../src/publication/targets.ts';
import type { Article, Edition, MarkupNode, VolumePlan } from '../src/types.ts';

/** An article with everything that is not given made up: neutral, short, valid. */
export function article(given: Partial<Article> = {}): Article {
  const place = given.place ?? 'walks/river.md';
  return {
    id: createHash('sha256').update(place).digest('hex').slice(0, 20),
    place,
    kind: 'markdown',
    order: 0,
    title: 'A walk along the river',
    authors: [],
    editors: [],
    language: 'en',
    tags: [],
    categories: [],
    fields: {},
    body: [paragraph('The river bends twice before it reaches the mill.')],
    pictures: [],
    messages: [],
    ...given,
  };
}

export function paragraph(...children: MarkupNode[]): MarkupNode {
  return { name: 'p', attributes: {}, children };
}

/** A volume of one section that holds the articles in the order given. */
export function volumeOf(articles: Article[], given: Partial<VolumePlan> = {}): VolumePlan {
  return {
    key: 'walks/1',
    theme: { key: 'walks', title: 'Walks' },
    number: 1,
    total: 1,
    title: 'Walks',
    fileName: 'walks',
    identifier: 'urn:uuid:6f4f5d8e-0f8c-5d6f-9a3b-2c1d0e9f8a7b',
    language: 'en',
    sections: [{ title: 'Walks', articles: articles.map(({ id }) => id) }],
    estimatedBytes: 0,
    ...given,
  };
}

export const shelf: Shelf = { key: 'test-shelf', title: 'A shelf of walks' };

export function edition(given: Partial<Edition> = {}): Edition {
  return { suffix: '', target: targets.general!, ...given };
}
