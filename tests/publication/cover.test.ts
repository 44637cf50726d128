import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { labelsFor } from '../../src/labels/labels.ts';
import {
  chooseCoverPicture,
  designCover,
  palettes,
  paper,
} from '../../src/publication/cover/design.ts';
import { makeCover } from '../../src/publication/cover/make.ts';
import type { EncodedPicture } from '../../src/types.ts';
import { shelf, volumeOf } from '../builders.ts';
import { encodedPicture } from './rich-articles.ts';

let folder: string;
let picture: EncodedPicture;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'wenji-cover-'));
  picture = await encodedPicture(folder, 60);
});
afterAll(() => rm(folder, { recursive: true }));

function luminance(colour: string): number {
  const [red, green, blue] = [1, 3, 5].map((at) => {
    const value = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return value <= 0.03928 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red! + 0.7152 * green! + 0.0722 * blue!;
}

const contrast = (light: string, dark: string) =>
  (luminance(light) + 0.05) / (luminance(dark) + 0.05);

test.each(palettes)('type stands out on $ground', ({ ground, accent }) => {
  expect(contrast(paper, ground)).toBeGreaterThan(7);
  expect(contrast(accent, ground)).toBeGreaterThan(4.5);
});

test('volumes of a theme look alike, in any order and number', () => {
  const labels = labelsFor('en');
  const looks = [1, 2, 9].map((number) => {
    const volume = volumeOf([], { number, total: 9, title: `Walks ${number}` });
    const { layout, palette } = designCover(volume, 'Shelf', labels, false);
    return `${layout} ${palette.ground}`;
  });
  expect(new Set(looks).size).toBe(1);
});

describe('the finished cover', () => {
  test.each(['zh-Hans', 'zh-Hant', 'en'])(
    'is a baseline JPEG of 1600 × 2560 in %s',
    async (language) => {
      const volume = volumeOf([], { language, title: '河邊散步 River walks' });
      const { bytes } = await makeCover({ volume, shelf });
      const { width, height, format, isProgressive, space } = await sharp(bytes).metadata();
      expect({ width, height, format, isProgressive, space }).toEqual({
        width: 1600,
        height: 2560,
        format: 'jpeg',
        isProgressive: false,
        space: 'srgb',
      });
      expect(bytes.length).toBeLessThan(1_000_000);
    },
  );

  test('is the same bytes each time, and another picture for another theme', async () => {
    const cover = (key: string) =>
      makeCover({ volume: volumeOf([], { theme: { key, title: key } }), shelf });
    const [one, again, other] = [await cover('a'), await cover('a'), await cover('b')];
    expect(Buffer.compare(one.bytes, again.bytes)).toBe(0);
    expect(Buffer.compare(one.bytes, other.bytes)).not.toBe(0);
  });

  test('shows light type on dark, or dark on light, as a 100-pixel grey thumbnail', async () => {
    for (const key of ['a', 'b', 'c', 'd']) {
      const volume = volumeOf([], { theme: { key, title: key }, title: '河边散步' });
      const { bytes } = await makeCover({ volume, shelf });
      const { channels } = await sharp(bytes).resize(100).greyscale().stats();
      expect(channels[0]!.max - channels[0]!.min).toBeGreaterThan(120);
    }
  });
});

test('the picture chosen is large, rich and of a usable shape', () => {
  const made = (given: Partial<EncodedPicture>): EncodedPicture => ({ ...picture, ...given });
  const good = made({ width: 1448, height: 965, bytes: 260_000, path: 'good' });
  const blank = made({ width: 1448, height: 965, bytes: 9_000, path: 'blank' });
  const banner = made({ width: 1448, height: 500, bytes: 200_000, path: 'banner' });
  const small = made({ width: 600, height: 400, bytes: 90_000, path: 'small' });
  expect(chooseCoverPicture([small, banner, blank, good])?.path).toBe('good');
  expect(chooseCoverPicture([small, banner])).toBeUndefined();
});
