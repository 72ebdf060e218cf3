import { fieldEntry } from '../../catalogue/fields.ts';
import type { Suggestion } from './suggestion.ts';

/** The values of a field that has a few known ones, as they are written in a query. */
export const valueSuggestions = (
  field: string | undefined,
  rank: number,
): readonly Suggestion[] => {
  const entry = field === undefined ? undefined : fieldEntry(field);
  if (entry?.closed !== true) return [];
  return entry.values.map((value) => ({
    label: entry.type === 'text' ? `"${value}"` : value,
    kind: 'value',
    rank,
    filter: value,
    detail: entry.name,
  }));
};
