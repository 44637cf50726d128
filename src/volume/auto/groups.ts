import { assign, centresOf, cluster, type Points, pointsOf, selected } from './cluster.ts';

/** No theme holds more than this share of the articles. */
const LARGEST_SHARE = 0.3;
/** A theme of fewer articles, or of a smaller share, is none. */
const SMALLEST = 3;
const SMALLEST_SHARE = 0.006;

/**
 * Groups articles into at most `most` groups of useful size: giants are divided, splinters join
 * their nearest neighbour.
 * @returns for each point the number of its group, −1 for none
 */
export function groupsOf(points: Points, most: number): Int32Array {
  const count = points.vectors.length / points.dimensions;
  if (count === 0) return new Int32Array(0);
  // Few articles make few themes; more than about five hundred use all that there may be. Measured
  // on drawn texts of known origin: fewer groups are less pure, refinements after k-means gain nothing.
  const wanted = Math.max(1, Math.min(most, Math.round(Math.sqrt(count))));
  let labels = cluster(points, wanted);
  labels = withoutSplinters(points, labels, Math.max(SMALLEST, count * SMALLEST_SHARE));
  return withoutGiants(points, labels, most);
}

/** Dissolves the smallest group until all are large enough. */
function withoutSplinters(points: Points, start: Int32Array, least: number): Int32Array {
  let labels = start;
  for (;;) {
    const sizes = sizesOf(labels);
    const splinter = sizes.findIndex((size) => size < least);
    if (splinter < 0 || sizes.length <= 1) return labels;
    const rest = labels.map((label) =>
      label === splinter ? -1 : label - Number(label > splinter),
    );
    labels = assign(points, centresOf(points, Int32Array.from(rest), sizes.length - 1)).labels;
  }
}

function withoutGiants(points: Points, start: Int32Array, most: number): Int32Array {
  const labels = Int32Array.from(start);
  const largest = Math.max(SMALLEST, labels.length * LARGEST_SHARE);
  for (let groups = sizesOf(labels).length; groups < most; groups++) {
    const sizes = sizesOf(labels);
    const giant = sizes.findIndex((size) => size > largest);
    if (giant < 0) break;
    const members = pointsOf(labels, giant);
    const halves = cluster(selected(points, members), 2);
    for (const [i, point] of members.entries()) if (halves[i] === 1) labels[point] = groups;
    if (!halves.includes(1)) break;
  }
  return labels;
}

function sizesOf(labels: Int32Array): number[] {
  const sizes: number[] = [];
  for (const label of labels) {
    if (label < 0) continue;
    while (sizes.length <= label) sizes.push(0);
    sizes[label]!++;
  }
  return sizes;
}
