import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadStyle } from '../../src/publication/styles.ts';

const folder = join(import.meta.dirname, '../../styles');
const sheets = readdirSync(folder).filter((name) => name.endsWith('.css'));

/** CSS 2.1 and what crengine, Kobo, Kindle and Adobe's engine are known to take besides. */
const properties = new Set(
  `background background-color border border-bottom border-collapse border-left border-right
  border-spacing border-top break-after break-before break-inside caption-side clear color display
  float font-family font-size font-style font-variant font-weight height letter-spacing line-height
  list-style-position list-style-type margin margin-bottom margin-left margin-right margin-top
  max-height max-width orphans padding padding-bottom padding-left padding-right padding-top
  page-break-after page-break-before page-break-inside ruby-position text-align text-decoration
  text-indent vertical-align white-space widows width word-wrap
  -webkit-hyphens hyphens -epub-writing-mode -webkit-writing-mode writing-mode
  -epub-text-orientation -webkit-text-orientation text-orientation
  -epub-text-combine -webkit-text-combine text-combine-upright`.split(/\s+/),
);
const banned =
  /\b(?:min|max|clamp|calc|var|env|attr|url)\(|@(?!charset)|:(?:is|where|has|not)\(|\b(?:flex|grid|sticky|fixed|absolute)\b|\d(?:vh|vw)\b|!important/;

function declarations(css: string): [property: string, value: string][] {
  const plain = css.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '');
  return [...plain.matchAll(/\{([^{}]*)\}/g)].flatMap(([, block]) =>
    block!
      .split(';')
      .map((line) => line.trim())
      .filter(Boolean)
      .map((line): [string, string] => {
        const [property, ...value] = line.split(':');
        return [property!.trim(), value.join(':').trim()];
      }),
  );
}

describe.each(sheets)('%s', (name) => {
  const css = readFileSync(join(folder, name), 'utf8');
  const plain = css.replace(/\/\*[^*]*\*+(?:[^/*][^*]*\*+)*\//g, '');

  test('uses only properties that old engines know', () => {
    const unknown = declarations(css).filter(([property]) => !properties.has(property));
    expect(unknown).toEqual([]);
  });

  test('has nothing that makes an engine drop the sheet or call the book damaged', () => {
    expect(plain.match(banned)?.[0]).toBeUndefined();
    expect(plain.split('{').length).toBe(plain.split('}').length);
  });

  test('gives every prefixed or new property its plain or old twin', () => {
    for (const [, block] of plain.matchAll(/\{([^{}]*)\}/g)) {
      for (const side of ['before', 'after', 'inside']) {
        expect(block!.includes(`page-break-${side}`)).toBe(
          new RegExp(`(?<!page-)break-${side}`).test(block!),
        );
      }
      for (const [, property] of block!.matchAll(/-(?:epub|webkit)-([a-z-]+)\s*:/g)) {
        const twin = property === 'text-combine' ? 'text-combine-upright' : property!;
        expect(block).toMatch(new RegExp(`(?:^|[\\s;])${twin}\\s*:`));
      }
    }
  });
});

test('the book gets one sheet that declares its encoding first, once', async () => {
  const { css, vertical } = await loadStyle('news', '@charset "utf-8";\np { color: black }');
  expect(css.startsWith('@charset "utf-8";\n')).toBe(true);
  expect(css.match(/@charset/g)).toHaveLength(1);
  expect(css).toContain('p { color: black }');
  expect(vertical).toBe(false);
});

test('no sheet gives text a colour or a ground, for both would fail on sepia or on black', () => {
  const own = sheets.flatMap((name) =>
    declarations(readFileSync(join(folder, name), 'utf8')).filter(
      ([property, value]) =>
        /^(?:color|background.*)$/.test(property) && !/^(?:inherit|transparent)$/.test(value),
    ),
  );
  expect(own).toEqual([]);
});
