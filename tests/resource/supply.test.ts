import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import sharp from 'sharp';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { presetNamed } from '../../src/resource/presets.ts';
import type { PictureSupply, SupplyOptions, SupplySettings } from '../../src/resource/supply.ts';
import { asks as asksIn, openSupply, verdict } from './harness.ts';

const standard = presetNamed('standard')!;
let folder: string;
let supply: PictureSupply | undefined;

beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'pictures-'));
});
afterEach(async () => {
  await supply?.close();
  await rm(folder, { recursive: true, force: true });
});

function open(settings: Partial<SupplySettings> = {}) {
  supply = openSupply(folder, settings);
  return supply;
}

const asks = (...candidates: string[]) => asksIn(folder, ...candidates);

const red = () => sharp({ create: { width: 120, height: 80, channels: 3, background: '#c02010' } });

describe('pictures without a network', () => {
  test('a local file and a data: address come back encoded, in the order asked', async () => {
    await writeFile(path.join(folder, 'a b.png'), await red().png().toBuffer());
    const data = `data:image/webp;base64,${(await red().webp().toBuffer()).toString('base64')}`;
    const outcomes = await open().resolve(
      [asks('./missing.png', './a b.png'), asks(data)],
      standard,
    );
    expect(outcomes.map((o) => o.kind)).toEqual(['embedded', 'embedded']);
    for (const outcome of outcomes) {
      if (outcome.kind !== 'embedded') throw new Error('missing');
      expect(outcome.picture).toMatchObject({ width: 120, height: 80 });
      const [redness, greenness] = await sharp(outcome.picture.path).raw().toBuffer();
      expect(redness).toBeGreaterThan(180);
      expect(greenness).toBeLessThan(45);
    }
  });

  test('each failure tells its own reason', async () => {
    await writeFile(path.join(folder, 'page.jpg'), '<html>please log in</html>');
    const outcomes = await open().resolve(
      [
        asks('./nowhere.png'),
        asks('../x.png'),
        asks('./page.jpg'),
        asks('https://example.org/a.jpg'),
      ],
      standard,
    );
    expect(outcomes.map((o) => (o.kind === 'missing' ? o.reason : o.kind))).toEqual([
      'picture-missing-file',
      'picture-outside-input',
      'picture-not-an-image',
      'picture-offline',
    ]);
  });

  test('a 1×1 picture is dropped as a tracker', async () => {
    const pixel = await red().resize(1, 1).gif().toBuffer();
    const [outcome] = await open().resolve(
      [asks(`data:image/gif;base64,${pixel.toString('base64')}`)],
      standard,
    );
    expect(outcome).toMatchObject({ kind: 'dropped', reason: 'tracking-pixel' });
  });

  test('addresses are taken from the folder that the settings name', async () => {
    await writeFile(path.join(folder, 'x.jpg'), await red().jpeg().toBuffer());
    const [outcome] = await open({ from: { 'https://example.org/media/': '.' } }).resolve(
      [asks('https://example.org/media/x.jpg')],
      standard,
    );
    expect(outcome?.kind).toBe('embedded');
  });
});

describe('a picture on which the decoder died', () => {
  const entry = new URL('./bad-encoder.ts', import.meta.url);
  const verdictOf = async (settings: Partial<SupplySettings>, more: Partial<SupplyOptions>) => {
    const opened = openSupply(folder, settings, more);
    const [outcome] = await opened.resolve([asks('./crash.jpg')], standard);
    await opened.close();
    return verdict(outcome!);
  };
  beforeEach(async () => {
    await writeFile(path.join(folder, 'crash.jpg'), 'crash');
    expect(await verdictOf({}, { testing: { encoderEntry: entry } })).toBe('picture-decoder-crash');
  });

  test('is not given to it again in the next run, for a week', async () => {
    // A sound decoder would call these bytes no image.
    expect(await verdictOf({}, {})).toBe('picture-decoder-crash');
    const later = 1_000_000 + 8 * 24 * 3_600_000;
    expect(await verdictOf({}, { now: () => later })).toBe('picture-not-an-image');
  });
  test('is tried again when asked for', async () => {
    expect(await verdictOf({ retryFailed: true }, {})).toBe('picture-not-an-image');
  });
});
