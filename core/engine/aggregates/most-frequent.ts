import { constantValue, nothing } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import { compareValues } from '../values/order.ts';
import { toNumber } from '../values/reading.ts';
import { checkCollected } from '../answer-too-large.ts';
import { columnOf, type AggregateCall, type NewAggregateColumn } from './aggregate.ts';
import { keyReader } from './counting.ts';

/**
 * The most frequent texts, exactly, those of one frequency in the order of `sort`. Missing where
 * there is none, and where the count is not one from 1 to 10,000 (guide).
 */
export const topk = (call: AggregateCall): NewAggregateColumn => {
  const count = toNumber(constantValue(call.arguments[0] ?? nothing)) ?? 0;
  const readKey = keyReader(call, 1);
  return columnOf<Map<string, number>>({
    create: () => new Map(),
    add(frequencies, row) {
      const text = readKey(row);
      return text === undefined ? frequencies : addTo(frequencies, text, 1);
    },
    merge(frequencies, other) {
      other.forEach((frequency, text) => addTo(frequencies, text, frequency));
      return frequencies;
    },
    value: (frequencies) => (isCount(count) ? mostFrequent(frequencies, count) : undefined),
  });
};

const isCount = (count: number): boolean =>
  Number.isInteger(count) && count >= 1 && count <= 10_000;

const addTo = (
  frequencies: Map<string, number>,
  text: string,
  times: number,
): Map<string, number> => {
  frequencies.set(text, (frequencies.get(text) ?? 0) + times);
  checkCollected('topk', frequencies.size);
  return frequencies;
};

const mostFrequent = (frequencies: ReadonlyMap<string, number>, count: number): Value =>
  frequencies.size === 0
    ? undefined
    : Array.from(frequencies)
        .sort(([a, times], [b, others]) => others - times || compareValues(a, b))
        .slice(0, count)
        .map(([text]) => text);
