/**
 * DDSketch (Masson, Rim, Lee, "DDSketch: a fast and fully-mergeable quantile sketch with
 * relative-error guarantees", VLDB 2019): how many numbers lie in each of a row of ranges whose
 * bounds grow by a constant factor. What is in it is a function of the multiset of numbers alone.
 * Plain data, for other threads.
 */
export interface NumberSketch {
  count: number;
  least: number;
  most: number;
  zeros: number;
  /** The size of each range by its number; of negative numbers by that of their absolute value. */
  readonly positive: Map<number, number>;
  readonly negative: Map<number, number>;
}

/** The middle of a range is at most this far from any number in it, as a part of the number. */
const ACCURACY = 0.001;
const GROWTH = (1 + ACCURACY) / (1 - ACCURACY);
const LOG_GROWTH = Math.log(GROWTH);

export const emptyNumberSketch = (): NumberSketch => ({
  count: 0,
  least: Infinity,
  most: -Infinity,
  zeros: 0,
  positive: new Map(),
  negative: new Map(),
});

/** Adds a finite number. */
export const addNumber = (sketch: NumberSketch, value: number): void => {
  sketch.count += 1;
  sketch.least = Math.min(sketch.least, value);
  sketch.most = Math.max(sketch.most, value);
  if (value === 0) {
    sketch.zeros += 1;
  } else {
    addTo(value > 0 ? sketch.positive : sketch.negative, rangeOf(Math.abs(value)), 1);
  }
};

export const mergeNumberSketches = (sketch: NumberSketch, other: NumberSketch): void => {
  sketch.count += other.count;
  sketch.least = Math.min(sketch.least, other.least);
  sketch.most = Math.max(sketch.most, other.most);
  sketch.zeros += other.zeros;
  other.positive.forEach((size, range) => addTo(sketch.positive, range, size));
  other.negative.forEach((size, range) => addTo(sketch.negative, range, size));
};

/** For each range that holds numbers one that stands for them and how many they are, ascending. */
export const rangesOf = (sketch: NumberSketch): readonly (readonly [number, number])[] => {
  const { least, most, zeros } = sketch;
  const within = (value: number): number => Math.min(most, Math.max(least, value));
  const ascending = (a: readonly [number, number], b: readonly [number, number]): number =>
    a[0] - b[0];
  return [
    ...Array.from(sketch.negative)
      .sort((a, b) => ascending(b, a))
      .map(([range, size]) => [within(-middleOf(range)), size] as const),
    ...(zeros > 0 ? [[0, zeros] as const] : []),
    ...Array.from(sketch.positive)
      .sort(ascending)
      .map(([range, size]) => [within(middleOf(range)), size] as const),
  ];
};

const rangeOf = (size: number): number => Math.ceil(Math.log(size) / LOG_GROWTH);

const middleOf = (range: number): number => (2 * Math.exp(range * LOG_GROWTH)) / (GROWTH + 1);

const addTo = (sizes: Map<number, number>, range: number, size: number): void => {
  sizes.set(range, (sizes.get(range) ?? 0) + size);
};
