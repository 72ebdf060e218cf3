import {
  aggregateFunctions,
  type FunctionEntry,
  scalarFunctions,
} from '../../catalogue/functions.ts';
import { groupingFunctions } from '../../catalogue/functions/aggregate-functions.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import { functionMarkdown, signature } from '../markdown.ts';
import { misfit } from './fit.ts';
import { ranks } from './ranks.ts';
import type { Suggestion, SuggestionKind } from './suggestion.ts';

export type FunctionFamily = 'scalar' | 'aggregate' | 'grouping';

/** The functions of one event, or of a group of events, those of the expected type first. */
export const functionSuggestions = (
  family: FunctionFamily,
  rank: number,
  expected?: ValueType,
): readonly Suggestion[] =>
  suggestionsOf[family].map(({ suggestion, result }) => ({
    ...suggestion,
    rank: rank + misfit(result, expected),
  }));

/** Behind `by` the functions of time come first: they make a chart of what else was a number. */
export const keyFunctions = (rank: number): readonly Suggestion[] =>
  [...functionSuggestions('scalar', rank), ...functionSuggestions('grouping', rank)].map(
    (suggestion) =>
      suggestion.label === 'bin'
        ? { ...suggestion, rank: ranks.column, snippet: 'bin(${1:1h})' }
        : suggestion,
  );

interface Offered {
  readonly suggestion: Omit<Suggestion, 'rank'>;
  readonly result: ValueType;
}

const suggestions = (
  functions: Readonly<Record<string, FunctionEntry>>,
  kind: SuggestionKind,
): readonly Offered[] =>
  Object.entries(functions).map(([name, entry]) => ({
    result: entry.result,
    suggestion: {
      label: name,
      kind,
      signature: signature('', entry),
      detail: entry.result,
      documentation: functionMarkdown(name, entry),
      text: entry.parameters.length === 0 ? `${name}()` : `${name}(`,
      ...callSnippet(name, entry),
      filter: name,
    },
  }));

const callSnippet = (
  name: string,
  { parameters }: FunctionEntry,
): Pick<Suggestion, 'snippet'> & Pick<Suggestion, 'goesOn'> => {
  if (parameters.length === 0) return { snippet: `${name}()` };
  if (name === 'count') return { snippet: 'count(${1:*})' };
  return { snippet: `${name}($1)`, goesOn: true };
};

const suggestionsOf: { readonly [Family in FunctionFamily]: readonly Offered[] } = {
  scalar: suggestions(scalarFunctions, 'function'),
  aggregate: suggestions(aggregateFunctions, 'aggregate'),
  grouping: suggestions(groupingFunctions, 'function'),
};
