import { type IToken, tokenMatcher } from 'chevrotain';
import type { Definition } from '../../analysis/scope.ts';
import { commandEntry } from '../../catalogue/commands.ts';
import { durationUnit } from '../../catalogue/durations.ts';
import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import { functionMeaning } from '../../catalogue/functions.ts';
import { keywordEntry } from '../../catalogue/keywords.ts';
import { madeField } from '../../catalogue/made-fields.ts';
import { optionEntry } from '../../catalogue/options.ts';
import type { Command, Query } from '../../syntax/ast.ts';
import { commandName } from '../../syntax/command-start.ts';
import { endOf } from '../../syntax/lexer.ts';
import { optionsOf, ownWords } from '../../syntax/own-words.ts';
import { Duration, Identifier, Regex, Text } from '../../syntax/tokens.ts';
import { nameContent } from '../../text/unquote.ts';
import { definitionText, visibleAt } from '../columns.ts';
import { commandsAround } from '../commands-around.ts';
import type { Document } from '../document.ts';
import {
  clauseWordMarkdown,
  columnMarkdown,
  commandMarkdown,
  containerMarkdown,
  fieldMarkdown,
  functionMarkdown,
  keywordMarkdown,
  optionMarkdown,
  periodMarkdown,
} from '../markdown.ts';

/** A token among those of its query. */
export interface TokenPlace {
  readonly query: Query;
  readonly tokens: readonly IToken[];
  readonly index: number;
}

/** What a token means where it stands, as Markdown; undefined where there is nothing to say. */
export const explainToken = (document: Document, place: TokenPlace): string | undefined => {
  const { query, tokens, index } = place;
  const token = tokens[index];
  if (token === undefined || tokenMatcher(token, Text) || tokenMatcher(token, Regex)) {
    return undefined;
  }
  const command = commandsAround(query.commands, token.startOffset).findLast(
    ({ span }) => span.start <= token.startOffset,
  );
  if (command?.nameSpan.start === token.startOffset) return explainCommand(token.image);
  const word = command === undefined ? undefined : explainOwnWord(command, tokens, token);
  if (word !== undefined) return word;
  if (tokenMatcher(token, Duration)) return explainPeriod(token.image);
  if (isDirection(token, command) || !tokenMatcher(token, Identifier)) {
    return explainKeyword(token.image);
  }
  if (tokens[index + 1]?.tokenType.name === 'OpenParen') {
    return explainFunction(token.image);
  }
  return explainName(document, query, { token, command });
};

const explainCommand = (name: string): string | undefined => {
  const entry = commandEntry(commandName(name) ?? name);
  return entry === undefined ? undefined : commandMarkdown(entry);
};

/** A word or an option that only this command has. */
const explainOwnWord = (
  command: Command,
  tokens: readonly IToken[],
  token: IToken,
): string | undefined => {
  const own = ownWords(command, tokens).find((word) => word.token === token);
  if (own !== undefined) return clauseWordMarkdown(own.entry);
  const option = optionsOf(command).find(({ name }) => name.span.start === token.startOffset);
  const entry = option && optionEntry(command.kind, option.name.name);
  return entry && optionMarkdown(entry);
};

const explainPeriod = (written: string): string | undefined => {
  const [, amount, spelling] = /^([\d.]+)(\w+)$/.exec(written) ?? [];
  const unit = spelling === undefined ? undefined : durationUnit(spelling);
  return unit === undefined ? undefined : periodMarkdown(Number(amount), unit);
};

const isDirection = ({ tokenType }: IToken, command: Command | undefined): boolean =>
  command?.kind === 'sort' && (tokenType.name === 'asc' || tokenType.name === 'desc');

const explainKeyword = (written: string): string | undefined => {
  const entry = keywordEntry(written);
  return entry === undefined ? undefined : keywordMarkdown(entry);
};

const explainFunction = (written: string): string | undefined => {
  const meaning = functionMeaning(written);
  return meaning === undefined ? undefined : functionMarkdown(meaning.name, meaning.entry);
};

interface NamePlace {
  readonly token: IToken;
  readonly command: Command | undefined;
}

const explainName = (
  document: Document,
  query: Query,
  { token, command }: NamePlace,
): string | undefined => {
  const name = nameContent(token.image);
  const end = endOf(token);
  // An alias explains itself, so the columns are those that the next place sees.
  const { columns, seesFields, sides } = visibleAt(query, command?.span.start ?? end, end + 1);
  const column = columns.find((candidate) => candidate.name === name);
  if (column !== undefined) return explainColumn(document, query, column);
  const side = sides.find(({ alias, open }) => open && name.startsWith(`${alias}.`));
  if (side !== undefined) return explainField(name.slice(side.alias.length + 1));
  return seesFields ? explainField(name) : undefined;
};

const explainColumn = (document: Document, query: Query, column: Definition): string => {
  const { command, definition } = definitionText(document, query, column);
  const { expression } = column;
  const renamed = expression?.kind === 'field' ? explainField(expression.name) : undefined;
  const made = column.kind === 'made' ? madeField(column.name) : undefined;
  return columnMarkdown(command, definition, made === undefined ? renamed : fieldMarkdown(made));
};

const explainField = (name: string): string | undefined => {
  const entry = fieldEntry(name);
  if (entry !== undefined) return fieldMarkdown(entry);
  const within = fieldsWithin(name);
  return within.length === 0 ? undefined : containerMarkdown(name, within);
};
