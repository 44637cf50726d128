import { expect, test } from 'vitest';
import { packageDocument } from '../../src/epub/package-document.ts';
import { assemblePublication } from '../../src/publication/assemble.ts';
import { article, edition, paragraph, shelf, volumeOf } from '../builders.ts';

const bound = (language: string, vertical = false) => {
  const articles = [article({ language, body: [paragraph('القطار يصل إلى المدينة')] })];
  const volume = volumeOf(articles, { language });
  const input = { volume, articles, outcomes: new Map(), edition: edition(), shelf, css: '' };
  return assemblePublication({ ...input, vertical });
};

test.each([
  ['ar', false, 'rtl', 'horizontal-rl'],
  ['he', false, 'rtl', 'horizontal-rl'],
  ['zh-Hant', true, 'rtl', 'vertical-rl'],
  ['zh-Hant', false, 'ltr', undefined],
  ['en', false, 'ltr', undefined],
])('pages of a volume in %s (vertical: %s) turn %s', (language, vertical, turning, mode) => {
  const written = packageDocument(bound(language, vertical));
  expect(written).toContain(`page-progression-direction="${turning}"`);
  expect(/name="primary-writing-mode" content="([^"]*)"/.exec(written)?.[1]).toBe(mode);
});
