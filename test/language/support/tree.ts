import { lagsOf } from '../../../core/language/syntax/lags.ts';
import type {
  Alias,
  Command,
  Expression,
  Item,
  LookupCommand,
  QueryFile,
  SourceSelection,
  SourceTime,
  TextLiteral,
} from '../../../core/language/syntax/ast.ts';

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
    case 'filterIndex':
      return [printExpression(command.condition)];
    case 'parse':
      return [
        command.input === undefined ? '' : printExpression(command.input),
        command.mode === 'pattern' ? '' : `:${command.mode}`,
        command.pattern === undefined ? '' : printExpression(command.pattern),
        ...command.aliases.map(printAlias),
      ];
    case 'json':
      return [
        printExpression(command.field),
        printExpression(command.path),
        printAlias(command.alias),
      ];
    case 'stats':
      return [
        ...command.aggregates.map(printItem),
        command.bySpan === undefined ? '' : 'by',
        ...command.keys.map(printItem),
        command.offset === undefined ? '' : `:offset ${printExpression(command.offset)}`,
      ];
    case 'sort':
      return command.keys.map(({ expression, direction }) =>
        direction === undefined
          ? printExpression(expression)
          : `(${direction} ${printExpression(expression)})`,
      );
    case 'limit':
      return [command.any ? ':any' : '', printExpression(command.count)];
    case 'dedup':
    case 'countFrequent':
      return command.fields.map(printExpression);
    case 'unknown':
      return [];
    default:
      return laterPartsOf(command);
  }
};

type LaterCommand = Exclude<
  Command,
  {
    readonly kind:
      | 'fields'
      | 'display'
      | 'filter'
      | 'filterIndex'
      | 'parse'
      | 'json'
      | 'stats'
      | 'sort'
      | 'limit'
      | 'dedup'
      | 'countFrequent'
      | 'unknown';
  }
>;

const laterPartsOf = (command: LaterCommand): readonly string[] => {
  switch (command.kind) {
    case 'source':
      return [
        ...command.selections.map(printSelection),
        printTime('start', command.start),
        printTime('end', command.end),
      ];
    case 'savedQuery':
      return [
        command.query,
        ...command.arguments.map(({ name, value }) => `${name.name}=${printExpression(value)}`),
      ];
    case 'pattern':
      return [printExpression(command.input)];
    case 'diff':
      return [command.period];
    case 'unnest':
      return [printExpression(command.input), printAlias(command.alias)];
    case 'expand':
      return [printExpression(command.field)];
    case 'lookup':
      return [
        command.table?.name ?? '?',
        ...command.keys.map(({ column, field }) => `(= ${column.name} ${printExpression(field)})`),
        ...printOutputs(command),
      ];
    case 'cidrlookup':
      return [
        command.table?.name ?? '?',
        printExpression(command.field),
        command.column === undefined ? '' : `:column ${command.column.name}`,
        ...printOutputs(command),
      ];
    case 'join':
      return [
        command.type,
        `${command.left?.name ?? '?'} ${command.right?.name ?? '?'}`,
        printExpression(command.condition),
        ...command.keys.map(({ left, right }) => `:key ${left.name} ${right.name}`),
        command.query === undefined ? '?' : printExpression(command.query),
      ];
    case 'relevantfields':
      return [...command.fields, command.condition].map(printExpression);
    case 'addtotals':
      return [
        `${command.fieldName} row=${command.row} col=${command.col}`,
        ...command.fields.map(printExpression),
      ];
    case 'accum':
      return [printExpression(command.field), `-> ${command.output}`];
    case 'appendcols':
      return [
        `override=${command.override} max=${command.max}`,
        command.query === undefined ? '?' : printExpression(command.query),
      ];
    case 'autoregress':
      return [
        printExpression(command.field),
        ...lagsOf(command).map(({ rows, name }) => `${rows} -> ${name}`),
      ];
    case 'filldown':
      return command.patterns.map(({ name }) => name);
    case 'fillmissing':
      return command.fills.map(
        ({ value, field }) => `(= ${printExpression(field)} ${printExpression(value)})`,
      );
    case 'outlier':
      return [
        `${command.action} param=${command.param} lower=${command.useLower} mark=${command.mark}`,
        ...command.fields.map(({ expression }) => printExpression(expression)),
      ];
    case 'sessionize':
      return [
        ...command.fields.map(printExpression),
        command.gap === undefined ? '' : `:maxspan ${printExpression(command.gap)}`,
        `-> ${command.output}`,
      ];
    case 'logcompare':
      return [printExpression(command.timeshift)];
    case 'anomaly':
    case 'estimate':
      return [];
  }
};

const printAlias = (alias: Alias | undefined): string => `-> ${alias?.name ?? '?'}`;

const printOutputs = ({
  mode,
  outputs,
}: Pick<LookupCommand, 'mode' | 'outputs'>): readonly string[] => [
  `:${mode ?? '?'}`,
  ...outputs.map(({ column, name }) =>
    column.name === name ? name : `(as ${name} ${column.name})`,
  ),
];

const printTime = (name: string, time: SourceTime | undefined): string =>
  time === undefined ? '' : `:${name} ${time.text} (${time.offset ?? '?'})`;

const printSelection = (selection: SourceSelection): string => {
  const texts = (name: string, list: readonly TextLiteral[]): string =>
    list.length === 0 ? '' : ` ${name} ${list.map(({ value }) => JSON.stringify(value)).join(' ')}`;
  switch (selection.kind) {
    case 'name':
      return JSON.stringify(selection.name);
    case 'logGroups': {
      const { namePrefixes, accountIdentifiers, classes } = selection;
      const parts = [
        texts('prefix', namePrefixes),
        texts('account', accountIdentifiers),
        texts('class', classes),
      ];
      return `(logGroups${parts.join('')})`;
    }
    case 'dataSource':
      return `(dataSource${texts('name', selection.names)})`;
    case 'logGroupTags':
      return `(logGroupTags${selection.filters
        .map(({ key, values }) => texts(key?.value ?? '?', values) || ` ${key?.value ?? '?'}`)
        .join('')})`;
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
    case 'subquery':
      return `(query ${expression.commands.map(printCommand).join(' ')})`;
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
