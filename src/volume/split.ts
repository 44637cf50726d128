import { fullness, type Limits, type Load, sumOf } from './size.ts';

/** A volume that is not the last is at least this full, if articles allow. */
const LEAST_FULL = 0.6;

interface Item<T> {
  value: T;
  load: Load;
}

/** Items that had better stay together. */
type Block<T> = Item<T>[];

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
  return pack(blocks, limits, high);
}

/** A series is one block as long as a volume can hold it. */
function blocksOf<T>(unit: T[], loadOf: (value: T) => Load, limits: Limits): Block<T>[] {
  const items = unit.map((value): Item<T> => ({ value, load: loadOf(value) }));
  const isWhole = fullness(sumOf(items.map(({ load }) => load)), limits) <= 1;
  return isWhole ? [items] : items.map((item) => [item]);
}

/**
 * Fills volume after volume up to a share of the limits. A series that does not fit goes into the
 * next volume; if that would leave this one a stump, it is cut.
 */
function pack<T>(blocks: Block<T>[], limits: Limits, share: number): T[][] {
  const volumes: T[][] = [];
  let load = sumOf([]);
  const isRoomFor = (block: Block<T>) => {
    const after = sumOf([load, ...block.map((item) => item.load)]);
    return fullness(after, limits) <= (isStump() ? 1 : share);
  };
  const isStump = () => fullness(load, limits) < LEAST_FULL;
  const put = (block: Block<T>) => {
    if (volumes.length > 0 && isRoomFor(block)) volumes.at(-1)!.push(...block.map(itemValue));
    else if (volumes.length > 0 && isStump() && block.length > 1) return block.forEach(putItem);
    else {
      volumes.push(block.map(itemValue));
      load = sumOf([]);
    }
    load = sumOf([load, ...block.map((item) => item.load)]);
  };
  const putItem = (item: Item<T>) => put([item]);
  for (const block of blocks) put(block);
  return volumes;
}

const itemValue = <T>({ value }: Item<T>): T => value;
