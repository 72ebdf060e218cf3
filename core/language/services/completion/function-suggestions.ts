import {
  aggregateFunctions,
  scalarFunctions,
  type FunctionEntry,
} from '../../catalogue/functions.ts';
import { functionMarkdown, signature } from '../markdown.ts';
import type { Suggestion, SuggestionKind } from './suggestion.ts';

/** The functions of one event, or of a group of events, at a rank. */
export const functionSuggestions = (
  family: 'scalar' | 'aggregate',
  rank: number,
): readonly Suggestion[] => suggestionsOf[family].map((suggestion) => ({ ...suggestion, rank }));

const suggestions = (
  functions: Readonly<Record<string, FunctionEntry>>,
  kind: SuggestionKind,
): readonly Omit<Suggestion, 'rank'>[] =>
  Object.entries(functions).map(([name, entry]) => ({
    label: name,
    kind,
    signature: signature('', entry),
    detail: entry.result,
    documentation: functionMarkdown(name, entry),
    text: `${name}(`,
    ...callSnippet(name, entry),
    filter: name,
  }));

const callSnippet = (
  name: string,
  { parameters }: FunctionEntry,
): Pick<Suggestion, 'snippet'> & Pick<Suggestion, 'goesOn'> => {
  if (parameters.length === 0) return { snippet: `${name}()` };
  if (name === 'count') return { snippet: 'count(${1:*})' };
  return { snippet: `${name}($1)`, goesOn: true };
};

const suggestionsOf = {
  scalar: suggestions(scalarFunctions, 'function'),
  aggregate: suggestions(aggregateFunctions, 'aggregate'),
};
