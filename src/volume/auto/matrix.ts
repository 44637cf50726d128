import { unpackTerms } from '../../article/terms.ts';
import type { ArticleRecord } from '../../types.ts';
import { byText } from '../order.ts';

/** Articles by terms: one sparse row of weights an article, each of length 1. */
export interface TermMatrix {
  terms: string[];
  /** Row i is `columns` and `weights` from `starts[i]` to `starts[i + 1]`. */
  starts: Uint32Array;
  columns: Uint32Array;
  weights: Float32Array;
  rows: number;
}

/** A term of more than this share of the articles is the collection's subject, not a theme's. */
const TOO_COMMON = 0.35;

/**
 * Weighs terms by how often an article has them (sublinear) and how few others do (TF-IDF).
 * Names of the authors are left out: a column is not a subject.
 */
export function termMatrix(records: ArticleRecord[]): TermMatrix {
  const frequency = new Map<string, number>();
  const authors = new Set(records.flatMap((record) => record.authors));
  const termLists = records.map(({ terms }) => unpackTerms(terms));
  for (const list of termLists) {
    for (const [term] of list) frequency.set(term, (frequency.get(term) ?? 0) + 1);
  }
  const most = Math.max(2, records.length * TOO_COMMON);
  const terms = [...frequency]
    .filter(([term, count]) => count > 1 && count <= most && !authors.has(term))
    .map(([term]) => term)
    .sort(byText);
  const column = new Map(terms.map((term, index) => [term, index]));
  const starts = new Uint32Array(records.length + 1);
  const columns: number[] = [];
  const weights: number[] = [];
  for (const [row, list] of termLists.entries()) {
    const own = list.filter(([term]) => column.has(term));
    const raw = own.map(
      ([term, count]) => (1 + Math.log(count)) * Math.log(records.length / frequency.get(term)!),
    );
    const length = Math.hypot(...raw) || 1;
    for (const [i, [term]] of own.entries()) {
      columns.push(column.get(term)!);
      weights.push(raw[i]! / length);
    }
    starts[row + 1] = columns.length;
  }
  return {
    terms,
    starts,
    columns: Uint32Array.from(columns),
    weights: Float32Array.from(weights),
    rows: records.length,
  };
}

/** Dimensions that articles are compared in. */
const DIMENSIONS = 64;
const PASSES = 5;

/**
 * Latent semantic analysis: the articles' rows in the space of the matrix's strongest directions,
 * in which texts that share no word may still be near. Found by subspace iteration from a fixed
 * start, so that the same articles give the same numbers.
 * @returns one row of `dimensions` numbers an article, each of length 1 (or 0)
 */
export function embed(matrix: TermMatrix): { vectors: Float32Array; dimensions: number } {
  const dimensions = Math.min(DIMENSIONS, matrix.rows, matrix.terms.length);
  let basis = startingBasis(matrix.terms.length, dimensions);
  for (let pass = 0; pass < PASSES; pass++) {
    basis = transposedTimes(matrix, times(matrix, basis, dimensions), dimensions);
    orthonormalise(basis, matrix.terms.length, dimensions);
  }
  const vectors = times(matrix, basis, dimensions);
  normaliseRows(vectors, dimensions);
  return { vectors, dimensions };
}

/** Numbers that look like chance and are not: a multiplicative hash of the index. */
function startingBasis(rows: number, dimensions: number): Float32Array {
  const basis = new Float32Array(rows * dimensions);
  for (let i = 0; i < basis.length; i++) {
    let hash = Math.imul(i + 1, 0x9e3779b1);
    hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b);
    basis[i] = ((hash ^ (hash >>> 13)) >>> 0) / 0xffffffff - 0.5;
  }
  return basis;
}

function times(matrix: TermMatrix, basis: Float32Array, dimensions: number): Float32Array {
  const product = new Float32Array(matrix.rows * dimensions);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const weight = matrix.weights[at]!;
      const from = matrix.columns[at]! * dimensions;
      const to = row * dimensions;
      for (let d = 0; d < dimensions; d++) product[to + d]! += weight * basis[from + d]!;
    }
  }
  return product;
}

function transposedTimes(
  matrix: TermMatrix,
  vectors: Float32Array,
  dimensions: number,
): Float32Array {
  const product = new Float32Array(matrix.terms.length * dimensions);
  for (let row = 0; row < matrix.rows; row++) {
    for (let at = matrix.starts[row]!; at < matrix.starts[row + 1]!; at++) {
      const weight = matrix.weights[at]!;
      const to = matrix.columns[at]! * dimensions;
      const from = row * dimensions;
      for (let d = 0; d < dimensions; d++) product[to + d]! += weight * vectors[from + d]!;
    }
  }
  return product;
}

/**
 * Modified Gram-Schmidt on the columns; one that vanishes becomes nought. Each is taken out as an
 * array of its own: over the rows, every step would fetch all of the memory for one number a row.
 */
function orthonormalise(basis: Float32Array, rows: number, dimensions: number): void {
  const columns = Array.from({ length: dimensions }, (_, d) =>
    Float32Array.from({ length: rows }, (_none, row) => basis[row * dimensions + d]!),
  );
  for (const [d, column] of columns.entries()) {
    for (const other of columns.slice(0, d)) {
      const shared = dot(column, 0, other, 0, rows);
      for (let row = 0; row < rows; row++) column[row]! -= shared * other[row]!;
    }
    const square = dot(column, 0, column, 0, rows);
    const scale = square > 1e-12 ? 1 / Math.sqrt(square) : 0;
    for (let row = 0; row < rows; row++) basis[row * dimensions + d] = column[row]! *= scale;
  }
}

/** Of `length` numbers of two arrays, each from its place. */
export function dot(
  a: Float32Array,
  aFrom: number,
  b: Float32Array,
  bFrom: number,
  length: number,
): number {
  let sum = 0;
  for (let d = 0; d < length; d++) sum += a[aFrom + d]! * b[bFrom + d]!;
  return sum;
}

export function normaliseRows(vectors: Float32Array, dimensions: number): void {
  for (let from = 0; from < vectors.length; from += dimensions) {
    let square = 0;
    for (let d = 0; d < dimensions; d++) square += vectors[from + d]! ** 2;
    const scale = square > 0 ? 1 / Math.sqrt(square) : 0;
    for (let d = 0; d < dimensions; d++) vectors[from + d]! *= scale;
  }
}
