import type { Expression } from './ast.ts';

/** The name of a column that takes over what an expression is called. */
export const outputName = (expression: Expression): string =>
  expression.kind === 'field' ? expression.name : '';
