import { type FieldEntry, fieldEntries, fieldEntry } from '../../catalogue/fields.ts';
import { fieldMarkdown } from '../markdown.ts';
import type { KnownField } from '../known-data.ts';
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

/**
 * The fields that the events of the query's source are known to have, the commonest first, before
 * those that are catalogued alone.
 */
export const fieldsOfSource = (
  known: readonly KnownField[],
  typed: string,
  rank: number,
): readonly Suggestion[] => {
  const common = known
    .filter(({ name }) => isWritable.test(name))
    .map((field) => ({ field, entry: fieldEntry(field.name) }))
    .toSorted((a, b) => b.field.percent - a.field.percent || placeOf(a.entry) - placeOf(b.entry))
    .map(({ field, entry }) => knownSuggestion(field, entry, rank));
  const labels = new Set(common.map(({ label }) => label));
  return [...common, ...fieldSuggestions(typed, rank).filter(({ label }) => !labels.has(label))];
};

const knownSuggestion = (
  { name, percent }: KnownField,
  entry: FieldEntry | undefined,
  rank: number,
): Suggestion => {
  const share = `in ${percent < 1 ? 'less than 1' : Math.round(percent)} % of events`;
  return {
    label: name,
    kind: 'field',
    rank,
    filter: name,
    text: written(name),
    detail: entry === undefined ? share : `${entry.type}, ${share}`,
    ...(entry === undefined ? {} : { documentation: fieldMarkdown(entry) }),
  };
};

/** A name with anything but letters, digits, dots, `_` and `@` needs backticks. */
const written = (name: string): string => (/^[\w@.]+$/.test(name) ? name : `\`${name}\``);

/** Names come from logs: one that nothing can quote is of no use. */
const isWritable = /^[^`\p{Cc}]+$/u;

const placeOf = (entry: FieldEntry | undefined): number =>
  entry === undefined ? fieldEntries.length : (places.get(entry) ?? fieldEntries.length);

const places: ReadonlyMap<FieldEntry, number> = new Map(
  fieldEntries.map((entry, index) => [entry, index]),
);

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
