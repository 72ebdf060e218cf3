import type { AggregateName } from '#language/catalogue/functions.ts';
import type { AggregateCall, NewAggregateColumn } from './aggregate.ts';
import { count, countDistinct, values } from './counting.ts';
import { max, min, sortsFirst, sortsLast } from './extremes.ts';
import { histogram } from './histogram.ts';
import { topk } from './most-frequent.ts';
import { earliest, latest } from './occasions.ts';
import { pct } from './percentile.ts';
import { rate } from './rate.ts';
import { avg, stddev, sum, variance } from './sums.ts';

/** Total over the catalogue: an aggregate without an implementation does not compile. */
export const aggregateImplementations: {
  readonly [Name in AggregateName]: (call: AggregateCall) => NewAggregateColumn;
} = {
  count,
  countDistinct,
  sum,
  avg,
  min,
  max,
  pct,
  stddev,
  earliest,
  latest,
  sortsFirst,
  sortsLast,
  variance,
  values,
  topk,
  rate,
  // Over time: within each bin, which is what `by bin(…)` says.
  countOverTime: count,
  sumOverTime: sum,
  histogram,
};
