import { basename } from 'node:path';
import type { Finding } from '../check/finding.ts';
import { quickCheck } from '../check/quick.ts';
import type { ContainerPart } from '../epub/parts.ts';
import { writeContainer } from '../epub/write.ts';

/** Entry of the threads that print: what a book is made of goes in, the file is written. */

export interface PrintOrder {
  parts: ContainerPart[];
  /** Where the book goes. */
  path: string;
}

export type Printed =
  | { kind: 'printed'; bytes: number; sha256: string }
  | { kind: 'faulty'; errors: Finding[] };

class Faulty extends Error {
  readonly errors: Finding[];

  constructor(errors: Finding[]) {
    super('the finished book has faults');
    this.errors = errors;
  }
}

/**
 * Writes a book and looks at it before it takes the place of an older one.
 * @returns size and SHA-256 (hex) of the file, or the errors that kept it from being published
 * @throws as `writeContainer` does
 */
export default async function printBook({ parts, path }: PrintOrder): Promise<Printed> {
  const inspect = (entries: ReadonlyMap<string, Uint8Array>) => {
    const errors = quickCheck(basename(path), entries).filter(
      ({ message: m }) => m.severity === 'error',
    );
    if (errors.length > 0) throw new Faulty(errors);
  };
  try {
    return { kind: 'printed', ...(await writeContainer(parts, path, inspect)) };
  } catch (error) {
    if (error instanceof Faulty) return { kind: 'faulty', errors: error.errors };
    throw error;
  }
}
