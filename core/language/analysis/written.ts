import type { Expression } from '../syntax/ast.ts';
import { expressionKey } from './output-key.ts';

/** A short text that a message calls an expression. */
export const written = (expression: Expression): string => {
  switch (expression.kind) {
    case 'number':
    case 'duration':
    case 'call':
      return expression.text;
    case 'unary':
      return expression.operator === '-'
        ? `-${written(expression.operand)}`
        : `not ${written(expression.operand)}`;
    case 'binary':
      return `${written(expression.left)} ${expression.operator} ${written(expression.right)}`;
    default:
      return expressionKey(expression);
  }
};
