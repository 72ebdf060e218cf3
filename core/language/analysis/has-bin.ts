import { functionMeaning } from '../catalogue/functions.ts';
import type { Expression, StatsCommand } from '../syntax/ast.ts';
import { definitionOf, type Scope } from './definition.ts';

/** True for a `stats` that groups by periods of time, or by a name that may stand for them. */
export const hasPeriods = ({ keys }: StatsCommand, scope: Scope): boolean =>
  keys.some(
    ({ expression }) =>
      PERIODS.has(calledName(expression)) || definitionOf(scope, expression)?.type === 'timestamp',
  );

const PERIODS: ReadonlySet<string> = new Set(['bin', 'datefloor', 'dateceil']);

/** True for a `stats` that groups by `bin(…)`, whose edges `offset` moves. */
export const hasBin = ({ keys }: StatsCommand): boolean =>
  keys.some(({ expression }) => calledName(expression) === 'bin');

const calledName = (expression: Expression): string =>
  expression.kind === 'call' ? (functionMeaning(expression.name)?.name ?? '') : '';
