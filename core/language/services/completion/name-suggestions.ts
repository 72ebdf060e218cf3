import type { IToken } from 'chevrotain';
import { nameContent } from '../../text/unquote.ts';
import type { NewName } from '../cursor/cursor.ts';
import { namedBefore } from '../columns.ts';
import { code } from '../markdown-text.ts';
import type { Around } from './around.ts';
import { expressionNames } from './expression-names.ts';
import type { Suggestion } from './suggestion.ts';
import { writtenName } from './written-name.ts';

/** Names for what the author is about to name, made of what it is. None that exists already. */
export const nameSuggestions = (
  { command, commandStart, query, tokens, word }: NewName,
  { visible, document }: Around,
): readonly Suggestion[] => {
  const own = namedBefore(query, commandStart, word.start);
  const taken = new Set([...visible.columns, ...own].map(({ name }) => name));
  const proposed = command === 'parse' ? parsedNames(tokens) : namesFor(command, tokens);
  const named = textOf(document.text, expressionBefore(tokens));
  return [...new Set(proposed)]
    .filter((name) => name !== '' && !taken.has(name))
    .map((name) => ({
      label: name,
      kind: 'name',
      rank: 0,
      text: writtenName(name),
      filter: name,
      detail: 'a new name',
      documentation:
        named === ''
          ? 'A name for later commands.'
          : `Later commands know ${code(named)} by this name.`,
    }));
};

/** What `as` stands behind: back to the last comma or `by` outside of brackets. */
const expressionBefore = (tokens: readonly IToken[]): readonly IToken[] => {
  let depth = 0;
  const end = tokens.findLastIndex(({ tokenType }) => tokenType.name === 'as');
  const before = end < 0 ? tokens : tokens.slice(0, end);
  const start = before.findLastIndex(({ tokenType: { name } }) => {
    depth += Number(CLOSING.has(name)) - Number(OPENING.has(name));
    return depth < 0 || (depth === 0 && ENDS.has(name));
  });
  return before.slice(start + 1);
};

const OPENING: ReadonlySet<string> = new Set(['OpenParen', 'OpenSquare']);
const CLOSING: ReadonlySet<string> = new Set(['CloseParen', 'CloseSquare']);
const ENDS: ReadonlySet<string> = new Set(['Comma', 'by']);

const textOf = (text: string, tokens: readonly IToken[]): string => {
  const [first] = tokens;
  const last = tokens.at(-1);
  return first === undefined || last === undefined
    ? ''
    : text.slice(first.startOffset, last.startOffset + last.image.length);
};

const namesFor = (command: string, tokens: readonly IToken[]): readonly string[] => {
  const [first] = tokens;
  const path = first === undefined ? '' : nameContent(first.image);
  switch (command) {
    case 'unnest':
      return [singular(lastPart(path)), 'item'];
    case 'sessionize':
      return ['session'];
    case 'accum':
      return [`running${capital(lastPart(path))}`, 'total'];
    case 'autoregress':
      return [`previous${capital(lastPart(path))}`];
    case 'fields':
    case 'display':
    case 'stats':
      return expressionNames(expressionBefore(tokens));
    default:
      return [];
  }
};

const singular = (name: string): string =>
  name.replace(/ies$/, 'y').replace(/(?<=[^s])s$/, '') || name;

const lastPart = (path: string): string =>
  path
    .split('.')
    .filter((part) => !/^\d*$/.test(part))
    .at(-1) ?? '';

const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);

/** The words before the stars of a pattern: `user=*, method:*` gives `user` and `method`. */
const parsedNames = (tokens: readonly IToken[]): readonly string[] => {
  const pattern = tokens.find(({ tokenType }) => tokenType.name === 'Text');
  const start = tokens.findIndex(({ tokenType }) => tokenType.name === 'as');
  const given = tokens
    .slice(start + 1)
    .filter(({ tokenType }) => tokenType.name === 'Comma').length;
  const words = (pattern?.image.slice(1, -1).split('*') ?? []).slice(0, -1);
  const [, word = ''] = /([A-Za-z_]\w*)\W*$/.exec(words[given] ?? '') ?? [];
  return word === '' ? [] : [word];
};
