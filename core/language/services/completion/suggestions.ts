import { functionMeaning, parameterAt } from '../../catalogue/functions.ts';
import { visibleAt, type Visible } from '../columns.ts';
import type { Cursor, Operand } from '../cursor/cursor.ts';
import type { Document } from '../document.ts';
import { afterSuggestions } from './after-suggestions.ts';
import {
  clauseSuggestions,
  optionSuggestions,
  optionValueSuggestions,
} from './clause-suggestions.ts';
import { columnSuggestions } from './column-suggestions.ts';
import { commandSnippets, commandSuggestions, onlySource } from './command-suggestions.ts';
import { directiveSuggestions, directiveValueSuggestions } from './directive-suggestions.ts';
import { fieldsOfSource, fieldSuggestions } from './field-suggestions.ts';
import { functionSuggestions } from './function-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import { type KnownData, type KnownField, knownFieldsOf } from '../known-data.ts';
import { countSuggestions, patternSuggestions } from './pattern-suggestions.ts';
import { periodSuggestions } from './period-suggestions.ts';
import { placeholderSuggestions } from './placeholder-suggestions.ts';
import { querySuggestions, sourceSuggestions } from './source-suggestions.ts';
import type { Suggestion } from './suggestion.ts';
import { valueSuggestions } from './value-suggestions.ts';

/** Everything that may be written at the cursor; filtering by the typed word is the editor's. */
export const suggestionsFor = (
  document: Document,
  cursor: Cursor,
  data: KnownData,
): readonly Suggestion[] => {
  switch (cursor.kind) {
    case 'nowhere':
      return [];
    case 'directive-name':
      return directiveSuggestions();
    case 'directive-value':
      return directiveValueSuggestions(cursor.name);
    case 'placeholder-name':
      return placeholderSuggestions(document, cursor.query);
    case 'command-start':
      return commandsAt(cursor);
    case 'operand':
      return operandSuggestions(document, cursor, knownFieldsOf(document, cursor.query, data));
    case 'after':
      return afterSuggestions(cursor);
    case 'parse-pattern':
      return patternSuggestions(0);
    case 'limit-count':
      return [...countSuggestions(), ...clauseSuggestions('limit', cursor.words, 1)];
    case 'command-words':
      return [
        ...clauseSuggestions(cursor.command, cursor.words, 0),
        ...optionSuggestions(cursor.command, cursor.options, 1),
        ...(cursor.takesQuery ? querySuggestions(cursor.command, 2) : []),
      ];
    case 'option-value':
      return optionValueSuggestions(cursor.command, cursor.option);
    case 'source-selection':
      return sourceSuggestions();
  }
};

const commandsAt = ({
  isFirst,
  isJoin,
}: Cursor & { readonly kind: 'command-start' }): readonly Suggestion[] => {
  if (isJoin) return commandSuggestions('', 0, onlySource);
  const others = [...commandSuggestions('', 0), ...commandSnippets(1)];
  return isFirst
    ? [...others, ...commandSuggestions('', 2, onlySource), ...commandSnippets(3, onlySource)]
    : others;
};

const operandSuggestions = (
  document: Document,
  cursor: Operand,
  fields: readonly KnownField[],
): readonly Suggestion[] => {
  const bracket = cursor.brackets.at(-1);
  const visible = visibleAt(cursor.query, cursor.commandStart, cursor.word.start);
  const values = valueSuggestions(withoutSide(cursor.comparedWith, visible), 0);
  if (bracket?.kind === 'list') return values;
  const called = bracket?.kind === 'call' ? functionMeaning(bracket.name) : undefined;
  const parameter =
    bracket?.kind === 'call' && called !== undefined
      ? parameterAt(called.entry, bracket.argument, bracket.argument + 1)
      : undefined;
  const typed = document.text.slice(cursor.word.start, cursor.word.end);
  if (parameter?.type === 'duration') return periodSuggestions(typed, 0);
  const own = [
    ...clauseSuggestions(cursor.command, cursor.words, 0),
    ...optionSuggestions(cursor.command, cursor.options, 0),
  ];
  return [...values, ...own, ...byPart(document, cursor, { typed, visible, fields })];
};

/** The field of the events that a name behind a join means. */
const withoutSide = (name: string | undefined, { sides }: Visible): string | undefined => {
  const side = sides.find(({ alias }) => name?.startsWith(`${alias}.`));
  return side === undefined ? name : name?.slice(side.alias.length + 1);
};

interface Known {
  readonly typed: string;
  readonly visible: Visible;
  /** Of the query's source. */
  readonly fields: readonly KnownField[];
}

const byPart = (
  document: Document,
  { part, brackets, query }: Operand,
  { typed, visible, fields: known }: Known,
): readonly Suggestion[] => {
  const columns = columnSuggestions(document, query, visible.columns);
  const hidden = new Set(columns.map(({ label }) => label));
  const fields = [
    ...(visible.seesFields ? fieldsOfSource(known, typed, 2) : []),
    ...visible.sides.flatMap(({ alias, open }) =>
      open ? fieldSuggestions(typed, 2, `${alias}.`) : [],
    ),
  ];
  const names = [...columns, ...fields.filter(({ label }) => !hidden.has(label))];
  const scalars = functionSuggestions('scalar', 3);
  const inside = brackets.length > 0;
  switch (part) {
    case 'aggregates':
      return inside ? [...names, ...scalars] : [...functionSuggestions('aggregate', 0), ...names];
    case 'condition':
      return [...names, ...scalars, ...keywordSuggestions(['not'], 4)];
    case 'group-keys':
      return [...names, ...scalars];
    case 'fields':
    case 'spaced-fields':
      return names;
    case 'input':
      return [...names, ...(inside ? scalars : patternSuggestions(0))];
    case 'period':
      return periodSuggestions(typed, 0);
    case 'json':
    case 'table':
    case 'outputs':
    case 'value':
    case 'source':
    case 'nothing':
      return [];
    case 'columns':
    case 'sort-keys':
    case 'field':
    case 'count':
      return [...names, ...scalars];
  }
};
