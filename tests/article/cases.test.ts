import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { articleOf, htmlOf, markupOf } from './pages.ts';

const folder = join(import.meta.dirname, '../fixtures/cases');
const names = readdirSync(folder).filter((name) => existsSync(join(folder, name, 'in.html')));

/** Each case: `in.html` → `expected.xhtml`, one block a line; `UPDATE_GOLDEN=1` rewrites. */
describe('cases of normalising', () => {
  it.each(names)('%s', (name) => {
    const html = readFileSync(join(folder, name, 'in.html'), 'utf8');
    const mirror = name.startsWith('mirror-') ? ({ kind: 'mirror' } as const) : {};
    const article = articleOf(html, {}, mirror);
    const markup = `${markupOf(article)}\n`;
    const path = join(folder, name, 'expected.xhtml');
    if (process.env.UPDATE_GOLDEN) writeFileSync(path, markup);
    expect(markup).toBe(readFileSync(path, 'utf8'));
    expect(`${markupOf(articleOf(htmlOf(article), {}, mirror))}\n`).toBe(markup);
  });
});
