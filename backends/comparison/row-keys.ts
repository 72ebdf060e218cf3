import { type Column, columnsOf } from '#language/analysis/columns.ts';
import { expressionKey, outputKey } from '#language/analysis/output-key.ts';
import { written } from '#language/analysis/written.ts';
import type { Command } from '#language/syntax/ast.ts';

/** Commands that make rows of their own, after which keys of earlier ones mean nothing. */
const makesRows: ReadonlySet<Command['kind']> = new Set([
  'stats',
  'countFrequent',
  'pattern',
  'logcompare',
  'relevantfields',
  'estimate',
  'join',
  'unnest',
  'expand',
  'anomaly',
]);

/**
 * The names of a query's columns that tell its rows apart: the keys of its last `stats` or
 * `count_frequent`, by whatever name they are shown; none for a `stats` that makes one row.
 * Undefined for rows of events, for those of other commands, and where keys are not shown.
 */
export function rowKeys(commands: readonly Command[]): ReadonlySet<string> | undefined {
  const maker = commands.findLast(({ kind }) => makesRows.has(kind));
  const keys = maker === undefined ? undefined : keysOf(maker);
  if (keys === undefined) return undefined;
  const columns = columnsOf({ commands });
  const shown = keys.map((key) => columns.findLast((column) => isColumnOf(column, key))?.name);
  return shown.every((name) => name !== undefined) ? new Set(shown) : undefined;
}

/** As later commands know them; undefined where rows have no keys. */
function keysOf(command: Command): readonly string[] | undefined {
  switch (command.kind) {
    case 'stats':
      return command.keys.map(({ name }) => outputKey(name));
    case 'countFrequent':
      return command.fields.map((field) => outputKey(written(field)));
    default:
      return undefined;
  }
}

/** The key itself, or one that `fields` or `display` shows, perhaps by another name. */
function isColumnOf({ name, item }: Column, key: string): boolean {
  if (item !== undefined && expressionKey(item.expression) === key) return true;
  return outputKey(name) === key;
}
