import type { SourceField, SourceValue } from '#protocol/server.ts';
import type { Collected, CollectedField } from './field-collector.ts';

/** Fields that are told: rarer ones are nobody's next word. */
const mostFields = 2000;

/** Values of a field that are told. */
const mostValues = 24;

/** What was collected, as completion wants it: the commonest fields first. */
export function sourceFields({ events, fields }: Collected): readonly SourceField[] {
  return fields
    .toSorted((a, b) => b.count - a.count || (a.name < b.name ? -1 : 1))
    .slice(0, mostFields)
    .map((field) => sourceField(field, events));
}

function sourceField(field: CollectedField, events: number): SourceField {
  const { name, count } = field;
  const values = frequentValues(field, events);
  const example = values[0]?.value ?? field.example;
  return {
    name,
    percent: shareOf(count, events),
    ...(example === undefined ? {} : { example }),
    ...(values.length === 0 ? {} : { values }),
  };
}

/**
 * The values that recur, if they are a good part of what the field holds: else it is an id, or free
 * text, and a list of some of its values would say little.
 */
function frequentValues(
  { occurrences, values = [] }: CollectedField,
  events: number,
): readonly SourceValue[] {
  const recurring = values.filter(([, count]) => count > 1);
  const covered = recurring.reduce((sum, [, count]) => sum + count, 0);
  if (covered * worthListing < occurrences) return [];
  return recurring
    .slice(0, mostValues)
    .map(([value, count]) => ({ value, percent: shareOf(count, events) }));
}

/** One in so many of the field's values has to be of the list. */
const worthListing = 4;

/** With two places, which is more than a sample knows. */
function shareOf(count: number, events: number): number {
  return events === 0 ? 0 : Math.round((count / events) * 10_000) / 100;
}
