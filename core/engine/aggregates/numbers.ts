import {
  addNumber,
  emptyNumberSketch,
  mergeNumberSketches,
  rangesOf,
  type NumberSketch,
} from './number-sketch.ts';

/**
 * Numbers in any order: all of them up to EXACT_NUMBERS, beyond that a sketch. Plain data, for other
 * threads. Both depend on the multiset of numbers alone, as `DistinctValues` does on the set.
 */
export interface Numbers {
  /** Empty once there is a sketch. */
  readonly values: number[];
  sketch: NumberSketch | undefined;
}

/** The most numbers of one group that are kept as they are (docs/semantics.md). */
export const EXACT_NUMBERS = 65_536;

/** What is said of an outcome that is not exact. */
export const NUMBERS_ESTIMATE =
  'an estimate where there are more than 65,536 numbers, within 0.1 % of the exact value';

export const noNumbers = (): Numbers => ({ values: [], sketch: undefined });

/** Adds a finite number. */
export const addToNumbers = (numbers: Numbers, value: number): void => {
  const { values, sketch } = numbers;
  if (sketch !== undefined) {
    addNumber(sketch, value);
    return;
  }
  values.push(value);
  if (values.length > EXACT_NUMBERS) {
    toSketch(numbers);
  }
};

/** Adds what another one holds. */
export const mergeNumbers = (numbers: Numbers, other: Numbers): void => {
  if (other.sketch !== undefined) {
    mergeNumberSketches(toSketch(numbers), other.sketch);
  }
  for (const value of other.values) {
    addToNumbers(numbers, value);
  }
};

export const countNumbers = ({ values, sketch }: Numbers): number => sketch?.count ?? values.length;

/** Numbers with how often each of them is there, ascending; those of a sketch are close by. */
export const frequenciesOf = ({
  values,
  sketch,
}: Numbers): Iterable<readonly [value: number, times: number]> =>
  sketch === undefined
    ? Array.from(Float64Array.from(values).sort(), (value) => [value, 1] as const)
    : rangesOf(sketch);

/** The number at a place in ascending order, counted from 1; the first and the last are exact. */
export const numberAt = (numbers: Numbers, rank: number): number | undefined => {
  const { values, sketch } = numbers;
  if (sketch === undefined) {
    return Float64Array.from(values).sort()[rank - 1];
  }
  let before = 0;
  for (const [value, times] of rangesOf(sketch)) {
    before += times;
    if (before >= rank) {
      return endOf(sketch, rank) ?? value;
    }
  }
  return undefined;
};

/** The smallest and the largest number; undefined where there is none. */
export const extentOf = (numbers: Numbers): readonly [least: number, most: number] | undefined => {
  const { values, sketch } = numbers;
  if (sketch !== undefined) {
    return [sketch.least, sketch.most];
  }
  let least = Infinity;
  let most = -Infinity;
  for (const value of values) {
    least = Math.min(least, value);
    most = Math.max(most, value);
  }
  return values.length === 0 ? undefined : [least, most];
};

const endOf = ({ count, least, most }: NumberSketch, rank: number): number | undefined => {
  if (rank === count) {
    return most;
  }
  return rank === 1 ? least : undefined;
};

const toSketch = (numbers: Numbers): NumberSketch => {
  const sketch = numbers.sketch ?? emptyNumberSketch();
  for (const value of numbers.values) {
    addNumber(sketch, value);
  }
  numbers.values.length = 0;
  numbers.sketch = sketch;
  return sketch;
};
