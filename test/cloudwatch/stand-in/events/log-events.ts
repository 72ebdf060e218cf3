import type { FieldSource } from '../../../../core/engine/engine.ts';

/** The events of a log group, by number in order of time. They may be made as they are read. */
export interface LogEvents {
  readonly count: number;
  /** Milliseconds since 1970; never less than that of the event before. */
  timeAt(index: number): number;
  /** Orders events of the same time, as path and place do in files; different for each event. */
  positionAt(index: number): number;
  /** The events' bytes, from an index to another, exclusive. */
  bytesBetween(from: number, to: number): number;
  newSource(): EventSource;
}

/** Reads the fields of the event on which it stands, but for `@log` and `@ptr`. */
export interface EventSource extends FieldSource {
  stand(index: number): void;
  /** Every field of the event: leaves by dotted path, and system fields. */
  fieldNames(): Iterable<string>;
}

/** Indices, from one to another, exclusive. */
export interface IndexRange {
  readonly from: number;
  readonly to: number;
}

/** The first index whose event is not before that time. */
export function indexAt(events: LogEvents, time: number): number {
  let low = 0;
  let high = events.count;
  while (low < high) {
    const middle = Math.floor((low + high) / 2);
    if (events.timeAt(middle) < time) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** A log group into which nothing was ever written. */
export const noEvents: LogEvents = {
  count: 0,
  timeAt: () => Number.NaN,
  positionAt: () => 0,
  bytesBetween: () => 0,
  newSource: () => ({ stand: () => {}, bind: () => () => undefined, fieldNames: () => [] }),
};
