import type { Problem } from '../problems/problem.ts';
import { expressionsOf } from '../syntax/children.ts';
import type { Command, Expression, Query } from '../syntax/ast.ts';
import { initialScope, type Scope } from './definition.ts';
import { scopesOf } from './scope.ts';
import { uses } from './uses.ts';

/** A command that is whole, with what is known where it stands. */
export interface CheckedCommand {
  readonly command: Command;
  readonly index: number;
  /** The names that exist before it. */
  readonly scope: Scope;
}

/** A query as the checks see it. */
export interface QueryContext {
  readonly query: Query;
  /** Half-typed commands are left out: what is wrong with them, the parser has said. */
  readonly commands: readonly CheckedCommand[];
}

/** Looks for one kind of mistake. */
export type Check = (context: QueryContext) => readonly Problem[];

export const queryContext = (query: Query): QueryContext => {
  const scopes = scopesOf(query);
  const commands = query.commands.flatMap((command, index) =>
    command.incomplete ? [] : { command, index, scope: scopes[index] ?? initialScope },
  );
  return { query, commands };
};

/** Every expression that the command computes, those inside others included. */
export const expressionsIn = ({ command, scope }: CheckedCommand): readonly Expression[] =>
  expressionsOf(command).flatMap((expression) => uses(expression, scope));
