import type { Cursor, Operand } from '../cursor/cursor.ts';
import type { Document } from '../document.ts';
import type { KnownData } from '../known-data.ts';
import { afterSuggestions } from './after-suggestions.ts';
import { type Around, aroundOf } from './around.ts';
import {
  clauseSuggestions,
  optionSuggestions,
  optionValueSuggestions,
} from './clause-suggestions.ts';
import { commandsAfter, orderAt } from './command-order.ts';
import { commandSnippets, commandSuggestions, onlySource } from './command-suggestions.ts';
import {
  directiveSuggestions,
  directiveValueSuggestions,
  tableSuggestions,
} from './directive-suggestions.ts';
import { patternFieldOffer, patternValueOffer } from './filter-pattern-suggestions.ts';
import { ignoreSuggestions } from './ignore-suggestions.ts';
import { nameSuggestions } from './name-suggestions.ts';
import { operandOffer } from './operand-suggestions.ts';
import { countSuggestions, patternSuggestions } from './pattern-suggestions.ts';
import { placeholderSuggestions } from './placeholder-suggestions.ts';
import { pipeSuggestions } from './sign-suggestions.ts';
import { querySuggestions, sourceSuggestions } from './source-suggestions.ts';
import { type Offer, type Suggestion, whole } from './suggestion.ts';
import { textOffer } from './value-suggestions.ts';

/** A document, a place in it, and what is known of the data. */
export interface Asked {
  readonly document: Document;
  readonly offset: number;
  readonly data: KnownData;
}

/** Everything that may be written at the cursor; of very much what the typed word may become. */
export const suggestionsFor = (cursor: Cursor, asked: Asked): Offer => {
  const { document } = asked;
  switch (cursor.kind) {
    case 'nowhere':
      return whole([]);
    case 'directive-name':
      return whole(directiveSuggestions());
    case 'directive-value':
      return whole(directiveValueSuggestions(cursor.name, document, asked.data));
    case 'ignored-code':
      return whole(ignoreSuggestions(document, cursor));
    case 'pattern-field':
      return patternFieldOffer(document, cursor, asked);
    case 'pattern-value':
      return patternValueOffer(document, cursor, asked);
    case 'placeholder-name':
      return whole(placeholderSuggestions(document, cursor));
    case 'command-start':
      return whole(commandsAt(cursor));
    case 'operand':
      return operandOffer(cursor, around(cursor, asked));
    case 'text':
      return textOffer(cursor, around(cursor, asked));
    case 'new-name':
      return whole(nameSuggestions(cursor, around(cursor, asked)));
    case 'after':
      return whole(afterSuggestions(cursor, around(cursor, asked)));
    case 'parse-pattern':
      return whole(patternSuggestions(0));
    case 'limit-count':
      return whole([...countSuggestions(), ...clauseSuggestions('limit', cursor.words, 1)]);
    case 'command-words':
      return whole(commandWords(cursor, document));
    case 'option-value':
      return whole(optionValueSuggestions(cursor.command, cursor.option));
    case 'source-selection':
      return whole(sourceSuggestions());
  }
};

const around = (
  cursor: Cursor & { readonly kind: Operand['kind'] | 'text' | 'new-name' | 'after' },
  { document, offset, data }: Asked,
): Around => aroundOf(document, cursor, offset, data);

/** `SOURCE` can stand only first, and is all that the parentheses of a join hold. */
const commandsAt = (cursor: Cursor & { readonly kind: 'command-start' }): readonly Suggestion[] => {
  const { isFirst, isJoin } = cursor;
  if (isJoin) return commandSuggestions('', 0, onlySource);
  const { isLegal } = orderAt(cursor);
  const others = [
    ...commandsAfter(cursor, '', 0),
    ...commandSnippets(1, (entry) => !onlySource(entry) && isLegal(entry)),
  ];
  return isFirst
    ? [...others, ...commandSuggestions('', 2, onlySource), ...commandSnippets(3, onlySource)]
    : others;
};

const commandWords = (
  { command, words, options, takesQuery, part }: Cursor & { readonly kind: 'command-words' },
  document: Document,
): readonly Suggestion[] => [
  ...clauseSuggestions(command, words, 0),
  ...optionSuggestions(command, options, 1),
  ...(takesQuery ? querySuggestions(command, 2) : []),
  ...(part === 'table' ? tableSuggestions(document) : []),
  ...(ENDS_ANYWHERE.has(command) ? pipeSuggestions(3) : []),
];

/** Commands that are whole without what may follow. */
const ENDS_ANYWHERE: ReadonlySet<string> = new Set(['diff', 'anomaly']);
