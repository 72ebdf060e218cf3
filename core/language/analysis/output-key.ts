import { functionMeaning } from '../catalogue/functions.ts';
import type { Expression } from '../syntax/ast.ts';
import { parseExpression } from '../syntax/parse-expression.ts';

/**
 * What an output of `stats` without an alias is known by in later commands. Spellings of the same
 * expression have the same key: `count(*)`, `count()` and `Count( * )`; `bin(5m)` and
 * `BIN( 5min )`. A text that is no expression is its own key.
 */
export const outputKey = (text: string): string => {
  if (/^[\w@.]+$/.test(text)) {
    return text;
  }
  const expression = parseExpression(text);
  return expression === undefined ? text.trim() : expressionKey(expression);
};

/** The key of a parsed expression. That of a field is its name. */
export const expressionKey = (expression: Expression): string => {
  switch (expression.kind) {
    case 'field':
      return expression.name;
    case 'text':
      return JSON.stringify(expression.value);
    case 'number':
    case 'boolean':
      return String(expression.value);
    case 'duration':
      return `${expression.amount} ${expression.unit}`;
    case 'regex':
      return `/${expression.source}/`;
    case 'placeholder':
      return `{{${expression.name}}}`;
    case 'star':
      return '*';
    case 'missing':
      return '?';
    case 'subquery':
      return `(${expression.commands.map(({ name }) => name).join(' | ')})`;
    case 'list':
      return `[${expression.items.map(expressionKey).join(', ')}]`;
    case 'call':
      return `${canonicalName(expression.name)}(${argumentKeys(expression.arguments)})`;
    case 'unary':
      return `${expression.operator}(${expressionKey(expression.operand)})`;
    case 'binary':
      return `(${expressionKey(expression.left)} ${expression.operator} ${expressionKey(expression.right)})`;
    case 'member':
      return `${expressionKey(expression.object)}.${expression.name}`;
    case 'index':
      return `${expressionKey(expression.object)}[${expressionKey(expression.index)}]`;
  }
};

const canonicalName = (name: string): string => functionMeaning(name)?.name ?? name.toLowerCase();

/** `count(*)` and `count()` are the same. */
const argumentKeys = (given: readonly Expression[]): string =>
  given
    .filter(({ kind }) => kind !== 'star')
    .map(expressionKey)
    .join(', ');
