import { commands, type CommandEntry } from '../../catalogue/commands.ts';
import { commandMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/** The commands that are run, with `before` (a pipe, or nothing) written in front of them. */
export const commandSuggestions = (before: '' | '| ', rank: number): readonly Suggestion[] =>
  offered.map((entry) => ({
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
export const commandSnippets = (rank: number): readonly Suggestion[] =>
  offered.map((entry) => ({
    label: `${entry.name} …`,
    kind: 'command-snippet',
    rank,
    text: entry.example,
    snippet: entry.snippet,
    filter: entry.name,
    detail: entry.example,
    documentation: commandMarkdown(entry),
  }));

const offered: readonly CommandEntry[] = commands.filter(({ support }) => support === 'full');
