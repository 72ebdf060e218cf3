import type { Problem } from '../problems/problem.ts';
import { expressionsOf, subqueriesOf } from '../syntax/children.ts';
import type { Binary, Call, Command, Expression, FieldReference, Query } from '../syntax/ast.ts';
import { initialScope, type Scope } from './definition.ts';
import { scopesOf } from './scope.ts';
import { uses } from './uses.ts';

/** A command that is whole, with what is known where it stands. */
export interface CheckedCommand {
  readonly command: Command;
  readonly index: number;
  /** The names that exist before it. */
  readonly scope: Scope;
  /** Every expression that it computes, those inside others included. */
  readonly expressions: readonly Expression[];
  /** Those of them that most checks look at. */
  readonly binaries: readonly Binary[];
  readonly calls: readonly Call[];
  readonly fields: readonly FieldReference[];
}

/** A query as the checks see it. */
export interface QueryContext {
  readonly query: Query;
  /** True for a query in parentheses, whose `query` has the directives of the one around it. */
  readonly isSubquery: boolean;
  /** Half-typed commands are left out: what is wrong with them, the parser has said. */
  readonly commands: readonly CheckedCommand[];
}

/** Looks for one kind of mistake. */
export type Check = (context: QueryContext) => readonly Problem[];

/** The query as the checks see it, then each query in parentheses in it. */
export const queryContexts = (query: Query, isSubquery = false): readonly QueryContext[] => [
  queryContext(query, isSubquery),
  ...query.commands
    .flatMap(subqueriesOf)
    .flatMap(({ commands, span }) => queryContexts({ ...query, commands, body: span }, true)),
];

const queryContext = (query: Query, isSubquery: boolean): QueryContext => {
  const scopes = scopesOf(query);
  const commands = query.commands.flatMap((command, index) =>
    command.incomplete ? [] : checkedCommand(command, index, scopes[index] ?? initialScope),
  );
  return { query, isSubquery, commands };
};

const checkedCommand = (command: Command, index: number, scope: Scope): CheckedCommand => {
  const expressions = expressionsOf(command).flatMap((expression) => uses(expression, scope));
  const binaries: Binary[] = [];
  const calls: Call[] = [];
  const fields: FieldReference[] = [];
  for (const expression of expressions) {
    if (expression.kind === 'field') {
      fields.push(expression);
    } else if (expression.kind === 'binary') {
      binaries.push(expression);
    } else if (expression.kind === 'call') {
      calls.push(expression);
    }
  }
  return { command, index, scope, expressions, binaries, calls, fields };
};

/** Every expression that the command computes, those inside others included. */
export const expressionsIn = ({ expressions }: CheckedCommand): readonly Expression[] =>
  expressions;
