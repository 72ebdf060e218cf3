import { fieldEntries } from '../../catalogue/fields.ts';
import { fieldMarkdown } from '../markdown.ts';
import type { Suggestion } from './suggestion.ts';

/**
 * The known fields of events, the likeliest first. Positions in lists that are typed already
 * (`resources.1.`) are kept, others are 0. Behind `join` names begin with their side and a dot.
 */
export const fieldSuggestions = (typed: string, rank: number, side = ''): readonly Suggestion[] =>
  offered.map(({ entry, documentation }) => ({
    ...namesOf(side + entry.name, typed),
    kind: 'field',
    rank,
    detail: entry.type,
    documentation,
  }));

const offered = fieldEntries
  .filter(({ name }) => !name.endsWith('*'))
  .map((entry) => ({ entry, documentation: fieldMarkdown(entry) }));

const namesOf = (
  name: string,
  typed: string,
): Pick<Suggestion, 'label'> & Pick<Suggestion, 'snippet'> => {
  const segments = name.split('.');
  if (!segments.includes('N')) return { label: name };
  const typedSegments = typed.split('.');
  const positions = segments.map((segment, index) => {
    const position = typedSegments[index];
    return segment === 'N' && position !== undefined && /^\d+$/.test(position) ? position : segment;
  });
  let stop = 0;
  const snippet = positions.map((segment) => (segment === 'N' ? `\${${(stop += 1)}:0}` : segment));
  return {
    label: positions.map((segment) => (segment === 'N' ? '0' : segment)).join('.'),
    snippet: snippet.join('.'),
  };
};
