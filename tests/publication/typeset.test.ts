import { expect, test } from 'vitest';
import { breakLines } from '../../src/publication/cover/line-breaks.ts';
import { textPath } from '../../src/publication/cover/typeset.ts';

const options = { size: 100, maxWidth: 800, maxLines: 3, script: 'zh-Hans' } as const;

test('sets Simplified, Traditional and Latin in one line', async () => {
  const set = await textPath('风车風車 Mill', options);
  expect(set.lines).toBe(1);
  expect(set.width).toBeGreaterThan(500);
  expect(set.width).toBeLessThan(800);
  expect(set.d).toMatch(/^M[\d.]/);
});

test('each Chinese character is one em wide', async () => {
  expect((await textPath('河边的风车', options)).width).toBeCloseTo(500);
});

test('gives the same path each time', async () => {
  expect(await textPath('同一条河', options)).toEqual(await textPath('同一条河', options));
});

test('draws bolder strokes at a greater weight', async () => {
  const light = await textPath('河', { ...options, weight: 300 });
  const bold = await textPath('河', { ...options, weight: 800 });
  expect(bold.d).not.toBe(light.d);
});

test('leaves out what the typeface does not have', async () => {
  const known = await textPath('河山', options);
  expect(await textPath('河\u{13000}山', options)).toEqual(known);
  expect(await textPath('\u{13000}', options)).toEqual({ d: '', width: 0, height: 0, lines: 0 });
});

test('breaks into balanced lines and cuts what is too long', async () => {
  const two = await textPath('一二三四五六七八九', options);
  expect(two.lines).toBe(2);
  expect(two.width).toBeCloseTo(500);
  const cut = await textPath('山'.repeat(100), options);
  expect(cut.lines).toBe(3);
  expect(cut.width).toBeLessThanOrEqual(800);
});

test('breaks a word that is wider than the measure', async () => {
  expect((await textPath('Llanfairpwllgwyngyllgogerych', options)).width).toBeLessThanOrEqual(800);
});

test('breaks such a word behind its hyphen where it has one', async () => {
  const narrow = { ...options, maxWidth: 600 };
  const first = await textPath('Lighthouse-', narrow);
  const both = await textPath('Lighthouse-keeper', narrow);
  expect(both.lines).toBe(2);
  expect(both.width).toBeCloseTo(first.width);
});

test('lines neither start with closing nor end with opening marks', () => {
  const pieces = [...'一二三四，五六七「八九」十'].map((text) => ({ text, width: 10 }));
  for (let width = 30; width < 130; width += 5) {
    for (const line of breakLines(pieces, width, 20)) {
      expect(line[0]!.text).not.toMatch(/[，」]/);
      expect(line.at(-1)!.text).not.toBe('「');
    }
  }
});
