import { describe, expect, it } from 'vitest';
import { articleOf } from '../pages.ts';
import { type Labelled, labelled, shown } from './labelled.ts';

/** The picture of each figure that a reader would see, were the page's site asked. */
function picturesShown(given: Labelled): (string | undefined)[] {
  const html = `<p>Words before.</p>${given.html}<p>Words after.</p>`;
  const { pictures } = articleOf(html, given.metadata, { base: given.base });
  return pictures.map(({ candidates }) => shown(given, candidates));
}

describe.each(['found-known', 'found-holdout'])('the right picture: %s', (file) => {
  it.each(labelled(file).map((given) => [given.name, given] as const))('%s', (_name, given) => {
    const found = picturesShown(given);
    expect(found).toHaveLength(given.answers.length);
    given.answers.forEach((right, index) => {
      expect(right).toContain(found[index]);
    });
  });
});
