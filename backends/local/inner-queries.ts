import { fieldsJoined } from '#engine/fields-read.ts';
import type { OtherRows } from '#engine/context.ts';
import { joinKeyOf } from '#engine/values/join-key.ts';
import { subqueriesOf } from '#language/syntax/children.ts';
import type { Command, FieldsCommand, Query, Subquery } from '#language/syntax/ast.ts';
import type { RunProblem } from '#protocol/results.ts';

/** A query in parentheses, which is run before the query around it. */
export interface InnerQuery {
  /** Where it begins in the text, which is what the engine knows it by. */
  readonly start: number;
  readonly query: Query;
  /** The most rows where the query has no `limit` itself. */
  readonly limit: number;
  /** Of the source of a join the fields that are its keys; none elsewhere. */
  readonly keys: readonly string[];
}

/** The queries in parentheses of a query, in order of the text. */
export function innerQueries(query: Query): readonly InnerQuery[] {
  const joined = fieldsJoined(query);
  return query.commands.flatMap((command) =>
    subqueriesOf(command).map((inner) => innerQuery(query, { command, inner, joined })),
  );
}

/** CloudWatch's limit of different keys on the right side of a join (guide). */
const mostKeys = 50_000;

/** Why the answer of an inner query can't be used; undefined where it can. */
export function answerProblem(
  { keys }: InnerQuery,
  { columns, rows }: OtherRows,
): RunProblem | undefined {
  if (keys.length === 0 || rows.length <= mostKeys) return undefined;
  const places = keys.map((key) => columns.indexOf(key));
  const distinct = new Set(rows.map((row) => joinKeyOf(places.map((place) => row[place]))));
  distinct.delete(undefined);
  if (distinct.size <= mostKeys) return undefined;
  return {
    code: 'join-keys',
    severity: 'error',
    message: `the other source of the join has ${distinct.size} different values of ${keys.join(', ')}, and a join takes at most ${mostKeys}; join by another field, or choose a shorter range`,
  };
}

interface Place {
  readonly command: Command;
  readonly inner: Subquery;
  readonly joined: ReadonlyMap<number, readonly string[]>;
}

function innerQuery(query: Query, { command, inner, joined }: Place): InnerQuery {
  const { start } = inner.span;
  const given = { start, query: { ...query, commands: inner.commands }, limit: Infinity, keys: [] };
  switch (command.kind) {
    case 'join': {
      const commands = [...inner.commands, fieldsCommand(inner, joined.get(start) ?? [])];
      const keys = command.keys.map(({ right }) => right.name);
      return { ...given, query: { ...query, commands }, keys };
    }
    case 'appendcols':
      return { ...given, limit: command.max };
    default:
      return given;
  }
}

/** What the query around a join reads of its source, as a command. */
function fieldsCommand({ span }: Subquery, names: readonly string[]): FieldsCommand {
  return {
    kind: 'fields',
    name: 'fields',
    nameSpan: span,
    span,
    incomplete: false,
    items: names.map((name) => ({
      span,
      expression: { kind: 'field', span, name },
      alias: undefined,
      name,
    })),
  };
}
