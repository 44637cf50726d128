import { describe, expect, it } from 'vitest';
import { type PictureSizes, pictureLoad } from '../../src/volume/picture-load.ts';

describe('what measured pictures add', () => {
  it('counts a picture in each article that has it, once in an article', () => {
    const sizes: PictureSizes = new Map([
      [
        'a',
        [
          ['one', 100],
          ['two', 50],
        ],
      ],
      ['b', [['one', 100]]],
      ['c', []],
    ]);
    expect(pictureLoad(sizes, 1e6)).toEqual({
      measured: new Map([
        ['a', 150],
        ['b', 100],
        ['c', 0],
      ]),
      sharedBytes: 0,
    });
  });

  it('counts banners once for every volume, as far as they leave it room', () => {
    const sizes: PictureSizes = new Map(
      Array.from({ length: 30 }, (_, i) => [
        `a${i}`,
        [
          ['banner', 300],
          [`own-${i}`, 1000],
          ['wallpaper', 900_000],
        ],
      ]),
    );
    const load = pictureLoad(sizes, 1e6);
    expect(load.sharedBytes).toBe(300);
    expect(new Set(load.measured.values())).toEqual(new Set([901_000]));
  });

  it('expects the mean of what was measured, if that is enough to tell', () => {
    const of = (count: number): PictureSizes =>
      new Map(Array.from({ length: count }, (_, i) => [`a${i}`, [[`p${i}`, 100 * (i + 1)]]]));
    expect(pictureLoad(of(19), 1e6).pictureBytes).toBeUndefined();
    expect(pictureLoad(of(21), 1e6).pictureBytes).toBe(1100);
  });
});
