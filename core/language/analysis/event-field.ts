import type { Expression, FieldReference } from '../syntax/ast.ts';
import { definitionOf, type Scope } from './definition.ts';

/** True for what is surely a field of the event, and no name that the query has made itself. */
export const isEventField = (expression: Expression, scope: Scope): expression is FieldReference =>
  expression.kind === 'field' &&
  scope.open &&
  scope.certain &&
  definitionOf(scope, expression) === undefined;
