import { describe, expect, test } from 'vitest';
import { chooseEncodings, type JpegEncoding } from '../../src/resource/encoding.ts';
import type { PictureInfo } from '../../src/resource/inspect.ts';

const busy: PictureInfo = {
  width: 1000,
  height: 1400,
  kind: 'photograph',
  isGrey: false,
  isLight: false,
  hasTraces: true,
  detail: 11,
};
const jpegOf = (info: PictureInfo, effort: 'balanced' | 'small' = 'balanced', lowered = 0) =>
  chooseEncodings(info, false, { effort, qualityLowered: lowered }).find(
    (encoding): encoding is JpegEncoding => encoding.format === 'jpeg',
  )!;

describe('quality of JPEG', () => {
  test('a busy photograph hides loss; print on tinted paper is as busy and does not', () => {
    expect(jpegOf(busy).quality).toBeLessThan(72);
    expect(jpegOf({ ...busy, isLight: true }).quality).toBe(79);
  });

  test('no trellis on pages, where it costs most', () => {
    expect(jpegOf(busy, 'small').trellis).toBe(true);
    expect(jpegOf({ ...busy, isLight: true }, 'small').trellis).toBe(false);
    expect(jpegOf({ ...busy, kind: 'scan', isGrey: true }, 'small').trellis).toBe(false);
  });

  test.each([busy, { ...busy, isLight: true }])('a budget lowers it', (info) => {
    expect(jpegOf(info).quality - jpegOf(info, 'balanced', 9).quality).toBe(9);
  });
});
