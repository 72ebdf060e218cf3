import { type FieldEntry, fieldEntries, fieldEntry } from '../../catalogue/fields.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { KnownField } from '../known-data.ts';
import { fieldMarkdown } from '../markdown.ts';
import { code, paragraphs } from '../markdown-text.ts';
import { type Around, eventFieldAt } from './around.ts';
import { eventFieldOffer, ROOTS } from './event-field-suggestions.ts';
import { misfit } from './fit.ts';
import { narrowed } from './narrowed.ts';
import { foldedPath, positioned } from './positions.ts';
import { ranks } from './ranks.ts';
import type { Offer, Suggestion } from './suggestion.ts';
import { isWritable, writtenName } from './written-name.ts';

/**
 * The fields that exist at a place, of the type that it expects first: those that the query's source
 * is known to have, those of the events in question, and those that are catalogued. Behind a dot
 * only those that begin so.
 */
export const fieldOffer = (around: Around, expected: ValueType | undefined): Offer => {
  const { visible } = around;
  const own = visible.seesFields ? [''] : [];
  const sides = visible.sides.filter(({ open }) => open).map(({ alias }) => `${alias}.`);
  const offers = [...own, ...sides].map((side) => fieldsOfSide(around, side, expected));
  return {
    suggestions: offers.flatMap(({ suggestions }) => suggestions),
    isIncomplete: offers.some(({ isIncomplete }) => isIncomplete),
  };
};

/** Behind `join` names begin with their side and a dot. */
const fieldsOfSide = (around: Around, side: string, expected: ValueType | undefined): Offer => {
  const { word, typed, fields } = around;
  const of = eventFieldOffer(around, side, expected);
  const catalogued = cataloguedFields(around, side, expected);
  const begins = beginsAs(word);
  const known = side === '' ? byShare(fields) : [];
  const writable = known.filter(({ name }) => isWritable(name) && begins(name));
  const { kept, isIncomplete } = narrowed(writable, ({ name }) => name, typed);
  const suggestions = distinct([
    ...kept.map((field) => knownSuggestion(field, fieldEntry(field.name), { word, expected })),
    ...[...of.suggestions, ...catalogued].filter(({ label }) => begins(label)),
  ]);
  return { suggestions, isIncomplete: of.isIncomplete || isIncomplete };
};

/** Where the typed word has a dot, what stands before its last one is kept. */
const beginsAs = (word: string): ((name: string) => boolean) => {
  const path = foldedPath(word.replaceAll('`', '').replace(/[^.]*$/, ''));
  return (name) => path === '' || foldedPath(name).startsWith(path);
};

const distinct = (suggestions: readonly Suggestion[]): readonly Suggestion[] => {
  const seen = new Set<string>();
  return suggestions.filter(({ label }) => {
    if (seen.has(label)) return false;
    seen.add(label);
    return true;
  });
};

const rankOf = (rank: number, type: FieldEntry['type'], expected: ValueType | undefined): number =>
  rank + misfit(type, expected);

/** The catalogued ones, the likeliest first; those that no event in question has are the last. */
const cataloguedFields = (
  { word, events, data: { models } }: Around,
  side: string,
  expected: ValueType | undefined,
): readonly Suggestion[] => {
  const inQuestion = side === '' ? events() : undefined;
  const parts = inQuestion && inQuestion.length < MANY ? partsOfAll(inQuestion, models) : undefined;
  return offered.map(({ entry, documentation, part }) => {
    const isOther = part !== undefined && parts?.has(part) === false;
    return {
      ...positioned(side + entry.name, word),
      kind: 'field',
      rank: rankOf(isOther ? ranks.other : ranks.field, entry.type, expected),
      detail: entry.type,
      documentation,
    };
  });
};

/** So many events have most of what is catalogued. */
const MANY = 100;

/** What stands directly below the parameters and the answers of events. */
const partsOfAll = (events: readonly EventModel[], models: EventModels): ReadonlySet<string> =>
  new Set(
    ROOTS.flatMap((root) => models.partsOf(root, events).map(({ name }) => `${root}.${name}`)),
  );

/** The fields that the source is known to have, the commonest first. */
const byShare = (known: readonly KnownField[]): readonly KnownField[] => {
  const sorted = sortedByShare.get(known) ?? sortByShare(known);
  sortedByShare.set(known, sorted);
  return sorted;
};

/** A list is told once and asked for with every key that is pressed. */
const sortedByShare = new WeakMap<readonly KnownField[], readonly KnownField[]>();

const sortByShare = (known: readonly KnownField[]): readonly KnownField[] =>
  known
    .map((field) => ({ field, place: placeOf(fieldEntry(field.name)) }))
    .toSorted((a, b) => b.field.percent - a.field.percent || a.place - b.place)
    .map(({ field }) => field);

const knownSuggestion = (
  { name, percent, example }: KnownField,
  entry: FieldEntry | undefined,
  { word, expected }: { readonly word: string; readonly expected: ValueType | undefined },
): Suggestion => {
  const share = shareText(percent);
  const shown = example === undefined ? undefined : `For example ${code(example)}.`;
  return {
    ...(name.split('.').includes('N') ? positioned(name, word) : { label: name }),
    kind: 'field',
    rank: rankOf(ranks.known, entry?.type ?? 'any', expected),
    filter: name,
    ...(name.split('.').includes('N') ? {} : { text: writtenName(name) }),
    detail: entry === undefined ? share : `${entry.type}, ${share}`,
    documentation: paragraphs(
      entry === undefined ? 'A field that events of this source have.' : fieldMarkdown(entry),
      shown,
    ),
  };
};

/** How many of the events that were looked at have something. */
export const shareText = (percent: number): string =>
  `in ${percent < 1 ? 'less than 1' : Math.round(percent)} % of events`;

const placeOf = (entry: FieldEntry | undefined): number =>
  entry === undefined ? fieldEntries.length : (places.get(entry) ?? fieldEntries.length);

const places: ReadonlyMap<FieldEntry, number> = new Map(
  fieldEntries.map((entry, index) => [entry, index]),
);

const offered = fieldEntries
  .filter(({ name }) => !name.endsWith('*'))
  .map((entry) => ({
    entry,
    documentation: fieldMarkdown(entry),
    /** Its first part below the parameters or the answer of a call. */
    part: /^(?:requestParameters|responseElements)\.[^.]+/.exec(entry.name)?.[0],
  }));

/** The type of a name where it stands, as far as the query and the catalogue tell. */
export const typeOfName = (name: string, around: Around): ValueType => {
  const column = around.visible.columns.find((candidate) => candidate.name === name);
  const field = eventFieldAt(name, around);
  const entry = field === undefined ? undefined : fieldEntry(field);
  return entry?.type ?? column?.type ?? 'any';
};
