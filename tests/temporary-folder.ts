import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** One temporary folder around those that the tests make: it goes when the last test has run. */
export function setup(): () => void {
  const folder = mkdtempSync(join(tmpdir(), 'wenji-tests-'));
  process.env.TMPDIR = folder;
  return () => rmSync(folder, { recursive: true, force: true, maxRetries: 3 });
}
