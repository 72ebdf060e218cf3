import type { Command, Query } from '../../syntax/ast.ts';
import { commandsIn, subqueriesOf } from '../../syntax/children.ts';
import { lex } from '../../syntax/lexer.ts';
import { movedAll } from '../../syntax/moved.ts';
import { type Span, span } from '../../text/span.ts';
import { initialScope, type Scope } from '../definition.ts';
import { scopesOf } from '../scope.ts';
import { readCommand } from './command-names.ts';
import {
  bind,
  type Bindings,
  boundOf,
  type Draft,
  type Drafts,
  finished,
  newDraft,
  newDrafts,
} from './drafts.ts';
import type { NameSymbol } from './symbol.ts';

/** Every name in the commands of a query. */
export interface QuerySymbols {
  /** Columns, fields, sides and unknown names; each with all of its places in the query. */
  readonly names: readonly NameSymbol[];
  /** The placeholders, in order; their places are without the braces. */
  readonly parameters: readonly PlacedName[];
  /** The tables of lookups. */
  readonly tables: readonly PlacedName[];
  /** The saved queries that are called. */
  readonly calls: readonly PlacedCall[];
  /** What has a name where a column exists too, so that the column can't take it over. */
  readonly besides: (column: NameSymbol, name: string) => NameSymbol | undefined;
}

export interface PlacedName {
  readonly name: string;
  readonly span: Span;
}

/** `$Name(argument = value)`; the place is that of `$Name`. */
export interface PlacedCall extends PlacedName {
  readonly arguments: readonly PlacedName[];
}

/** The names in a query of a text. */
export const symbolsOfQuery = (text: string, query: Query): QuerySymbols => {
  const drafts = newDrafts(text);
  const scopes = readCommands(drafts, query.commands);
  const symbols = finished(drafts);
  // Without the text, which is that of one version of the file.
  const bindings: Bindings = { byPlace: drafts.byPlace, byDefinition: drafts.byDefinition };
  const commands = query.commands.flatMap(commandsIn);
  return {
    names: [...symbols.values()],
    parameters: placeholdersIn(text, query),
    tables: commands.flatMap(tableOf),
    calls: commands.flatMap((command) => callOf(text, command)),
    besides: (column, name) => {
      const draft = [...symbols].find(([, symbol]) => symbol === column)?.[0];
      const other = draft && besides(bindings, scopes, draft, name);
      return other && symbols.get(other);
    },
  };
};

/** The same names where the query lies `by` characters further on. */
export const movedSymbols = (symbols: QuerySymbols, by: number): QuerySymbols => {
  if (by === 0) {
    return symbols;
  }
  const names = movedAll(symbols.names, by);
  return {
    names,
    parameters: movedAll(symbols.parameters, by),
    tables: movedAll(symbols.tables, by),
    calls: movedAll(symbols.calls, by),
    besides: (column, name) => {
      const original = symbols.names[names.indexOf(column)];
      const other = original && symbols.besides(original, name);
      return other && names[symbols.names.indexOf(other)];
    },
  };
};

/** Reads commands in order, and the queries in parentheses in them; all their scopes. */
const readCommands = (drafts: Drafts, commands: readonly Command[]): readonly Scope[] => {
  const scopes = scopesOf({ commands });
  const all = [...scopes];
  for (const [index, command] of commands.entries()) {
    const before = scopes[index] ?? initialScope;
    const after = scopes[index + 1] ?? before;
    readCommand(drafts, command, before);
    const inner = subqueriesOf(command).map((query) => readCommands(drafts, query.commands));
    all.push(...inner.flat());
    bindMade(drafts, command, { before, after, inner: inner.at(-1)?.at(-1) });
  }
  // The last of the list is that after the last command.
  return [...all.slice(scopes.length), ...scopes];
};

interface Around {
  readonly before: Scope;
  readonly after: Scope;
  /** What the query in parentheses of the command leaves. */
  readonly inner: Scope | undefined;
}

/** Binds the names that a command has made and that stand nowhere in it. */
const bindMade = (drafts: Drafts, command: Command, { before, after, inner }: Around): void => {
  if (after.definitions === before.definitions) {
    return;
  }
  const prefix = command.kind === 'join' && command.left ? `${command.left.name}.` : '';
  for (const [key, definition] of after.definitions) {
    if (before.definitions.get(key) === definition) {
      continue;
    }
    const source =
      command.kind === 'join'
        ? before.definitions.get(key.slice(prefix.length))
        : inner?.definitions.get(key);
    const bound = source && boundOf(drafts, source);
    if (boundOf(drafts, definition) === undefined || command.kind === 'join') {
      if (bound === undefined) bindNew(drafts, command, definition);
      else drafts.byDefinition.set(definition, bound);
    }
  }
};

const bindNew = (
  drafts: Drafts,
  command: Command,
  definition: { readonly name: string; readonly span: Span },
): void => {
  const fixed = { why: 'made', command: command.name, remedy: undefined } as const;
  bind(drafts, definition, newDraft(drafts, 'column', definition.name, { fixed }));
};

const besides = (
  bindings: Bindings,
  scopes: readonly Scope[],
  column: Draft,
  name: string,
): Draft | undefined => {
  for (const { definitions } of scopes) {
    const other = definitions.get(name);
    const found = other && boundOf(bindings, other)?.draft;
    const exist = [...definitions.values()].map((known) => boundOf(bindings, known)?.draft);
    if (found !== undefined && found !== column && exist.includes(column)) {
      return found;
    }
  }
  return undefined;
};

const PLACEHOLDER = /\{\{\s*([A-Za-z_]\w*)\s*\}\}/g;

const placeholdersIn = (text: string, { span: where }: Query): readonly PlacedName[] => {
  if (!text.slice(where.start, where.end).includes('{{')) {
    return [];
  }
  return lex(text, where.start, where.end).tokens.flatMap(({ image, startOffset }) =>
    [...image.matchAll(PLACEHOLDER)].map(({ 0: whole, 1: name = '', index }) => {
      const start = startOffset + index + whole.indexOf(name);
      return { name, span: span(start, start + name.length) };
    }),
  );
};

const tableOf = (command: Command): readonly PlacedName[] =>
  (command.kind === 'lookup' || command.kind === 'cidrlookup') && command.table !== undefined
    ? [command.table]
    : [];

const callOf = (text: string, command: Command): readonly PlacedCall[] => {
  if (command.kind !== 'savedQuery') {
    return [];
  }
  const { start } = command.nameSpan;
  const image = /\$(?:`[^`\r\n]*`|\w+)/y;
  image.lastIndex = start;
  const length = image.exec(text)?.[0].length ?? 0;
  const given = command.arguments.map(({ name }) => name);
  return [{ name: command.query, span: span(start, start + length), arguments: given }];
};
