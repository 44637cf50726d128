import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { periodOf } from '../../src/volume/period.ts';
import { splitEvenly } from '../../src/volume/split.ts';

const limits = { articles: 500, bytes: 1000, text: 1_000_000 };
const load = (bytes: number) => ({ articles: 1, bytes, text: 1 });
const split = (units: number[][]) => splitEvenly(units, load, limits);
const sum = (volume: number[]) => volume.reduce((total, bytes) => total + bytes, 0);
const singles = (sizes: number[]) => sizes.map((size) => [size]);

describe('splitEvenly', () => {
  it('fills volumes alike rather than leaving a stump', () => {
    expect(split(singles(Array(21).fill(100))).map(sum)).toEqual([700, 700, 700]);
  });

  it('keeps a series in one volume where it fits', () => {
    expect(split([[300], [300], [200, 200], [300]])).toEqual([
      [300, 300],
      [200, 200, 300],
    ]);
  });

  it('cuts a series that is longer than a volume, in order', () => {
    const series = Array.from({ length: 25 }, (_, index) => 80 + index);
    const volumes = split([series]);
    expect(volumes.flat()).toEqual(series);
    expect(Math.max(...volumes.map(sum))).toBeLessThanOrEqual(1000);
  });

  it('gives an article over the limits a volume of its own', () => {
    expect(split(singles([100, 5000, 100]))).toEqual([[100], [5000], [100]]);
  });

  it('keeps order and budget, and fills 60 to 100 % (any sizes up to a third of it)', () => {
    const units = fc.array(
      fc.array(fc.integer({ min: 1, max: 330 }), { minLength: 1, maxLength: 5 }),
      { maxLength: 80 },
    );
    fc.assert(
      fc.property(units, (given) => {
        const volumes = split(given);
        expect(volumes.flat()).toEqual(given.flat());
        for (const [index, volume] of volumes.entries()) {
          expect(sum(volume)).toBeLessThanOrEqual(1000);
          if (index < volumes.length - 1) expect(sum(volume)).toBeGreaterThanOrEqual(600);
        }
      }),
      { numRuns: 500 },
    );
  });
});

describe('periodOf', () => {
  it.each([
    ['year', '2021-12-31', '2021'],
    ['half', '2021-07-01', '2021-H2'],
    ['quarter', '2021-12-31', '2021-Q4'],
    ['month', '2021-12-31', '2021-12'],
    ['week', '2021-01-03', '2020-W53'],
    ['week', '2021-01-04', '2021-W01'],
    ['week', '2024-12-30', '2025-W01'],
    ['month', '2021-12-31T23:30:00-08:00', '2021-12'],
    ['none', '2021-12-31', ''],
  ] as const)('%s of %s is %s', (period, day, key) => expect(periodOf(day, period)).toBe(key));

  it('is empty without a day', () => {
    expect(periodOf(undefined, 'year')).toBe('');
    expect(periodOf('2021', 'month')).toBe('');
  });
});
