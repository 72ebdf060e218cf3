import { columnsOf } from '#language/analysis/columns.ts';
import type { Command } from '#language/syntax/ast.ts';
import type { QueryRequest, ResolvedSource } from '#protocol/results.ts';

/** Fields that say where an event is kept and not what has happened. */
const placeFields: ReadonlySet<string> = new Set(['@ptr', '@log', '@logStream', '@ingestionTime']);

/**
 * The names of the columns that differ between two places by nature, so that to compare them would
 * make all rows differ. `@timestamp` is one where only one place is CloudWatch: of files it is
 * `eventTime`, there it is what whoever sent the event has said. None where no other column is left.
 */
export function columnsLeftOut(
  commands: readonly Command[],
  { source }: Pick<QueryRequest, 'source'>,
  other: ResolvedSource,
): ReadonlySet<string> {
  const isMixed = source.kind !== other.kind;
  const isLeft = (name: string): boolean =>
    placeFields.has(name) || (isMixed && name === '@timestamp');
  const columns = columnsOf({ commands });
  const left = columns.filter(
    ({ name, item }) =>
      isLeft(name) || (item?.expression.kind === 'field' && isLeft(item.expression.name)),
  );
  return new Set(left.length === columns.length ? [] : left.map(({ name }) => name));
}
