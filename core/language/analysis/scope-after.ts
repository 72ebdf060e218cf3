import { madeFields, type Maker } from '../catalogue/made-fields.ts';
import type { ValueType } from '../catalogue/value-types.ts';
import type {
  Command,
  CountFrequentCommand,
  Expression,
  Item,
  JoinCommand,
  Name,
  ParseCommand,
  StatsCommand,
} from '../syntax/ast.ts';
import { lagsOf } from '../syntax/lags.ts';
import type { Span } from '../text/span.ts';
import type { Definition, Scope } from './definition.ts';
import { mapItems } from './items.ts';
import { expressionKey } from './output-key.ts';
import { regexGroupNames } from './regex-groups.ts';
import { typeOf, typeOfKey } from './types.ts';
import { written } from './written.ts';

/** A column of another query, which `appendcols` brings. */
export interface AppendedColumn {
  readonly name: string;
  readonly type: ValueType;
}

/** What a command leaves to the next one; `appended` are the columns of its query, if it has one. */
export const scopeAfter = (
  scope: Scope,
  command: Command,
  appended: readonly AppendedColumn[],
): Scope => {
  const after = scopeOfWhole(scope, command, appended);
  return command.incomplete || UNCERTAIN.has(command.kind) ? { ...after, certain: false } : after;
};

/** Commands that may make names which nobody knows. */
const UNCERTAIN: ReadonlySet<Command['kind']> = new Set(['savedQuery', 'anomaly', 'unknown']);

const scopeOfWhole = (
  scope: Scope,
  command: Command,
  appended: readonly AppendedColumn[],
): Scope => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return withAliases(scope, command.items);
    case 'stats':
      return outputsOf(scope, command);
    case 'countFrequent':
      return frequentOf(scope, command);
    case 'join':
      return joined(scope, command);
    case 'pattern':
    case 'logcompare':
    case 'relevantfields':
    case 'estimate':
      return { ...closed(scope, command), definitions: madeBy(command.kind, command.nameSpan) };
    case 'diff':
      return withAll(scope, [...madeBy('diff', command.nameSpan).values()]);
    default:
      return withAll(scope, namesOf(scope, command, appended));
  }
};

type AddingCommand = Exclude<
  Command,
  {
    readonly kind:
      | 'fields'
      | 'display'
      | 'stats'
      | 'countFrequent'
      | 'join'
      | 'pattern'
      | 'logcompare'
      | 'relevantfields'
      | 'estimate'
      | 'diff';
  }
>;

/** The names that a command adds to those that exist. */
const namesOf = (
  scope: Scope,
  command: AddingCommand,
  appended: readonly AppendedColumn[],
): readonly Definition[] => {
  switch (command.kind) {
    case 'parse':
      return parsedNames(command);
    case 'json':
      return named(command.alias, 'parsed', 'any');
    case 'unnest':
      return named(command.alias, 'made', 'any');
    case 'expand':
      return named(nameOf(command.field), 'made', 'any');
    case 'lookup':
    case 'cidrlookup':
      return command.outputs.map(({ name, column, alias }) =>
        made(name, 'any', (alias ?? column).span),
      );
    case 'addtotals':
      return command.row ? [made(command.fieldName, 'number', command.nameSpan)] : [];
    case 'accum':
      return [made(command.output, 'number', command.alias?.span ?? command.field.span)];
    case 'autoregress':
      return lagsOf(command).map(({ name }) =>
        made(name, typeOf(command.field, scope), command.alias?.span ?? command.field.span),
      );
    case 'outlier':
      return command.mark
        ? command.fields.map(({ marker, expression }) => made(marker, 'boolean', expression.span))
        : [];
    case 'sessionize':
      return [made(command.output, 'number', command.alias?.span ?? command.nameSpan)];
    case 'appendcols':
      return appended
        .filter(({ name }) => command.override || !scope.definitions.has(name))
        .map(({ name, type }) => made(name, type, command.nameSpan));
    case 'source':
    case 'savedQuery':
    case 'filter':
    case 'filterIndex':
    case 'sort':
    case 'limit':
    case 'dedup':
    case 'anomaly':
    case 'filldown':
    case 'fillmissing':
    case 'unknown':
      return [];
  }
};

