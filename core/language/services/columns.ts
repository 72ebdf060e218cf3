import type { Side } from '../analysis/definition.ts';
import { type Definition, scopesOf } from '../analysis/scope.ts';
import type { Command, Item, Query } from '../syntax/ast.ts';
import { commandsIn } from '../syntax/children.ts';
import { commandsAround } from './commands-around.ts';
import type { Document } from './document.ts';

/** What a place in a query can refer to. */
export interface Visible {
  /** The columns that the query has made, the latest first. */
  readonly columns: readonly Definition[];
  /** False behind `stats`: then the fields of events are gone. */
  readonly seesFields: boolean;
  /** Behind `join` fields are called by their side. */
  readonly sides: readonly Side[];
}

/**
 * What an offset of a query sees: the columns of the commands before the one that begins at
 * `commandStart`, and those that stand further left in its own list. Aggregates and keys of
 * `stats` do not see the names of their own list; what is computed beside them does (`namedBefore`).
 */
export const visibleAt = (query: Query, commandStart: number, offset: number): Visible => {
  const commands = commandsAround(query.commands, commandStart);
  const before = commands.filter(({ span }) => span.start < commandStart).length;
  const scope = scopesOf({ commands })[before];
  const own = commands[before]?.kind === 'stats' ? [] : namedBefore(query, commandStart, offset);
  const byName = new Map(
    [...(scope?.definitions.values() ?? []), ...own].map((column) => [column.name, column]),
  );
  return {
    columns: [...byName.values()].toReversed(),
    seesFields: scope?.open ?? true,
    sides: scope?.sides ?? [],
  };
};

/** The columns that the command beginning at `commandStart` names left of an offset. */
export const namedBefore = (
  query: Query,
  commandStart: number,
  offset: number,
): readonly Definition[] => {
  const commands = commandsAround(query.commands, commandStart);
  const current = commands.find(({ span }) => span.start >= commandStart);
  return (current === undefined ? [] : aliasesOf(current)).filter(({ span }) => span.end < offset);
};

const aliasesOf = (command: Command): readonly Definition[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.flatMap(aliasOf);
    case 'stats':
      return [...command.aggregates, ...command.keys].flatMap(aliasOf);
    case 'parse':
      return command.aliases.map(({ name, span }) => ({
        name,
        kind: 'parsed',
        type: 'text',
        span,
        expression: undefined,
      }));
    default:
      return [];
  }
};

const aliasOf = ({ alias, expression }: Item): readonly Definition[] =>
  alias === undefined
    ? []
    : [{ name: alias.name, kind: 'alias', type: 'any', span: alias.span, expression }];

/** The command that makes a column, and the text that defines it. */
export const definitionText = (
  { text }: Document,
  { commands }: Query,
  { span, expression }: Definition,
): { readonly command: string; readonly definition: string } => {
  const command = commands
    .flatMap(commandsIn)
    .findLast((candidate) => candidate.span.start <= span.start && span.end <= candidate.span.end);
  const whole = expression ?? command;
  const start = Math.min(whole?.span.start ?? span.start, span.start);
  const end = Math.max(whole?.span.end ?? span.end, span.end);
  return { command: command?.name ?? '', definition: text.slice(start, end) };
};
