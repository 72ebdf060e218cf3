import { flattenEvent, type FlatEvent } from '../../../support/object-source.ts';
import type { EventSource, LogEvents } from './log-events.ts';

/** Parsed events are kept up to this many of them. */
const mostKept = 20_000;

/**
 * The events of CloudTrail records (JSON texts), which may come in any order: those of one time
 * stay in theirs. Numbered from `firstPosition` in the order in which they are given.
 */
export function recordEvents(records: readonly string[], firstPosition = 0): LogEvents {
  const order = records
    .map((text, place) => ({ text, place, time: timeOf(text) }))
    .toSorted((one, other) => one.time - other.time || one.place - other.place);
  const sizes = runningSizes(order.map(({ text }) => text));
  const kept = new Map<number, FlatEvent>();

  function eventAt(index: number): FlatEvent {
    const known = kept.get(index);
    if (known !== undefined) return known;
    const event = flattenEvent(order[index]?.text ?? '{}', '');
    if (records.length <= mostKept) kept.set(index, event);
    return event;
  }

  return {
    count: order.length,
    timeAt: (index) => order[index]?.time ?? Number.NaN,
    positionAt: (index) => firstPosition + (order[index]?.place ?? 0),
    bytesBetween: (from, to) => (sizes[to] ?? 0) - (sizes[from] ?? 0),
    newSource: () => newSource(eventAt),
  };
}

/** Records without a readable time can't have got into a log group. */
function timeOf(record: string): number {
  const time = flattenEvent(record, '').get('@timestamp');
  if (typeof time !== 'number') throw new Error(`a record has no time: ${record.slice(0, 200)}`);
  return time;
}

/** The bytes before each text, and of all of them at the end. */
function runningSizes(texts: readonly string[]): Float64Array {
  const sizes = new Float64Array(texts.length + 1);
  let sum = 0;
  for (const [index, text] of texts.entries()) {
    sum += Buffer.byteLength(text);
    sizes[index + 1] = sum;
  }
  return sizes;
}

function newSource(eventAt: (index: number) => FlatEvent): EventSource {
  let current: FlatEvent = new Map();
  return {
    stand(index) {
      current = eventAt(index);
    },
    bind: (path) => () => current.get(path),
    fieldNames: () => current.keys(),
  };
}