const made = (name: string, type: ValueType, span: Span): Definition => ({
  name,
  kind: 'made',
  type,
  span,
  expression: undefined,
});

const named = (
  name: Name | undefined,
  kind: Definition['kind'],
  type: ValueType,
): readonly Definition[] =>
  name === undefined ? [] : [{ ...made(name.name, type, name.span), kind }];

const nameOf = (expression: Expression): Name | undefined =>
  expression.kind === 'field' ? expression : undefined;

/** Of rows that a command has made of those before. */
const closed = ({ certain }: Scope, { name }: Command): Scope => ({
  open: false,
  maker: name,
  sides: [],
  certain,
  definitions: new Map(),
});

const madeBy = (maker: Maker, span: Span): ReadonlyMap<string, Definition> =>
  new Map(madeFields[maker].map(({ name, type }) => [name, made(name, type, span)]));

const withAll = (scope: Scope, added: readonly Definition[]): Scope => {
  if (added.length === 0) {
    return scope;
  }
  const definitions = new Map(scope.definitions);
  // What a half-typed command makes has no name yet.
  for (const definition of added.filter(({ name }) => name !== '')) {
    definitions.set(definition.name, definition);
  }
  return { ...scope, definitions };
};

const withAliases = (scope: Scope, items: readonly Item[]): Scope => {
  let after = scope;
  mapItems(scope, items, (_, seen) => {
    after = seen;
  });
  return after === scope ? scope : { ...after, definitions: new Map(after.definitions) };
};

const parsedNames = ({ aliases, mode, pattern }: ParseCommand): readonly Definition[] => {
  const type = mode === 'logfmt' ? 'map' : 'text';
  const groups = pattern?.kind === 'regex' ? regexGroupNames(pattern.source) : [];
  return [
    ...aliases.map(({ name, span }) => ({ name, span })),
    ...groups.map((name) => ({ name, span: pattern?.span ?? { start: 0, end: 0 } })),
  ].flatMap((name) => named(name, 'parsed', type));
};

const outputsOf = (scope: Scope, command: StatsCommand): Scope => {
  const { keys, aggregates } = command;
  const definitions = new Map<string, Definition>();
  const add = (kind: Definition['kind']) => (item: Item, seen: Scope) => {
    const { alias, expression, name } = item;
    const type = kind === 'key' ? typeOfKey(expression, seen) : typeOf(expression, seen);
    const span = alias?.span ?? item.span;
    const key = alias?.name ?? expressionKey(expression);
    definitions.set(key, { name, kind, type, span, expression });
  };
  const addKey = add('key');
  for (const key of keys) {
    addKey(key, scope);
  }
  mapItems(scope, aggregates, add('aggregate'));
  return { ...closed(scope, command), definitions };
};

const frequentOf = (scope: Scope, command: CountFrequentCommand): Scope => {
  const { fields, nameSpan } = command;
  const keys = fields.map((expression): [string, Definition] => [
    expressionKey(expression),
    {
      name: written(expression),
      kind: 'key',
      type: typeOf(expression, scope),
      span: expression.span,
      expression,
    },
  ]);
  return {
    ...closed(scope, command),
    definitions: new Map([...keys, ...madeBy('countFrequent', nameSpan)]),
  };
};

/** What was a name on the left side is `left.name` afterwards; the other side has events. */
const joined = (scope: Scope, { left, right, name }: JoinCommand): Scope => {
  const prefix = left === undefined ? '' : `${left.name}.`;
  const definitions = [...scope.definitions].map(([key, definition]): [string, Definition] => [
    prefix + key,
    { ...definition, name: prefix + definition.name },
  ]);
  return {
    open: false,
    maker: name,
    sides: [
      ...(left === undefined ? [] : [{ alias: left.name, open: scope.open }]),
      ...(right === undefined ? [] : [{ alias: right.name, open: true }]),
    ],
    certain: scope.certain && left !== undefined && right !== undefined,
    definitions: new Map(definitions),
  };
};
