import sharp, { type Sharp } from 'sharp';
import { describe, expect, test } from 'vitest';
import { inspect, type PictureInfo } from '../../src/resource/inspect.ts';
import { numbers } from '../bench/numbers.ts';

const next = numbers(11);

/** A chart: flat bars on white with a frame, a few lines and smoothed edges. */
const chart = (): Sharp => {
  const bars = Array.from({ length: 12 }, (_, i) => {
    const high = Math.round(40 + 300 * next());
    return `<rect x="${20 + i * 50}" y="${380 - high}" width="30" height="${high}" fill="hsl(${i * 31} 60% 50%)"/><circle cx="${35 + i * 50}" cy="${360 - high}" r="7"/>`;
  }).join('');
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400"><rect width="640" height="400" fill="#fff"/>${bars}<path d="M10 390L630 60" stroke="#222" stroke-width="3"/></svg>`;
  return sharp(Buffer.from(svg)).flatten();
};

/** A photograph with everything out of focus: large smooth spots. */
const outOfFocus = (): Sharp => {
  const spots = Buffer.from(Array.from({ length: 6 * 4 * 3 }, () => 90 + 40 * next()));
  return sharp(spots, { raw: { width: 6, height: 4, channels: 3 } }).resize(960, 600, {
    kernel: 'cubic',
  });
};

async function seen(picture: Sharp): Promise<PictureInfo> {
  const { data, info } = await picture.raw().toBuffer({ resolveWithObject: true });
  return inspect({ data, width: info.width, height: info.height, channels: info.channels as 3 });
}
const asJpeg = async (picture: Sharp, quality: number) =>
  sharp(await picture.jpeg({ quality }).toBuffer());

describe('what kind of picture it is', () => {
  test('a chart is a drawing; one that was JPEG has traces of it', async () => {
    expect(await seen(chart())).toMatchObject({ kind: 'drawing', hasTraces: false });
    expect(await seen(await asJpeg(chart(), 60))).toMatchObject({
      kind: 'drawing',
      hasTraces: true,
    });
  });

  test('a photograph out of focus is none, however flat', async () => {
    expect((await seen(outOfFocus())).kind).toBe('photograph');
    const flattened = await seen(await asJpeg(outOfFocus(), 50));
    expect(flattened.kind).toBe('photograph');
  });

  test('a printed page is light, whatever the tint of its paper', async () => {
    const lines = Array.from({ length: 20 }, (_, i) => `<path d="M40 ${i * 20}h560" />`).join('');
    const page = (paper: string) =>
      Buffer.from(
        `<svg xmlns="http://www.w3.org/2000/svg" width="640" height="400" stroke="#222" stroke-width="3"><rect width="640" height="400" fill="${paper}"/>${lines}</svg>`,
      );
    expect((await seen(sharp(page('#f6f2e0')).flatten())).isLight).toBe(true);
    expect((await seen(sharp(page('#806040')).flatten())).isLight).toBe(false);
  });

  // 600,000 pixels: every thirtieth would stand in the same twenty columns of each row.
  test('stripes as wide as the step between the pixels looked at are seen', () => {
    const [width, height] = [600, 1000];
    const data = new Uint8Array(width * height).map((_, i) => (i % 30 === 15 ? 0 : 255));
    const { detail } = inspect({ data, width, height, channels: 1 });
    expect(detail).toBeCloseTo((2 * 255) / 30, 0);
  });
});
