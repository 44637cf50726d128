import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import sharp from 'sharp';
import { expect, test } from 'vitest';
import { picturesReport } from '../../src/convert/picture-report.ts';
import {
  bestTrial,
  expectedShare,
  nextStep,
  savings,
  type Trial,
} from '../../src/resource/budget.ts';
import { resolveWithin } from '../../src/resource/fit.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { asks, openSupply } from './harness.ts';

/** Bytes of a volume whose pictures respond to the steps otherwise than expected. */
const bytesAt = (full: number, bend: number) => (step: number) =>
  Math.round(full * expectedShare(savings[step]!) ** bend);

/** Looks for a step as `resolveWithin` does. */
function search(take: (step: number) => number, budget: number): Trial[] {
  const trials: Trial[] = [];
  for (let step: number | undefined = 0; step !== undefined; step = nextStep(trials, budget)) {
    trials.push({ step, bytes: take(step) });
  }
  return trials;
}

test('whatever pictures take at each step, 90 to 100 % of the budget is used, in few trials', () => {
  const full = fc.integer({ min: 1e5, max: 1e9 });
  const [bend, share] = [
    fc.double({ min: 0.6, max: 1.7, noNaN: true }),
    fc.double({ min: 0.25, max: 0.99, noNaN: true }),
  ];
  fc.assert(
    fc.property(full, bend, share, (size, curve, part) => {
      const budget = size * part;
      const trials = search(bytesAt(size, curve), budget);
      const best = bestTrial(trials, budget)!;
      expect(best.bytes).toBeGreaterThanOrEqual(0.9 * budget);
      expect(best.bytes).toBeLessThanOrEqual(budget);
      expect(trials.length).toBeLessThanOrEqual(8);
    }),
  );
});

test('pictures that do not respond to a part of the steps still end', () => {
  const fixed = search(() => 1000, 500);
  expect(bestTrial(fixed, 500)).toBeUndefined();
  expect(fixed.at(-1)!.step).toBe(savings.length - 1);
  const cliff = search((step) => (step < 30 ? 1000 : 100), 500);
  expect(bestTrial(cliff, 500)!.bytes).toBe(100);
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
    expect(tight.bytes).toBeGreaterThan(0.9 * (full.bytes / 3));
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
