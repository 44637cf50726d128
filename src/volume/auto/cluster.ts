import { dot, normaliseRows } from './matrix.ts';

/** Points on the unit sphere, one after another. */
export interface Points {
  vectors: Float32Array;
  dimensions: number;
}

const ROUNDS = 40;
const STARTS = 6;
/** Points that may be grouped in all starts together: many points need no second try. */
const POINTS_TRIED = 20_000;

/**
 * Spherical k-means: groups points by direction. Starts are spread over the points by a fixed
 * rule (as k-means++ does by chance); the best of several starts counts.
 * @returns for each point the number of its group; −1 for points without direction
 */
export function cluster(points: Points, groups: number): Int32Array {
  const count = points.vectors.length / points.dimensions;
  let best: { labels: Int32Array; score: number } | undefined;
  const starts = Math.min(STARTS, Math.max(1, Math.floor(POINTS_TRIED / count)));
  for (let start = 0; start < starts; start++) {
    const found = settle(points, startingCentres(points, groups, start));
    if (!best || found.score > best.score) best = found;
  }
  return best!.labels;
}

function settle(points: Points, start: Float32Array): { labels: Int32Array; score: number } {
  let centres = start;
  let assigned = assign(points, centres);
  for (let round = 0; round < ROUNDS; round++) {
    centres = centresOf(points, assigned.labels, centres.length / points.dimensions);
    const next = assign(points, centres);
    const isSettled = next.score - assigned.score < 1e-7 * next.score;
    assigned = next;
    if (isSettled) break;
  }
  return assigned;
}

/** Each further centre is the point at a fixed quantile of the squared distances so far. */
function startingCentres({ vectors, dimensions }: Points, groups: number, start: number) {
  const count = vectors.length / dimensions;
  const centres = new Float32Array(groups * dimensions);
  const distance = new Float64Array(count).fill(1);
  for (let group = 0; group < groups; group++) {
    const total = distance.reduce((sum, value) => sum + value, 0);
    const quantile = ((group + 1) * 0.6180339887 + (start + 1) * 0.7548776662) % 1;
    let rest = total * quantile;
    let chosen = 0;
    while (chosen < count - 1 && rest > distance[chosen]!) rest -= distance[chosen++]!;
    const from = chosen * dimensions;
    centres.set(vectors.subarray(from, from + dimensions), group * dimensions);
    for (let point = 0; point < count; point++) {
      const alike = dot(vectors, point * dimensions, centres, group * dimensions, dimensions);
      distance[point] = Math.min(distance[point]!, Math.max(0, 1 - alike) ** 2);
    }
  }
  return centres;
}

/** The nearest centre of every point, and how near all are together. */
export function assign(
  { vectors, dimensions }: Points,
  centres: Float32Array,
): { labels: Int32Array; score: number } {
  const count = vectors.length / dimensions;
  const labels = new Int32Array(count).fill(-1);
  let score = 0;
  for (let point = 0; point < count; point++) {
    let best = 1e-6;
    for (let centre = 0; centre * dimensions < centres.length; centre++) {
      const alike = dot(vectors, point * dimensions, centres, centre * dimensions, dimensions);
      if (alike > best) {
        best = alike;
        labels[point] = centre;
      }
    }
    if (labels[point] !== -1) score += best;
  }
  return { labels, score };
}

/** The mean direction of each group. */
export function centresOf(
  { vectors, dimensions }: Points,
  labels: Int32Array,
  groups: number,
): Float32Array {
  const centres = new Float32Array(groups * dimensions);
  for (const [point, label] of labels.entries()) {
    if (label < 0) continue;
    for (let d = 0; d < dimensions; d++) {
      centres[label * dimensions + d]! += vectors[point * dimensions + d]!;
    }
  }
  normaliseRows(centres, dimensions);
  return centres;
}

/** The points whose label is `label`, in order. */
export function pointsOf(labels: Int32Array, label: number): number[] {
  const points: number[] = [];
  for (const [point, own] of labels.entries()) if (own === label) points.push(point);
  return points;
}

/** Some of the points, as points of their own. */
export function selected({ vectors, dimensions }: Points, points: number[]): Points {
  const some = new Float32Array(points.length * dimensions);
  for (const [i, point] of points.entries()) {
    some.set(vectors.subarray(point * dimensions, (point + 1) * dimensions), i * dimensions);
  }
  return { vectors: some, dimensions };
}
