import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { picturesReport } from '../../src/convert/picture-report.ts';
import { nextSaving, savings } from '../../src/resource/budget.ts';
import { resolveWithin } from '../../src/resource/fit.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { asks, openSupply } from './harness.ts';

test('each step goes further, and the last is reached', () => {
  const bytes = fc.integer({ min: 1, max: 1e9 });
  fc.assert(
    fc.property(bytes, bytes, fc.nat(savings.length - 1), (size, budget, used) => {
      const next = nextSaving(size, budget, used);
      if (next === undefined) expect(used).toBe(savings.length - 1);
      else expect(next).toBeGreaterThan(used);
    }),
  );
});

test('pictures of a volume are made smaller together until they fit', async () => {
  const folder = await mkdtemp(path.join(tmpdir(), 'budget-'));
  const supply = openSupply(folder);
  try {
    const noise = { type: 'gaussian' as const, mean: 120, sigma: 30 };
    const make = (width: number) =>
      sharp({ create: { width, height: width, channels: 3, background: '#000', noise } }).blur(2);
    for (const width of [900, 1000]) {
      await writeFile(
        path.join(folder, `${width}.jpg`),
        await make(width).jpeg({ quality: 95 }).toBuffer(),
      );
    }
    const requests = ['./900.jpg', './1000.jpg', './none.jpg'].map((name) => asks(folder, name));
    const box = presetNamed('small')!;
    const full = await resolveWithin(supply, requests, box, 1e9);
    expect(full).toMatchObject({ scale: 1, qualityLowered: 0, fits: true });
    const tight = await resolveWithin(supply, requests, box, full.bytes / 3);
    expect(tight.fits).toBe(true);
    // Soft pictures start at a higher quality and so fall faster than the steps expect.
    expect(tight.bytes).toBeGreaterThan(full.bytes / 12);
    const sizes = tight.outcomes.map((o) => (o.kind === 'embedded' ? o.picture.width : 0));
    expect(sizes[0]).toBe(sizes[1]);
    expect((await resolveWithin(supply, requests, box, 10)).fits).toBe(false);

    const report = picturesReport(requests, full.outcomes);
    expect(report).toMatchObject({ referenced: 3, embedded: 2, missing: 1, bytes: full.bytes });
    expect(report.reasons).toEqual([['picture-missing-file', 1]]);
    expect(report.messages).toMatchObject([{ code: 'picture-missing-file', place: 'a.md' }]);
  } finally {
    await supply.close();
    await rm(folder, { recursive: true, force: true });
  }
});
