import type { Command, Expression, Item, QueryFile } from '../../../core/language/syntax/ast.ts';

/** The tree of a file without places: a command a line, then what the parser found wrong. */
export const treeOf = (file: QueryFile, text: string): string =>
  [
    ...file.queries.flatMap((query, index) => [
      ...(file.queries.length > 1 ? [`query ${index + 1}: ${query.title}`] : []),
      ...query.commands.map(printCommand),
    ]),
    ...file.problems.map(
      ({ code, span }) => `! ${code} at ${JSON.stringify(text.slice(span.start, span.end))}`,
    ),
  ].join('\n');

export const printCommand = (command: Command): string => {
  const mark = command.incomplete ? '?' : '';
  const name = command.kind === 'unknown' ? `unknown${mark} ${command.name}` : command.kind + mark;
  const parts = partsOf(command).filter((part) => part !== '');
  return `(${[name, ...parts].join(' ')})`;
};

const partsOf = (command: Command): readonly string[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.map(printItem);
    case 'filter':
      return [printExpression(command.condition)];
    case 'parse':
      return [
        command.input === undefined ? '' : printExpression(command.input),
        printExpression(command.pattern),
        ...command.aliases.map(({ name }) => `-> ${name}`),
      ];
    case 'stats':
      return [
        ...command.aggregates.map(printItem),
        command.bySpan === undefined ? '' : 'by',
        ...command.keys.map(printItem),
      ];
    case 'sort':
      return command.keys.map(({ expression, direction }) =>
        direction === undefined
          ? printExpression(expression)
          : `(${direction} ${printExpression(expression)})`,
      );
    case 'limit':
      return [printExpression(command.count)];
    case 'dedup':
      return command.fields.map(printExpression);
    case 'unsupported':
      return [command.name, JSON.stringify(command.text)];
    case 'unknown':
      return [];
  }
};

const printItem = ({ expression, alias }: Item): string =>
  alias === undefined
    ? printExpression(expression)
    : `(as ${alias.name} ${printExpression(expression)})`;

export const printExpression = (expression: Expression): string => {
  switch (expression.kind) {
    case 'field':
      return expression.name;
    case 'text':
      return JSON.stringify(expression.value);
    case 'number':
    case 'boolean':
      return String(expression.value);
    case 'duration':
      return `${expression.amount}:${expression.unit}`;
    case 'regex':
      return `/${expression.source}/`;
    case 'placeholder':
      return `{{${expression.name}}}`;
    case 'star':
      return '*';
    case 'missing':
      return '?';
    case 'list':
      return `[${expression.items.map(printExpression).join(' ')}]`;
    case 'call':
      return `(${[expression.name, ...expression.arguments.map(printExpression)].join(' ')})`;
    case 'unary':
      return `(${expression.operator} ${printExpression(expression.operand)})`;
    case 'binary': {
      const { operator, left, right } = expression;
      return `(${operator} ${printExpression(left)} ${printExpression(right)})`;
    }
    case 'member':
      return `(member ${printExpression(expression.object)} ${expression.name})`;
    case 'index':
      return `(index ${printExpression(expression.object)} ${printExpression(expression.index)})`;
  }
};
