import { fieldEntry } from '../../catalogue/fields.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { Command } from '../../syntax/ast.ts';
import type { Operand } from '../cursor/cursor.ts';
import { commandsAround } from '../commands-around.ts';
import { fieldMarkdown } from '../markdown.ts';
import type { Around } from './around.ts';
import { misfit } from './fit.ts';
import { ranks } from './ranks.ts';
import type { Suggestion } from './suggestion.ts';
import { isWritable, writtenName } from './written-name.ts';

/** What `sort` and `display` are most about: the fields that commands before them show, and time. */
export const shownFields = (
  { command, commandStart, query }: Operand,
  { visible }: Around,
  expected: ValueType | undefined,
): readonly Suggestion[] => {
  if (!ABOUT_SHOWN.has(command) || !visible.seesFields) return [];
  const before = commandsAround(query.commands, commandStart).filter(
    ({ span }) => span.start < commandStart,
  );
  const last = before.findLastIndex(({ kind }) => kind === 'display');
  const shown = before.slice(Math.max(0, last)).flatMap(plainFields);
  return shown.length === 0
    ? []
    : [...new Set([...shown, '@timestamp'])]
        .filter(isWritable)
        .map((name) => suggestionOf(name, expected));
};

const ABOUT_SHOWN: ReadonlySet<string> = new Set(['sort', 'display']);

/** Those that a command shows by their own names. */
const plainFields = (command: Command): readonly string[] =>
  command.kind === 'fields' || command.kind === 'display'
    ? command.items.flatMap(({ alias, expression }) =>
        alias === undefined && expression.kind === 'field' ? [expression.name] : [],
      )
    : [];

const suggestionOf = (name: string, expected: ValueType | undefined): Suggestion => {
  const entry = fieldEntry(name);
  return {
    label: name,
    kind: 'field',
    rank: ranks.column + misfit(entry?.type ?? 'any', expected),
    text: writtenName(name),
    filter: name,
    detail: entry?.type ?? 'a field that is shown',
    documentation: entry === undefined ? 'A field that the query shows.' : fieldMarkdown(entry),
  };
};
