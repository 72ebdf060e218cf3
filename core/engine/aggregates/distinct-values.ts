import { addHash, emptySketch, estimateSize, mergeSketches } from './distinct-sketch.ts';
import { hashText } from './hash-text.ts';

/**
 * How many different texts there are: exactly up to EXACT_VALUES, beyond that by a sketch. Plain
 * data, for other threads.
 *
 * Both depend on the set of texts alone. A set is given up for its sketch when it has become too
 * large, which the union of it with any other set is as well. So neither the order of adding and
 * merging nor the number of threads shows in the outcome.
 */
export interface DistinctValues {
  /** Empty once there is a sketch. */
  readonly texts: Set<string>;
  sketch: Uint8Array | undefined;
}

/** The most different values of one group that are counted exactly (docs/semantics.md). */
export const EXACT_VALUES = 65_536;

/** What is said of a count that is not exact. */
export const DISTINCT_ESTIMATE =
  'an estimate where there are more than 65,536 different values, usually within 0.8 % of their number';

export const noDistinctValues = (): DistinctValues => ({ texts: new Set(), sketch: undefined });

export const addDistinct = (values: DistinctValues, text: string): void => {
  const { texts, sketch } = values;
  if (sketch !== undefined) {
    addHash(sketch, hashText(text));
    return;
  }
  texts.add(text);
  if (texts.size > EXACT_VALUES) {
    toSketch(values);
  }
};

/** Adds what another one holds, which may be changed by it. */
export const mergeDistinct = (values: DistinctValues, other: DistinctValues): void => {
  if (other.sketch !== undefined) {
    mergeSketches(toSketch(values), other.sketch);
  }
  for (const text of other.texts) {
    addDistinct(values, text);
  }
};

/** The number of different texts; a whole number in either case. */
export const countValues = ({ texts, sketch }: DistinctValues): number =>
  // However the estimate falls out, it is known that there are more than could be counted.
  sketch === undefined ? texts.size : Math.max(EXACT_VALUES + 1, Math.round(estimateSize(sketch)));

export const isEstimated = ({ sketch }: DistinctValues): boolean => sketch !== undefined;

const toSketch = (values: DistinctValues): Uint8Array => {
  const sketch = values.sketch ?? emptySketch();
  for (const text of values.texts) {
    addHash(sketch, hashText(text));
  }
  values.texts.clear();
  values.sketch = sketch;
  return sketch;
};
