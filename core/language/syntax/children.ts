import type { Command, Expression, Name, Subquery } from './ast.ts';

/**
 * The expressions that an expression is made of, in order of the text. A subquery has none: what
 * is in it belongs to another query.
 */
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
    case 'subquery':
    case 'missing':
      return [];
  }
};

/** The expressions that a command is made of, those of options left out, in order of the text. */
export const expressionsOf = (command: Command): readonly Expression[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return command.items.map(({ expression }) => expression);
    case 'filter':
    case 'filterIndex':
      return [command.condition];
    case 'parse':
      return present(command.input, command.pattern);
    case 'json':
      return [command.field, command.path];
    case 'stats':
      return present(
        ...[...command.aggregates, ...command.keys].map(({ expression }) => expression),
        command.offset,
      );
    case 'sort':
      return command.keys.map(({ expression }) => expression);
    case 'limit':
      return [command.count];
    case 'pattern':
    case 'unnest':
      return [command.input];
    case 'expand':
    case 'cidrlookup':
    case 'accum':
    case 'autoregress':
      return [command.field];
    case 'lookup':
      return command.keys.map(({ field }) => field);
    case 'join':
      return present(command.condition, command.query);
    case 'relevantfields':
      return [...command.fields, command.condition];
    case 'dedup':
    case 'addtotals':
    case 'countFrequent':
      return command.fields;
    case 'appendcols':
      return present(command.query);
    case 'fillmissing':
      return command.fills.flatMap(({ value, field }) => [value, field]);
    case 'outlier':
      return command.fields.map(({ expression }) => expression);
    case 'sessionize':
      return present(...command.fields, command.gap);
    case 'logcompare':
      return [command.timeshift];
    case 'savedQuery':
      return command.arguments.map(({ value }) => value);
    case 'source':
    case 'diff':
    case 'anomaly':
    case 'filldown':
    case 'estimate':
    case 'unknown':
      return [];
  }
};

/** The queries in parentheses of a command, wherever in it they stand, in order of the text. */
export const subqueriesOf = (command: Command): readonly Subquery[] =>
  expressionsOf(command).flatMap(subqueriesIn);

/** The command and those of the queries in parentheses in it, outermost first. */
export const commandsIn = (command: Command): readonly Command[] => [
  command,
  ...subqueriesOf(command).flatMap(({ commands }) => commands.flatMap(commandsIn)),
];

const subqueriesIn = (expression: Expression): readonly Subquery[] =>
  expression.kind === 'subquery' ? [expression] : children(expression).flatMap(subqueriesIn);

/**
 * The names in a command that are no expressions, in order of the text: aliases, options, tables
 * and their columns.
 */
export const namesOf = (command: Command): readonly Name[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return names(...command.items.map(({ alias }) => alias));
    case 'stats':
      return names(...[...command.aggregates, ...command.keys].map(({ alias }) => alias));
    case 'parse':
      return command.aliases;
    case 'json':
    case 'unnest':
    case 'accum':
    case 'sessionize':
      return names(command.alias);
    case 'lookup':
      return names(
        command.table,
        ...command.keys.flatMap(({ column, field }) => [column, field]),
        ...command.outputs.flatMap(({ column, alias }) => [column, alias]),
      );
    case 'cidrlookup':
      return names(
        command.table,
        command.column,
        ...command.outputs.flatMap(({ column, alias }) => [column, alias]),
      );
    case 'autoregress':
      return names(command.alias, ...command.options.map(({ name }) => name));
    case 'join':
    case 'addtotals':
    case 'appendcols':
    case 'outlier':
      return command.options.map(({ name }) => name);
    case 'filldown':
      return command.patterns;
    case 'savedQuery':
      return command.arguments.map(({ name }) => name);
    case 'source':
    case 'filter':
    case 'filterIndex':
    case 'sort':
    case 'limit':
    case 'dedup':
    case 'pattern':
    case 'diff':
    case 'anomaly':
    case 'expand':
    case 'relevantfields':
    case 'fillmissing':
    case 'countFrequent':
    case 'logcompare':
    case 'estimate':
    case 'unknown':
      return [];
  }
};

const names = (...found: readonly (Name | undefined)[]): readonly Name[] =>
  found.filter((name) => name !== undefined);

const present = (...expressions: readonly (Expression | undefined)[]): readonly Expression[] =>
  expressions.filter((expression) => expression !== undefined);
