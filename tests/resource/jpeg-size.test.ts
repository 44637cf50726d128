import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { sizeOfPlainJpeg } from '../../src/resource/jpeg-size.ts';

const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#4080c0' } });

test('the size of ordinary JPEG is what sharp says', async () => {
  const side = fc.integer({ min: 1, max: 900 });
  const property = fc.asyncProperty(
    side,
    side,
    fc.boolean(),
    fc.boolean(),
    async (width, height, progressive, grey) => {
      const plain = picture(width, height).toColourspace(grey ? 'b-w' : 'srgb');
      const bytes = await plain.jpeg({ progressive, mozjpeg: progressive }).toBuffer();
      expect(sizeOfPlainJpeg(bytes)).toEqual({ width, height });
    },
  );
  await fc.assert(property, { numRuns: 30 });
});

test('what may be turned, or has other colours, is left to sharp', async () => {
  const turned = await picture(40, 20).withMetadata({ orientation: 6 }).jpeg().toBuffer();
  const print = await picture(40, 20).toColourspace('cmyk').jpeg().toBuffer();
  const png = await picture(40, 20).png().toBuffer();
  for (const bytes of [turned, print, png]) expect(sizeOfPlainJpeg(bytes)).toBeUndefined();
});

test('damaged heads are left to sharp, and end', async () => {
  const whole = await picture(40, 20).jpeg().toBuffer();
  for (let length = 0; length < whole.indexOf(Buffer.of(0xff, 0xc0)) + 9; length += 1) {
    expect(sizeOfPlainJpeg(whole.subarray(0, length))).toBeUndefined();
  }
  const bytes = fc.uint8Array({ maxLength: 400 });
  const property = fc.property(bytes, (tail) => {
    sizeOfPlainJpeg(Uint8Array.of(0xff, 0xd8, 0xff, ...tail));
    sizeOfPlainJpeg(Uint8Array.of(0xff, 0xd8, 0xff, 0xe0, 0, 0, ...tail));
  });
  fc.assert(property);
});
