import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { targets } from '../../src/publication/targets.ts';

const page = readFileSync(path.resolve(import.meta.dirname, '../../docs/targets.md'), 'utf8');
const rows = new Map(
  page
    .split('\n')
    .filter((line) => line.startsWith('| `'))
    .map((line) => line.split('|').map((cell) => cell.trim()))
    .map(([, name, ...cells]) => [name!.replaceAll('`', ''), cells]),
);

test('docs/targets.md lists the targets there are, in their order', () => {
  expect([...rows.keys()]).toEqual(Object.keys(targets));
});

test.each(Object.values(targets))('and what $name changes', (target) => {
  const [pictures, languages, cover, packaging, split] = rows.get(target.name)!;
  const box = pictures === 'same' ? rows.get('general')![0]! : pictures!;
  const { width, height, grey } = target.pictures;
  expect(box).toContain(`${width} × ${height}`);
  expect(box.includes('grey')).toBe(grey);
  const codes = ['zh-Hans', 'zh-Hant'].map((code) => `\`${target.languageCode(code)}\``).join(', ');
  expect(languages === 'as general' ? rows.get('general')![1] : languages).toBe(codes);
  expect(cover).toMatch(target.coverPage ? /^yes/ : /^no/);
  expect(packaging).toMatch(target.kepub ? /^`\.kepub\.epub`/ : /^`\.epub`/);
  expect(split).toMatch(new RegExp(`^${target.maxDocumentBytes / 1000} KB`));
});

test('and the sizes of volumes', () => {
  const { general, apple, ...others } = targets;
  expect(page).toContain(`${general!.maxVolumeBytes / 1e6} MB, which still goes by mail`);
  expect(page).toContain(`${apple!.maxVolumeBytes / 1e6} MB for \`apple\``);
  const sizes = Object.values(others).map(({ maxVolumeBytes }) => maxVolumeBytes);
  expect(new Set(sizes)).toEqual(new Set([general!.maxVolumeBytes]));
});
