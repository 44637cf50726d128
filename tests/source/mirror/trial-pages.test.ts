import { describe, expect, test } from 'vitest';
import { measure, trialPages } from './fidelity.ts';

/** Over real pages, which are not part of this repository: skipped where they are absent. */
describe.skipIf(trialPages().length === 0)('real mirror pages', () => {
  const results = trialPages().map(measure);

  test('keep 99.5 % of the authors’ lines in order', () => {
    const lines = results.reduce((sum, result) => sum + result.lines, 0);
    const missing = results.flatMap((result) => result.missing);
    expect(missing.length / lines, missing.join('\n')).toBeLessThan(0.005);
  });

  test('keep 99 % of the captions on their picture', () => {
    const captions = results.reduce((sum, result) => sum + result.captions, 0);
    const stray = results.flatMap((result) => result.strayCaptions);
    expect(stray.length / captions, stray.join('\n')).toBeLessThan(0.01);
  });

  test('keep nothing of navigation, advertisement or trackers', () => {
    const remnants = results.flatMap(({ path, remnants }) => remnants.map((r) => `${path} ${r}`));
    expect(remnants).toEqual([]);
  });

  test('all have a title, and nearly all a day and an address', () => {
    const having = (name: 'title' | 'published' | 'url') =>
      results.filter(({ page }) => page.metadata[name] !== undefined).length / results.length;
    expect(having('title')).toBe(1);
    expect(having('published')).toBeGreaterThan(0.97);
    expect(having('url')).toBeGreaterThan(0.98);
  });
});
