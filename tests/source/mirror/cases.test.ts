import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { looksLikeMirrorPage, readMirrorPage } from '../../../src/source/mirror.ts';
import type { Page } from '../../../src/source/page.ts';

const CASES = new URL('../../fixtures/mirror/', import.meta.url);

/**
 * Every folder of fixtures holds a page in the manner of one mirror (`in.md`) and what reading it
 * gives: `expected.html` (white space tamed, one block a line) and `expected.json` (metadata).
 */
describe('mirror pages', () => {
  for (const name of readdirSync(CASES).sort()) {
    test(name.replaceAll('-', ' '), () => {
      const text = readFileSync(new URL(`${name}/in.md`, CASES), 'utf8');
      const page = readMirrorPage(fileOf(name), text) as Page;
      expect(looksLikeMirrorPage(text)).toBe(true);
      expectFile(`${name}/expected.html`, layOut(page.$.xml(page.root)));
      expectFile(`${name}/expected.json`, `${JSON.stringify(page.metadata, null, 2)}\n`);
    });
  }
});

function fileOf(name: string) {
  const place = `pages/river/${name}.md`;
  return { root: '/shelf', place, size: 0, modified: 0, order: 0, kind: 'mirror' as const };
}

/** Empty wrappers and mirror attributes say nothing here: what matters is text, order, figures. */
function layOut(html: string): string {
  let tamed = html
    .replace(
      / (?:class|style|id|itemprop|aria-describedby|target|rel)="(?!embed|twitter)[^"]*"/g,
      '',
    )
    .replace(/\s+/g, ' ');
  for (let before = ''; before !== tamed; ) {
    before = tamed;
    tamed = tamed.replace(
      /<(div|p|center|span|b|strong)> ?(?:<\/\1>)|<(?:div|p|center|span)\/>/g,
      '',
    );
  }
  return `${tamed.replace(/ ?(<\/?(?:div|p|h\d|figure|figcaption|table|tr|center|blockquote|hr|li|ul|ol)\b[^>]*>) ?/g, '$1').replace(/(<\/(?:p|h\d|figure|tr|blockquote|center)>|<hr\/>)/g, '$1\n')}\n`;
}

function expectFile(name: string, got: string): void {
  const url = new URL(name, CASES);
  if (process.env.UPDATE_GOLDEN === '1') writeFileSync(url, got);
  expect(existsSync(url), `${name} is missing: write it with UPDATE_GOLDEN=1`).toBe(true);
  expect(got).toBe(readFileSync(url, 'utf8'));
}
