/**
 * How long it takes to list a large folder: `npx tsx tests/bench/discover.ts [files]`.
 * Makes a folder of that many articles (default 50,000), lists it, and removes it.
 */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { discoverSources } from '../../src/source/discover.ts';

const count = Number(process.argv[2] ?? 50_000);
const root = mkdtempSync(join(tmpdir(), 'wenji-bench-'));
try {
  for (let i = 0; i < count; i++) {
    if (i % 500 === 0) mkdirSync(join(root, `f${i / 500}`));
    writeFileSync(join(root, `f${Math.floor(i / 500)}`, `article-${i}.md`), 'text');
  }
  const start = performance.now();
  const { files } = await discoverSources([root], { exclude: [] });
  const seconds = (performance.now() - start) / 1000;
  process.stdout.write(`${files.length} files listed in ${seconds.toFixed(2)} s\n`);
} finally {
  rmSync(root, { recursive: true });
}
