import type { EventFieldType } from '../../catalogue/events/event-models.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import { ranks } from './ranks.ts';

/**
 * How much less likely a value of a type is where another is expected: 0 for one that fits, 1 for
 * one that is read as it, and a good deal for others.
 */
export const misfit = (
  type: ValueType | EventFieldType,
  expected: ValueType | undefined,
): number => {
  if (expected === undefined || expected === 'any' || type === 'any' || type === expected) return 0;
  return accepted.get(expected)?.has(type) === true ? 1 : ranks.misfit;
};

/** Sums count conditions that hold; a timestamp is a number of milliseconds. */
const accepted: ReadonlyMap<ValueType, ReadonlySet<ValueType | EventFieldType>> = new Map([
  ['number', new Set<ValueType>(['boolean'])],
  ['timestamp', new Set<ValueType>(['number'])],
  ['list', new Set<ValueType | EventFieldType>(['map', 'structure'])],
  ['map', new Set<ValueType | EventFieldType>(['list', 'structure'])],
]);
