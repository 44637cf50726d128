import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { describe, expect, it } from 'vitest';
import type { RememberedReading } from '../../src/convert/remember.ts';
import { scan } from '../../src/convert/scan.ts';
import { message } from '../../src/messages.ts';
import type { SourceFile } from '../../src/types.ts';
import { openScanCache } from '../../src/volume/scan-cache.ts';
import type { ArticlePool } from '../../src/worker/article-pool.ts';
import type { BatchedReading } from '../../src/worker/article-worker.ts';
import { record } from '../volume/records.ts';

const NOW = 1_700_000_000_000;

/** Large enough that a shelf of them is not kept in memory. */
const file = (place: string, given: Partial<SourceFile> = {}): SourceFile => ({
  root: '/articles',
  place,
  size: 5_000_000,
  modified: NOW - 60_000,
  order: 0,
  kind: 'markdown',
  ...given,
});

/** A pool that tells which files it was asked for; `broken.md` is never read. */
function poolOf() {
  const asked: string[] = [];
  const pool: ArticlePool = {
    async read(files, _articles, onRead) {
      asked.push(...files.map(({ place }) => place));
      const readings = files.map(
        ({ place, channel }): BatchedReading =>
          place === 'broken.md'
            ? {
                kind: 'rejected',
                place,
                message: message('article-failed', place, { detail: 'x' }),
              }
            : {
                kind: 'record',
                record: record({ place, ...(channel ? { channel } : {}) }),
                messages: [message('binary-file', place)],
              },
      );
      onRead?.(files, readings);
      return readings;
    },
    async close() {},
  };
  return { pool, asked };
}

async function scanner() {
  const cache = path.join(await mkdtemp(path.join(tmpdir(), 'wenji-')), 'scan.jsonl');
  const remember = () => openScanCache<RememberedReading>(cache, 'stamp', NOW);
  return async (files: SourceFile[]) => {
    const { pool, asked } = poolOf();
    return { result: await scan(files, pool, remember, () => {}), asked };
  };
}

describe('a second look at a large folder', () => {
  it('reads nothing that has not changed, and finds the same', async () => {
    const look = await scanner();
    const files = [file('a.md'), file('b.md'), file('c.md')];
    const first = await look(files);
    const second = await look(files);
    expect(first.asked).toEqual(['a.md', 'b.md', 'c.md']);
    expect(second.asked).toEqual([]);
    expect(second.result).toEqual(first.result);
  });

  it('reads what changed, came new or could not be read', async () => {
    const look = await scanner();
    await look([file('a.md'), file('b.md'), file('broken.md')]);
    const { result, asked } = await look([
      file('a.md'),
      file('aa.md'),
      file('b.md', { modified: NOW - 5000 }),
      file('broken.md'),
    ]);
    expect(asked).toEqual(['aa.md', 'b.md', 'broken.md']);
    expect(result.records.map(({ place }) => place)).toEqual(['a.md', 'aa.md', 'b.md']);
    expect(result.rejected).toHaveLength(1);
  });

  it('takes order and channel from where the file lies now', async () => {
    const look = await scanner();
    await look([file('a.md', { channel: { id: 'old', title: 'Old' } }), file('b.md')]);
    const { result, asked } = await look([
      file('a.md', { order: 4 }),
      file('b.md', { channel: { id: 'new', title: 'New' } }),
    ]);
    expect(asked).toEqual([]);
    expect(result.records.map(({ order, channel }) => [order, channel?.title])).toEqual([
      [4, undefined],
      [0, 'New'],
    ]);
  });
});
