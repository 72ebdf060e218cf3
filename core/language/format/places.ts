import type { IToken } from 'chevrotain';
import { optionEntry } from '../catalogue/options.ts';
import type { Command, CommandOption, Item } from '../syntax/ast.ts';
import { commandsIn, subqueriesOf } from '../syntax/children.ts';
import { endOf } from '../syntax/lexer.ts';
import { optionsOf, ownWords } from '../syntax/own-words.ts';
import { type Span, span } from '../text/span.ts';

/** What begins at an offset of a command, as far as it matters for how it is written. */
export interface Places {
  /** Names of commands, that of the whole one included. */
  readonly names: ReadonlySet<number>;
  /** Words of a command's own syntax, in their documented case. */
  readonly words: ReadonlyMap<number, PlacedWord>;
  /** Pieces that are kept as typed. */
  readonly kept: ReadonlyMap<number, Span>;
  /** The parentheses of queries. */
  readonly queries: ReadonlyMap<number, { readonly beginsClause: boolean }>;
  /** The `by` of `stats`. */
  readonly grouping: ReadonlySet<number>;
  /** The `asc` and `desc` of `sort`. */
  readonly directions: ReadonlySet<number>;
  /** Tokens that no blank stands before, such as those of `type=inner`. */
  readonly tight: ReadonlySet<number>;
}

export interface PlacedWord {
  readonly word: string;
  readonly beginsClause: boolean;
  /** True for the name or the value of an option. */
  readonly isOption: boolean;
}

/** The places of a command and of the queries in it, given its tokens. */
export const placesIn = (command: Command, tokens: readonly IToken[]): Places => {
  const commands = commandsIn(command);
  const own = commands.map((inner) => ({ inner, tokens: within(tokens, inner.span) }));
  return {
    names: new Set(commands.map(({ nameSpan }) => nameSpan.start)),
    words: new Map(own.flatMap(({ inner, tokens: given }) => wordsIn(inner, given))),
    kept: new Map(commands.flatMap(keptSpans).map((piece) => [piece.start, piece])),
    queries: new Map(commands.flatMap(queriesIn)),
    grouping: new Set(
      commands.flatMap((inner) => (inner.kind === 'stats' ? (inner.bySpan?.start ?? []) : [])),
    ),
    directions: new Set(commands.flatMap(directionsIn)),
    tight: new Set(own.flatMap(({ inner, tokens: given }) => tightIn(inner, given))),
  };
};

const within = (tokens: readonly IToken[], { start, end }: Span): readonly IToken[] =>
  tokens.filter(({ startOffset }) => start <= startOffset && startOffset < end);

type Entry<Value> = readonly [number, Value];

const wordsIn = (command: Command, tokens: readonly IToken[]): readonly Entry<PlacedWord>[] => [
  ...ownWords(command, tokens).map(
    ({ token: { startOffset }, entry: { word } }): Entry<PlacedWord> => [
      startOffset,
      { word, beginsClause: CLAUSES.has(word), isOption: false },
    ],
  ),
  ...optionsOf(command).flatMap((option) => optionWords(command, option)),
];

const CLAUSES: ReadonlySet<string> = new Set(['where', 'OUTPUT', 'OUTPUTNEW']);

const optionWords = (
  command: Command,
  { name, value }: CommandOption,
): readonly Entry<PlacedWord>[] => {
  const entry = optionEntry(command.kind, name.name);
  if (entry === undefined) {
    return [];
  }
  const label: Entry<PlacedWord> = [name.span.start, optionWord(entry.name)];
  return entry.values.kind === 'word' && value.kind === 'field'
    ? [label, [value.span.start, optionWord(value.name.toLowerCase())]]
    : [label];
};

const optionWord = (word: string): PlacedWord => ({ word, beginsClause: false, isOption: true });

const keptSpans = (command: Command): readonly Span[] => {
  switch (command.kind) {
    case 'fields':
    case 'display':
      return unnamed(command.items);
    case 'stats':
      return unnamed([...command.aggregates, ...command.keys]);
    case 'filldown':
      return command.patterns.map((name) => name.span);
    default:
      return [];
  }
};

const unnamed = (items: readonly Item[]): readonly Span[] =>
  items
    .filter(({ alias, expression }) => alias === undefined && expression.kind !== 'field')
    .map((item) => item.span);

const queriesIn = (command: Command): readonly Entry<{ readonly beginsClause: boolean }>[] =>
  subqueriesOf(command).map((query) => [
    query.span.start,
    { beginsClause: command.kind === 'join' },
  ]);

const directionsIn = (command: Command): readonly number[] =>
  command.kind === 'sort'
    ? command.keys.flatMap(({ direction, span: { end } }) =>
        direction === undefined ? [] : end - direction.length,
      )
    : [];

const tightIn = (command: Command, tokens: readonly IToken[]): readonly number[] =>
  tightSpans(command, tokens).flatMap(({ start, end }) =>
    tokens
      .filter(({ startOffset }) => start < startOffset && startOffset < end)
      .map(({ startOffset }) => startOffset),
  );

/** Pieces with `=` in them that are written without blanks. */
const tightSpans = (command: Command, tokens: readonly IToken[]): readonly Span[] => {
  if (command.kind === 'source') {
    return [command.start, command.end].flatMap((time) => (time === undefined ? [] : time.span));
  }
  const [, label, , field] = tokens;
  if (command.kind === 'json' && label !== undefined && field !== undefined) {
    return [span(label.startOffset, endOf(field))];
  }
  return optionsOf(command).map((option) => option.span);
};
