import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { articleFrom } from '../../src/article/normalise.ts';
import { textOf } from '../../src/article/xhtml.ts';
import { readMirrorPage } from '../../src/source/mirror.ts';
import type { Page } from '../../src/source/page.ts';
import {
  DATA,
  missingInOrder,
  referenceOf,
  squeezed,
  trialPages,
} from '../source/mirror/fidelity.ts';

/** Over real pages, which are not part of this repository: skipped where they are absent. */
test.skipIf(trialPages().length === 0)('real mirror pages keep their lines as articles', () => {
  const missing: string[] = [];
  let lines = 0;
  for (const path of trialPages()) {
    const text = readFileSync(path, 'utf8');
    const place = path.slice(DATA.length + 1);
    const file = { root: DATA, place, size: 0, modified: 0, order: 0, kind: 'mirror' as const };
    const article = articleFrom(readMirrorPage(file, text) as Page, file);
    const reference = referenceOf(text, article.title);
    lines += reference.lines.length;
    missing.push(...missingInOrder(reference.lines, squeezed(textOf(article.body))));
  }
  expect(missing.length / lines, missing.join('\n')).toBeLessThan(0.005);
});
