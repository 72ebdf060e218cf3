import { initialScope } from '../../analysis/definition.ts';
import { ALL_EVENTS } from '../../analysis/name-set.ts';
import type { Query } from '../../syntax/ast.ts';
import type { Cursor } from '../cursor/cursor.ts';
import { queryAround } from '../cursor/cursor-at.ts';
import type { Document } from '../document.ts';
import { type KnownData, knownFieldsOf } from '../known-data.ts';
import type { Around } from './around.ts';
import { choiceInText } from './choice.ts';
import { eventDetail, narrowedChoices } from './event-values.ts';
import { fieldOffer } from './field-suggestions.ts';
import { valuesOfField } from './field-values.ts';
import type { Offer } from './suggestion.ts';

/** The properties of events behind `$.` in a filter pattern. Positions stand in brackets there. */
export const patternFieldOffer = (
  document: Document,
  { word }: Cursor & { readonly kind: 'pattern-field' },
  place: { readonly offset: number; readonly data: KnownData },
): Offer => {
  const { suggestions, isIncomplete } = fieldOffer(aroundPattern(document, word, place), undefined);
  const usable = suggestions.filter(({ label }) => /^[A-Za-z][\w.]*$/.test(label));
  return {
    isIncomplete,
    suggestions: usable.filter(({ label }) => !/\.\d+(?:\.|$)/.test(label)),
  };
};

/** Values in the quotes of a filter pattern. */
export const patternValueOffer = (
  document: Document,
  { word, field, isClosed }: Cursor & { readonly kind: 'pattern-value' },
  place: { readonly offset: number; readonly data: KnownData },
): Offer => {
  const around = aroundPattern(document, word, place);
  const { kept, isIncomplete } = narrowedChoices(valuesOfField(field, around), around.typed);
  const suggestions = kept
    // A pattern has no way to write a quote in quotes.
    .filter(({ value, isText }) => isText && !value.includes('"'))
    .flatMap((choice) =>
      choiceInText(eventDetail(choice, place.data.models), 0, {
        quote: '"',
        isClosed,
        content: word,
      }),
    );
  return { suggestions, isIncomplete };
};

const aroundPattern = (
  document: Document,
  word: { readonly start: number; readonly end: number },
  { offset, data }: { readonly offset: number; readonly data: KnownData },
): Around => {
  const query: Query | undefined = queryAround(document, offset);
  return {
    document,
    data,
    query: query ?? NO_QUERY,
    word: document.text.slice(word.start, word.end),
    typed: document.text.slice(word.start, offset),
    fields: query === undefined ? [] : knownFieldsOf(document, query, data),
    visible: { columns: [], seesFields: initialScope.open, sides: [] },
    question: () => ALL_EVENTS,
    events: () => undefined,
  };
};

const NO_QUERY: Query = {
  span: { start: 0, end: 0 },
  body: { start: 0, end: 0 },
  title: '',
  titleSpan: { start: 0, end: 0 },
  directives: [],
  ignores: [],
  commands: [],
};
