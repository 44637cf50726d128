import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { settingsPage, settingsPageFile } from './settings-page.ts';

test('docs/settings.md tells the settings there are (else: npm run settings-page)', () => {
  expect(readFileSync(settingsPageFile, 'utf8')).toBe(settingsPage());
});

test('every setting is described', () => {
  const told = settingsPage().match(/^\| `.*\|$/gm) ?? [];
  expect(told.length).toBeGreaterThan(70);
  expect(told.filter((line) => /\| *\|$/.test(line))).toEqual([]);
});
