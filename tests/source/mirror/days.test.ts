import { expect, test } from 'vitest';
import { isoDay } from '../../../src/source/mirror/sites.ts';

test.each([
  [2020, 2, 29, '2020-02-29'],
  [1900, 1, 1, '1900-01-01'],
  [2199, 12, 31, '2199-12-31'],
])('%i-%i-%i is a day', (year, month, day, iso) => {
  expect(isoDay(year, month, day)).toBe(iso);
});

// Numerals of two kinds in one number ("2〇二1年") give no number.
test.each([
  [2021, 2, 29],
  [1900, 2, 29],
  [2020, 0, 1],
  [2020, 13, 1],
  [2020, 4, 31],
  [2020, 1, 0],
  [1899, 12, 31],
  [2200, 1, 1],
  [Number.NaN, 1, 1],
  [2020, Number.NaN, 1],
  [2020, 1, Number.NaN],
])('%d-%d-%d is none', (year, month, day) => {
  expect(isoDay(year, month, day)).toBeUndefined();
});
