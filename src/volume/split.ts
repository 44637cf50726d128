import { fullness, type Limits, type Load, sumOf } from './size.ts';

/** A volume that is not the last is at least this full, if articles allow. */
const LEAST_FULL = 0.62;

interface Item<T> {
  value: T;
  load: Load;
}

/**
 * Cuts a sequence of units into volumes: as few as the limits allow, evenly filled, order kept.
 * A unit of several articles (a series) is cut only where it does not fit into one volume, a
 * single article never.
 * @param units groups of values that belong together
 * @returns the values of each volume; one that alone is over the limits stands alone
 */
export function splitEvenly<T>(units: T[][], loadOf: (value: T) => Load, limits: Limits): T[][] {
  const blocks = units.flatMap((unit) => blocksOf(unit, loadOf, limits));
  if (blocks.length === 0) return [];
  const fewest = pack(blocks, limits, 1).length;
  // The smallest filling that needs no more volumes is the most even one.
  let [low, high] = [LEAST_FULL, 1];
  for (let step = 0; step < 24; step++) {
    const middle = (low + high) / 2;
    if (pack(blocks, limits, middle).length <= fewest) high = middle;
    else low = middle;
  }
  return pack(blocks, limits, high).map((volume) => volume.flatMap(({ value }) => value));
}

/** A series that fits into most of a volume is one block; a longer one is its articles. */
function blocksOf<T>(unit: T[], loadOf: (value: T) => Load, limits: Limits): Item<T[]>[] {
  const load = sumOf(unit.map(loadOf));
  if (unit.length > 1 && fullness(load, limits) > 1 - LEAST_FULL) {
    return unit.map((value) => ({ value: [value], load: loadOf(value) }));
  }
  return [{ value: unit, load }];
}

/** Fills volume after volume up to a share of the limits. */
function pack<T>(blocks: Item<T[]>[], limits: Limits, share: number): Item<T[]>[][] {
  const volumes: Item<T[]>[][] = [];
  let load = sumOf([]);
  for (const block of blocks) {
    const after = sumOf([load, block.load]);
    const wanted = fullness(load, limits) < LEAST_FULL ? 1 : share;
    if (volumes.length === 0 || fullness(after, limits) > wanted) {
      volumes.push([block]);
      load = block.load;
    } else {
      volumes.at(-1)!.push(block);
      load = after;
    }
  }
  return volumes;
}
