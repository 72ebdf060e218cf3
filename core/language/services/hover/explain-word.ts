import { tokenMatcher, type IToken } from 'chevrotain';
import {
  clauseWordMarkdown,
  functionMarkdown,
  keywordMarkdown,
  optionMarkdown,
} from '../markdown.ts';
import { commandEntry } from '../../catalogue/commands.ts';
import { functionMeaning } from '../../catalogue/functions.ts';
import { keywordEntry } from '../../catalogue/keywords.ts';
import { optionEntry } from '../../catalogue/options.ts';
import type { Command } from '../../syntax/ast.ts';
import { commandName } from '../../syntax/command-start.ts';
import { optionsOf, ownWords } from '../../syntax/own-words.ts';
import { Identifier, Regex, Text } from '../../syntax/tokens.ts';
import { spanOf } from '../cursor/words.ts';
import { commandMarkdown } from '../markdown.ts';
import { explainName } from './explain-name.ts';
import type { Explanation, Place } from './place.ts';

/** A word or a sign: a command, a keyword, a function, an option or a name. */
export const explainWord = (place: Place): Explanation | undefined => {
  const { token } = place;
  const markdown =
    tokenMatcher(token, Text) || tokenMatcher(token, Regex) ? undefined : markdownOf(place);
  return markdown === undefined ? undefined : { where: spanOf(token), markdown };
};

const markdownOf = (place: Place): string | undefined => {
  const { command, token, tokens, index } = place;
  if (command?.nameSpan.start === token.startOffset) return explainCommand(token.image);
  const word = command === undefined ? undefined : explainOwnWord(command, tokens, token);
  if (word !== undefined) return word;
  if (isDirection(token, command) || !tokenMatcher(token, Identifier)) {
    const next = tokens[index + 1];
    // `not like` and `not in` are operators of their own.
    const isOne = token.tokenType.name === 'not' && ONE_WITH_NOT.has(next?.tokenType.name ?? '');
    return explainKeyword(isOne && next !== undefined ? next.image : token.image);
  }
  if (tokens[index + 1]?.tokenType.name === 'OpenParen') return explainFunction(token.image);
  return explainName(place);
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

const isDirection = ({ tokenType }: IToken, command: Command | undefined): boolean =>
  command?.kind === 'sort' && (tokenType.name === 'asc' || tokenType.name === 'desc');

const ONE_WITH_NOT: ReadonlySet<string> = new Set(['like', 'in']);

/** What other languages write, and this one writes otherwise. */
const foreign: ReadonlyMap<string, string> = new Map([
  ['&&', 'and'],
  ['||', 'or'],
  ['<>', '!='],
]);

const explainKeyword = (written: string): string | undefined => {
  const entry = keywordEntry(foreign.get(written) ?? written);
  return entry === undefined ? undefined : keywordMarkdown(entry);
};

const explainFunction = (written: string): string | undefined => {
  const meaning = functionMeaning(written);
  return meaning === undefined ? undefined : functionMarkdown(meaning.name, meaning.entry);
};
