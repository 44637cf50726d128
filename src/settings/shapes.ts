import { z } from 'zod';

/** One value or a list of them: both are a list. */
export const list = <T extends z.ZodType>(item: T) =>
  z.preprocess(
    (value) => (value === undefined || Array.isArray(value) ? value : [value]),
    z.array(item),
  );

/** `25MB`, `300 kB`, `1.5 GiB` or a plain number of bytes. */
export const byteSize = z
  .union([z.number().int().positive(), z.string().regex(/^\d+(\.\d+)?\s*([kKMG]i?)?B?$/)])
  .transform(parseByteSize);

function parseByteSize(value: number | string): number {
  if (typeof value === 'number') return value;
  const [, digits, unit] = /^([\d.]+)\s*([kKMG]?i?)B?$/.exec(value) ?? [];
  const factors: Record<string, number> = {
    '': 1,
    k: 1e3,
    K: 1e3,
    M: 1e6,
    G: 1e9,
    ki: 1024,
    Ki: 1024,
    Mi: 1024 ** 2,
    Gi: 1024 ** 3,
  };
  return Math.round(Number(digits) * (factors[unit ?? ''] ?? 1));
}
