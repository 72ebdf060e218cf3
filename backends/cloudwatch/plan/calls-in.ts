import { functionMeaning } from '#language/catalogue/functions.ts';
import type { Call, Command, Expression } from '#language/syntax/ast.ts';
import { children, expressionsOf } from '#language/syntax/children.ts';

/** The calls in an expression, outermost first. */
export function callsInExpression(expression: Expression): readonly Call[] {
  const own = expression.kind === 'call' ? [expression] : [];
  return [...own, ...children(expression).flatMap(callsInExpression)];
}

export function callsInCommand(command: Command): readonly Call[] {
  return expressionsOf(command).flatMap(callsInExpression);
}

/** What a function is called in the catalogue; its name as written where it is not there. */
export function functionName({ name }: Call): string {
  return functionMeaning(name)?.name ?? name;
}

/** The names of fields in an expression. */
export function fieldsIn(expression: Expression): readonly string[] {
  return expression.kind === 'field' ? [expression.name] : children(expression).flatMap(fieldsIn);
}
