import { expect, test } from 'vitest';
import { openEncoderPool } from '../../src/resource/encoder-pool.ts';
import { presetNamed } from '../../src/resource/presets.ts';
import { problemOf } from '../../src/resource/problem.ts';

const job = {
  preset: presetNamed('small')!,
  settings: { effort: 'fast' as const, qualityLowered: 0 },
  lenient: false,
};

test('a picture that crashes or stalls the decoder costs that picture alone', async () => {
  const entry = new URL('./bad-encoder.ts', import.meta.url);
  const pool = openEncoderPool({ processes: 2, deadline: 8000, entry });
  const verdictOn = (order: string) =>
    pool.encode(Buffer.from(order), job).then(
      ({ data }) => Buffer.from(data).toString(),
      (error) => problemOf(error).reason,
    );
  const orders = ['a', 'crash', 'b', 'hang', 'crash', 'c', 'crash', 'd', 'e'];
  expect(await Promise.all(orders.map(verdictOn))).toEqual(
    orders.map(
      (order) => ({ crash: 'picture-decoder-crash', hang: 'picture-decoder-slow' })[order] ?? order,
    ),
  );
  pool.close();
});
