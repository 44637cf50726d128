import { fullness, type Limits, type Load, sumOf } from './size.ts';

/** A volume that is not the last is at least this full, if articles allow. */
const LEAST_FULL = 0.6;

/** Values that had better stay together, with what they add up to. */
interface Block<T> {
  values: T[];
  loads: Load[];
  load: Load;
}

/** Halvings of the range of fillings: finer than one article of 500 changes it. */
const STEPS = 14;

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
  for (let step = 0; step < STEPS; step++) {
    const middle = (low + high) / 2;
    if (pack(blocks, limits, middle).length <= fewest) high = middle;
    else low = middle;
  }
  return pack(blocks, limits, high);
}

/** A series is one block as long as a volume can hold it. */
function blocksOf<T>(unit: T[], loadOf: (value: T) => Load, limits: Limits): Block<T>[] {
  const block = blockOf(unit, unit.map(loadOf));
  return fullness(block.load, limits) <= 1 ? [block] : singly(block);
}

const blockOf = <T>(values: T[], loads: Load[]): Block<T> => ({
  values,
  loads,
  load: sumOf(loads),
});

const singly = <T>({ values, loads }: Block<T>): Block<T>[] =>
  values.map((value, index) => blockOf([value], [loads[index]!]));

/**
 * Fills volume after volume up to a share of the limits. A series that does not fit goes into the
 * next volume; if that would leave this one a stump, it is cut.
 */
function pack<T>(blocks: Block<T>[], limits: Limits, share: number): T[][] {
  const volumes: T[][] = [];
  let load = sumOf([]);
  const put = (block: Block<T>): void => {
    const isStump = fullness(load, limits) < LEAST_FULL;
    const after = sumOf([load, block.load]);
    if (volumes.length > 0 && fullness(after, limits) <= (isStump ? 1 : share)) {
      volumes.at(-1)!.push(...block.values);
      load = after;
    } else if (volumes.length > 0 && isStump && block.values.length > 1) {
      for (const one of singly(block)) put(one);
    } else {
      volumes.push([...block.values]);
      load = block.load;
    }
  };
  for (const block of blocks) put(block);
  return volumes;
}
