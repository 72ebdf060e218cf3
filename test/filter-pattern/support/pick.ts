import {
  compileFilterPattern,
  type PatternTest,
} from '../../../core/engine/filter-pattern/compile-filter-pattern.ts';
import { patternEvent } from '../../../core/engine/filter-pattern/pattern-event.ts';
import { planScan } from '../../../core/engine/engine.ts';
import type { FilterPattern } from '../../../core/language/filter-pattern/pattern.ts';
import { flattenEvent, objectSource, type FlatEvent } from '../../support/object-source.ts';
import { NOW, queryOf } from '../../engine/support/run.ts';

/** Which messages the pattern matches. */
export const pickedByPattern = (
  pattern: FilterPattern,
  messages: readonly string[],
): readonly boolean[] => {
  const test: PatternTest = compileFilterPattern(pattern);
  return messages.map((message) => test(patternEvent(message)));
};

/** Which events the filters of a query let pass. The query has to be free of errors. */
export const pickedByQuery = (query: string, events: readonly FlatEvent[]): readonly boolean[] => {
  const source = objectSource();
  const scan = planScan(queryOf(query), source, { now: NOW });
  return events.map((event, index) => {
    const before = scan.matched;
    source.stand(event);
    scan.take(index);
    return scan.matched > before;
  });
};

/** The event that a log group makes of a message: fields where it is a JSON object. */
export const eventOf = (message: string): FlatEvent =>
  isObject(message)
    ? flattenEvent(message, 'event')
    : new Map([
        ['@message', message],
        ['@timestamp', '0'],
      ]);

const isObject = (message: string): boolean => {
  try {
    const parsed: unknown = JSON.parse(message);
    return typeof parsed === 'object' && parsed !== null && !Array.isArray(parsed);
  } catch {
    return false;
  }
};
