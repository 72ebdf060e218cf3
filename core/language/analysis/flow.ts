import type { Command } from '../syntax/ast.ts';
import { initialScope, type Scope } from './definition.ts';
import { scopeAfter } from './scope-after.ts';
import { type Column, columnsOfTable, initialTable, tableAfter } from './table.ts';

/*
 * What commands leave to one another. Names and columns depend on each other through `appendcols`,
 * whose columns are names afterwards.
 */

/** By the commands: a tree is never changed, and every check and service asks for its scopes. */
const known = new WeakMap<readonly Command[], readonly Scope[]>();

/** The scope before each command, and after the last: one more than there are commands. */
export const scopesOfCommands = (commands: readonly Command[]): readonly Scope[] => {
  const scopes = known.get(commands) ?? readScopes(commands);
  known.set(commands, scopes);
  return scopes;
};

const readScopes = (commands: readonly Command[]): readonly Scope[] => {
  let scope = initialScope;
  const scopes = [scope];
  for (const [index, command] of commands.entries()) {
    const isKnown = index < MOST_COMMANDS && scope.definitions.size < MOST_NAMES;
    scope = isKnown
      ? scopeAfter(scope, command, appendedColumns(command))
      : { ...scope, certain: false };
    scopes.push(scope);
  }
  return scopes;
};

/** No query that CloudWatch takes has so many; more of them are not worth the time. */
const MOST_COMMANDS = 1000;
const MOST_NAMES = 20_000;

const appendedColumns = (command: Command): readonly Column[] =>
  command.kind === 'appendcols' && command.query !== undefined
    ? columnsOfCommands(command.query.commands)
    : [];

/** The columns that commands show, in order. */
export const columnsOfCommands = (commands: readonly Command[]): readonly Column[] => {
  const scopes = scopesOfCommands(commands);
  const table = commands.slice(0, MOST_COMMANDS).reduce((shown, command, index) => {
    const before = scopes[index] ?? initialScope;
    return tableAfter(shown, { command, index, before, after: scopes[index + 1] ?? before });
  }, initialTable);
  return columnsOfTable(table);
};
