import { commands, type CommandEntry } from '../../catalogue/commands.ts';
import { commandMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** The commands, with `before` (a pipe, or nothing) written in front of them. */
export const commandSuggestions = (
  before: '' | '| ',
  rank: number,
  isOffered: IsOffered = notFirst,
): readonly Suggestion[] =>
  offered.filter(isOffered).map((entry) => ({
    label: `${before}${entry.name}`,
    kind: 'command',
    rank,
    text: `${before}${entry.name} `,
    filter: entry.name,
    detail: entry.summary,
    documentation: commandMarkdown(entry),
    goesOn: true,
  }));

/** The same as whole examples to fill in. */
export const commandSnippets = (
  rank: number,
  isOffered: IsOffered = notFirst,
): readonly Suggestion[] =>
  offered.filter(isOffered).map((entry) => ({
    label: `${entry.name} …`,
    kind: 'command-snippet',
    rank,
    text: entry.example,
    snippet: entry.snippet,
    filter: entry.name,
    detail: entry.example,
    documentation: commandMarkdown(entry),
  }));

type IsOffered = (entry: CommandEntry) => boolean;

/** `SOURCE` can stand only first, and is all that the parentheses of a join hold. */
const notFirst: IsOffered = ({ name }) => name !== 'SOURCE';
export const onlySource: IsOffered = ({ name }) => name === 'SOURCE';

/** `unmask` is listed among the commands of the guide, and is a function. */
const offered: readonly CommandEntry[] = commands.filter(({ name }) => name !== 'unmask');
