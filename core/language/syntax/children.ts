import type { Command, Expression } from './ast.ts';

/** The expressions that an expression is made of, in order of the text. */
export const children = (expression: Expression): readonly Expression[] => {
  switch (expression.kind) {
    case 'list':
      return expression.items;
    case 'call':
      return expression.arguments;
    case 'unary':
      return [expression.operand];
    case 'binary':
      return [expression.left, expression.right];
    case 'member':
      return [expression.object];
    case 'index':
      return [expression.object, expression.index];
    case 'text':
    case 'number':
    case 'boolean':
    case 'duration':
    case 'regex':
    case 'field':
    case 'placeholder':
    case 'star':
    case 'missing':
      return [];
  }
};

/** The expressions that a command is made of, in order of the text. */
export const expressionsOf = (command: Command): readonly Expression[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.map(({ expression }) => expression);
    case 'filter':
      return [command.condition];
    case 'parse':
      return command.input === undefined ? [command.pattern] : [command.input, command.pattern];
    case 'stats':
      return [...command.aggregates, ...command.keys].map(({ expression }) => expression);
    case 'sort':
      return command.keys.map(({ expression }) => expression);
    case 'limit':
      return [command.count];
    case 'dedup':
      return command.fields;
    case 'unsupported':
    case 'unknown':
      return [];
  }
};
