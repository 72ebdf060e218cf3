import { functionMeaning, type ParameterEntry } from '../../catalogue/functions.ts';
import { visibleAt, type Visible } from '../columns.ts';
import type { Cursor, Operand } from '../cursor/cursor.ts';
import type { Document } from '../document.ts';
import { afterSuggestions } from './after-suggestions.ts';
import { columnSuggestions } from './column-suggestions.ts';
import { commandSnippets, commandSuggestions } from './command-suggestions.ts';
import { directiveSuggestions, directiveValueSuggestions } from './directive-suggestions.ts';
import { fieldSuggestions } from './field-suggestions.ts';
import { functionSuggestions } from './function-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import { countSuggestions, patternSuggestions } from './pattern-suggestions.ts';
import { periodSuggestions } from './period-suggestions.ts';
import { placeholderSuggestions } from './placeholder-suggestions.ts';
import type { Suggestion } from './suggestion.ts';
import { valueSuggestions } from './value-suggestions.ts';

/** Everything that may be written at the cursor; filtering by the typed word is the editor's. */
export const suggestionsFor = (document: Document, cursor: Cursor): readonly Suggestion[] => {
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
      return [...commandSuggestions('', 0), ...commandSnippets(1)];
    case 'operand':
      return operandSuggestions(document, cursor);
    case 'after':
      return afterSuggestions(cursor);
    case 'parse-pattern':
      return patternSuggestions(0);
    case 'limit-count':
      return countSuggestions();
  }
};

const operandSuggestions = (document: Document, cursor: Operand): readonly Suggestion[] => {
  const bracket = cursor.brackets.at(-1);
  const values = valueSuggestions(cursor.comparedWith, 0);
  if (bracket?.kind === 'list') return values;
  const parameter =
    bracket?.kind === 'call' ? parameterAt(bracket.name, bracket.argument) : undefined;
  const typed = document.text.slice(cursor.word.start, cursor.word.end);
  if (parameter?.type === 'duration') return periodSuggestions(typed, 0);
  const visible = visibleAt(cursor.query, cursor.commandStart, cursor.word.start);
  return [...values, ...byPart(document, cursor, { typed, visible })];
};

interface Known {
  readonly typed: string;
  readonly visible: Visible;
}

const byPart = (
  document: Document,
  { part, brackets, query }: Operand,
  { typed, visible }: Known,
): readonly Suggestion[] => {
  const columns = columnSuggestions(document, query, visible.columns);
  const hidden = new Set(columns.map(({ label }) => label));
  const fields = visible.seesFields ? fieldSuggestions(typed, 2) : [];
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
    case 'dedup-fields':
      return names;
    case 'input':
      return [...names, ...(inside ? scalars : patternSuggestions(0))];
    case 'columns':
    case 'sort-keys':
    case 'count':
      return [...names, ...scalars];
  }
};

/** The parameter that an argument is for; the last one may repeat. */
const parameterAt = (name: string, argument: number): ParameterEntry | undefined => {
  const meaning = functionMeaning(name);
  if (meaning === undefined || meaning.kind === 'later') return undefined;
  const { parameters } = meaning.entry;
  const last = parameters.at(-1);
  return parameters[argument] ?? (last?.repeats === true ? last : undefined);
};
