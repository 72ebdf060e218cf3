import { children } from '../syntax/children.ts';
import type { Expression } from '../syntax/ast.ts';
import { definitionOf, type Scope } from './definition.ts';

/**
 * The expression and everything inside it that is computed where these names exist, outermost
 * first. After `stats` an expression may be the name of an output, as in `sort count(*)`: what is
 * inside of that is not computed again.
 */
export const uses = (expression: Expression, scope: Scope): Expression[] => {
  const found: Expression[] = [];
  const waiting: Expression[] = [expression];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if (next.kind === 'field' || !isOutput(next, scope)) {
      found.push(next);
      waiting.push(...children(next).toReversed());
    }
  }
  return found;
};

/** True for an expression that names an output of `stats`. */
export const isOutput = (expression: Expression, scope: Scope): boolean =>
  scope.definitions.size > 0 && definitionOf(scope, expression) !== undefined;
