import { nothing, numberReader } from '../expressions/compiled.ts';
import { periodLength } from '../values/calendar.ts';
import { finite } from '../values/reading.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';

/** A number and when it was: rows of one time are told apart by their position. */
interface Sample {
  readonly value: number;
  readonly time: number;
  readonly position: number;
}

interface Samples {
  readonly first: Sample;
  readonly last: Sample;
}

/**
 * By how much the number changes in each period: from its earliest sample to its latest, divided
 * by the time between them (docs/semantics.md). Missing where there are no two times.
 */
export const rate = (call: AggregateCall): NewAggregateColumn => {
  const readValue = numberReader(call.arguments[0] ?? nothing);
  const readTime = numberReader(call.timestamp());
  const period = call.expressions[1];
  const length = period?.kind === 'duration' ? periodLength(period.amount, period.unit) : undefined;
  return columnOf<Samples | undefined>({
    create: () => undefined,
    add(samples, row, position) {
      const value = readValue(row);
      const time = readTime(row);
      if (value === undefined || time === undefined) {
        return samples;
      }
      const sample = { value, time, position };
      return join(samples, { first: sample, last: sample });
    },
    merge: join,
    value: (samples) => (length === undefined ? undefined : changeIn(samples, length)),
  });
};

const join = (one: Samples | undefined, other: Samples | undefined): Samples | undefined =>
  one === undefined || other === undefined
    ? (one ?? other)
    : {
        first: isBefore(other.first, one.first) ? other.first : one.first,
        last: isBefore(one.last, other.last) ? other.last : one.last,
      };

const isBefore = (a: Sample, b: Sample): boolean =>
  a.time === b.time ? a.position < b.position : a.time < b.time;

const changeIn = (samples: Samples | undefined, length: number): number | undefined => {
  if (samples === undefined || samples.first.time === samples.last.time) {
    return undefined;
  }
  const { first, last } = samples;
  // Multiplied first, so that whole numbers stay whole.
  return finite(((last.value - first.value) * length) / (last.time - first.time));
};
