import type { Command, Item, ParseCommand, Query, StatsCommand } from '../syntax/ast.ts';
import type { Span } from '../text/span.ts';
import { type Definition, initialScope, type Scope } from './definition.ts';
import { expressionKey } from './output-key.ts';
import { regexGroupNames } from './regex-groups.ts';
import { typeOf } from './types.ts';

export type { Definition, Scope } from './definition.ts';

/**
 * The scope before each command of the query, and after the last: one more than there are
 * commands.
 */
export const scopesOf = (query: Query): readonly Scope[] => {
  const scopes = [initialScope];
  let scope = initialScope;
  for (const [index, command] of query.commands.entries()) {
    scope = index < MOST_COMMANDS ? scopeAfter(scope, command) : uncertainIf(true, scope);
    scopes.push(scope);
  }
  return scopes;
};

/** No query that CloudWatch takes has so many; more names than these are not worth the time. */
const MOST_COMMANDS = 1000;

/** What a command leaves to the next one. */
const scopeAfter = (scope: Scope, command: Command): Scope => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return uncertainIf(command.incomplete, withAliases(scope, command.items));
    case 'parse':
      return uncertainIf(command.incomplete, withParsed(scope, command));
    case 'stats':
      return uncertainIf(command.incomplete, outputsOf(scope, command));
    case 'unsupported':
    case 'unknown':
      return uncertainIf(!HARMLESS.has(command.name.toLowerCase()), scope);
    case 'filter':
    case 'sort':
    case 'limit':
    case 'dedup':
      return scope;
  }
};

/**
 * What `use` makes of each item of a list, given the scope that the item sees: an alias may be
 * used further right in the same list. The scope is good for that call only.
 */
export const mapItems = <Result>(
  scope: Scope,
  items: readonly Item[],
  use: (item: Item, seen: Scope) => Result,
): Result[] => {
  const definitions = new Map(scope.definitions);
  const seen: Scope = { ...scope, definitions };
  return items.map((item) => {
    const result = use(item, seen);
    const { alias, expression } = item;
    if (alias !== undefined) {
      const type = typeOf(expression, seen);
      const { name, span } = alias;
      definitions.set(name, { name, kind: 'alias', type, span, expression });
    }
    return result;
  });
};

/** Commands that make no names, or none that CTQ could not know. */
const HARMLESS: ReadonlySet<string> = new Set(['source', 'filterindex', 'unmask', 'estimate']);

const uncertainIf = (uncertain: boolean, scope: Scope): Scope =>
  uncertain ? { ...scope, certain: false } : scope;

const withAliases = (scope: Scope, items: readonly Item[]): Scope => {
  let after = scope;
  mapItems(scope, items, (_, seen) => {
    after = seen;
  });
  return after;
};

const withParsed = (scope: Scope, { aliases, pattern }: ParseCommand): Scope => {
  const definitions = new Map(scope.definitions);
  const parsed = (name: string, span: Span): Definition => ({
    name,
    kind: 'parsed',
    type: 'text',
    span,
    expression: undefined,
  });
  for (const { name, span } of aliases) {
    definitions.set(name, parsed(name, span));
  }
  if (pattern.kind === 'regex') {
    for (const name of regexGroupNames(pattern.source)) {
      definitions.set(name, parsed(name, pattern.span));
    }
  }
  return { ...scope, definitions };
};

const outputsOf = (scope: Scope, { keys, aggregates }: StatsCommand): Scope => {
  const definitions = new Map<string, Definition>();
  const add = (kind: Definition['kind']) => (item: Item, seen: Scope) => {
    const { alias, expression, name } = item;
    const type = typeOf(expression, seen);
    const span = alias?.span ?? item.span;
    definitions.set(alias?.name ?? expressionKey(expression), {
      name,
      kind,
      type,
      span,
      expression,
    });
  };
  const addKey = add('key');
  for (const key of keys) {
    addKey(key, scope);
  }
  mapItems(scope, aggregates, add('aggregate'));
  return { open: false, certain: scope.certain, definitions };
};
