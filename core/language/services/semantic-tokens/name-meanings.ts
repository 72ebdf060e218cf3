import type { QuerySymbols } from '../../analysis/symbols/query-symbols.ts';
import type { NameSymbol, Occurrence } from '../../analysis/symbols/symbol.ts';
import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import type { Span } from '../../text/span.ts';
import type { TokenModifier } from './legend.ts';
import { meaning, type SemanticToken } from './semantic-token.ts';

/** What the names of a query are, in order of place; none lies in another. */
export const nameMeanings = ({ names, calls }: QuerySymbols): readonly SemanticToken[] => {
  const tokens = names
    .flatMap((symbol) => symbol.occurrences.map((occurrence) => nameToken(symbol, occurrence)))
    .concat(calls.map(({ span }) => meaning(span, 'function')));
  // The text of an output is many tokens, each with a meaning of its own.
  return tokens.toSorted((a, b) => a.span.start - b.span.start || b.span.end - a.span.end);
};

const nameToken = (symbol: NameSymbol, { span, role }: Occurrence): SemanticToken => {
  const modifiers = roleModifiers[role];
  switch (symbol.kind) {
    case 'column':
      return meaning(span, 'variable', ...modifiers);
    case 'side':
      return meaning(span, 'namespace', ...modifiers);
    case 'unknown':
      return meaning(span, 'property', 'unknown');
    default:
      return fieldToken(symbol.name, span, modifiers);
  }
};

const roleModifiers: { readonly [Role in Occurrence['role']]: readonly TokenModifier[] } = {
  definition: ['declaration'],
  write: ['modification'],
  read: [],
};

const fieldToken = (
  name: string,
  span: Span,
  modifiers: readonly TokenModifier[],
): SemanticToken => {
  if (name.startsWith('@')) {
    return meaning(span, 'property', ...modifiers, 'readonly', 'defaultLibrary');
  }
  const isKnown = fieldEntry(name) !== undefined || fieldsWithin(name).length > 0;
  return isKnown
    ? meaning(span, 'property', ...modifiers, 'defaultLibrary')
    : meaning(span, 'property', ...modifiers);
};
