import type { IToken } from 'chevrotain';
import { functionMeaning } from '../../catalogue/functions.ts';
import type {
  Call,
  CidrLookupCommand,
  Command,
  Expression,
  LookupCommand,
} from '../../syntax/ast.ts';
import { children, commandsIn, expressionsOf } from '../../syntax/children.ts';
import { optionsOf, ownWords } from '../../syntax/own-words.ts';
import type { Span } from '../../text/span.ts';
import type { TokenKind, TokenModifier } from './legend.ts';
import { meaning, plain, type SemanticToken } from './semantic-token.ts';

/** What words mean because of their command, by the offset at which each begins. */
export type Meanings = Map<number, SemanticToken>;

/** The words of commands, options and functions of a query, whose tokens are given in order. */
export const commandMeanings = (
  commands: readonly Command[],
  tokens: readonly IToken[],
): Meanings => {
  const meanings: Meanings = new Map();
  for (const command of commands.flatMap(commandsIn)) {
    addCommand(meanings, command, tokensIn(tokens, command.span));
    for (const expression of expressionsOf(command)) addCalls(meanings, expression);
  }
  return meanings;
};

const addCommand = (meanings: Meanings, command: Command, tokens: readonly IToken[]): void => {
  const add = (token: SemanticToken): unknown => meanings.set(token.span.start, token);
  const word = (span: Span, kind: TokenKind, ...more: readonly TokenModifier[]): unknown =>
    add(meaning(span, kind, ...more));
  if (command.kind === 'unknown') return;
  if (command.kind === 'savedQuery') {
    for (const { name } of command.arguments) word(name.span, 'parameter');
    return;
  }
  add(plain(command.nameSpan, 'keyword'));
  for (const { token } of ownWords(command, tokens)) {
    const start = token.startOffset;
    add(plain({ start, end: start + token.image.length }, 'keyword'));
  }
  for (const { name } of optionsOf(command)) add(plain(name.span, 'keyword'));
  if (command.kind === 'lookup' || command.kind === 'cidrlookup') addTable(meanings, command);
};

/** The table of a lookup and its columns; one that gives its name to a field is that field. */
const addTable = (meanings: Meanings, command: LookupCommand | CidrLookupCommand): void => {
  const { table, outputs } = command;
  if (table !== undefined) meanings.set(table.span.start, meaning(table.span, 'type'));
  const columns = [
    ...(command.kind === 'lookup'
      ? command.keys
          .filter(({ column, field }) => column.span.start !== field.span.start)
          .map(({ column }) => column)
      : [command.column]),
    ...outputs.filter(({ alias }) => alias !== undefined).map(({ column }) => column),
  ];
  for (const column of columns) {
    if (column !== undefined) meanings.set(column.span.start, meaning(column.span, 'property'));
  }
};

const addCalls = (meanings: Meanings, expression: Expression): void => {
  if (expression.kind === 'call') {
    meanings.set(expression.nameSpan.start, callToken(expression));
  }
  for (const child of children(expression)) addCalls(meanings, child);
};

const callToken = ({ name, nameSpan, arguments: given }: Call): SemanticToken => {
  const found = functionMeaning(name);
  if (found === undefined) return meaning(nameSpan, 'function', 'unknown');
  const isBinOfField = found.name === 'bin' && given.length > 1;
  const isOld = found.entry.undocumentedNames?.includes(name.toLowerCase()) === true;
  const modifiers: readonly TokenModifier[] = [
    ...(isOld || isBinOfField ? (['deprecated'] as const) : []),
    'defaultLibrary',
    ...(found.kind === 'aggregate' ? (['aggregate'] as const) : []),
  ];
  return meaning(nameSpan, 'function', ...modifiers);
};

/** The tokens of a part of the text, by bisection. */
const tokensIn = (tokens: readonly IToken[], { start, end }: Span): readonly IToken[] =>
  tokens.slice(firstFrom(tokens, start), firstFrom(tokens, end));

const firstFrom = (tokens: readonly IToken[], offset: number): number => {
  let low = 0;
  let high = tokens.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((tokens[middle]?.startOffset ?? 0) < offset) low = middle + 1;
    else high = middle;
  }
  return low;
};
