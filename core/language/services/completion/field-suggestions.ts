import { type FieldEntry, fieldEntry } from '../../catalogue/fields.ts';
import type { EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { KnownField } from '../known-data.ts';
import { fieldMarkdown } from '../markdown.ts';
import { code, paragraphs } from '../markdown-text.ts';
import { type Around, eventFieldAt } from './around.ts';
import { eventFieldOffer, isFew, ROOTS } from './event-field-suggestions.ts';
import { type FieldOrder, isCore, isRare, isSystem, orderedFields } from './field-order.ts';
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
export const fieldOffer = (
  around: Around,
  expected: ValueType | undefined,
  order: FieldOrder = 'core-first',
): Offer => {
  const { visible } = around;
  const own = visible.seesFields ? [''] : [];
  const sides = visible.sides.filter(({ open }) => open).map(({ alias }) => `${alias}.`);
  const offers = [...own, ...sides].map((side) => fieldsOfSide(around, side, { expected, order }));
  return {
    suggestions: offers.flatMap(({ suggestions }) => suggestions),
    isIncomplete: offers.some(({ isIncomplete }) => isIncomplete),
  };
};

/** What a place expects: a type, and which fields before the others. */
interface Wanted {
  readonly expected: ValueType | undefined;
  readonly order: FieldOrder;
}

/** Behind `join` names begin with their side and a dot. */
const fieldsOfSide = (around: Around, side: string, wanted: Wanted): Offer => {
  const { word, typed, fields } = around;
  const { expected, order } = wanted;
  const of = eventFieldOffer(around, side, expected);
  const catalogued = cataloguedFields(around, side, wanted);
  const begins = beginsAs(word);
  const known = side === '' ? byShare(fields, order) : [];
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
  { expected, order }: Wanted,
): readonly Suggestion[] => {
  const inQuestion = side === '' ? events() : undefined;
  const parts = inQuestion && inQuestion.length < MANY ? partsOfAll(inQuestion, models) : undefined;
  // Of many events the parameters are too many to stand before what all events have.
  const coreRank = inQuestion !== undefined && !isFew(inQuestion) ? ranks.known : ranks.field;
  return offered[order].map(({ entry, documentation, part }) => {
    const isOther = isRare(entry.name) || (part !== undefined && parts?.has(part) === false);
    const rank = isCore(entry.name) ? coreRank : ranks.field;
    return {
      ...positioned(side + entry.name, word),
      kind: 'field',
      rank: rankOf(isOther ? ranks.other : rank, entry.type, expected),
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
const byShare = (known: readonly KnownField[], order: FieldOrder): readonly KnownField[] => {
  const sorted = sortedByShare[order].get(known) ?? sortByShare(known, order);
  sortedByShare[order].set(known, sorted);
  return sorted;
};

type Sorted = WeakMap<readonly KnownField[], readonly KnownField[]>;

/** A list is told once and asked for with every key that is pressed. */
const sortedByShare: { readonly [Order in FieldOrder]: Sorted } = {
  'time-first': new WeakMap(),
  'core-first': new WeakMap(),
};

/** What every event has says little: in conditions the system's fields are the last of the known. */
const sortByShare = (known: readonly KnownField[], order: FieldOrder): readonly KnownField[] => {
  const isLate = ({ name }: KnownField): number => Number(order === 'core-first' && isSystem(name));
  const places = new Map(orderedFields[order].map((entry, index) => [entry, index]));
  const placeOf = ({ name }: KnownField): number => {
    const entry = fieldEntry(name);
    return (entry && places.get(entry)) ?? places.size;
  };
  return known
    .map((field) => ({ field, late: isLate(field), place: placeOf(field) }))
    .toSorted((a, b) => a.late - b.late || b.field.percent - a.field.percent || a.place - b.place)
    .map(({ field }) => field);
};

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

const offeredIn = (
  order: FieldOrder,
): readonly {
  readonly entry: FieldEntry;
  readonly documentation: string;
  readonly part: string | undefined;
}[] =>
  orderedFields[order]
    .filter(({ name }) => !name.endsWith('*'))
    .map((entry) => ({
      entry,
      documentation: fieldMarkdown(entry),
      /** Its first part below the parameters or the answer of a call. */
      part: /^(?:requestParameters|responseElements)\.[^.]+/.exec(entry.name)?.[0],
    }));

const offered = {
  'time-first': offeredIn('time-first'),
  'core-first': offeredIn('core-first'),
};

/** The type of a name where it stands, as far as the query and the catalogue tell. */
export const typeOfName = (name: string, around: Around): ValueType => {
  const column = around.visible.columns.find((candidate) => candidate.name === name);
  const field = eventFieldAt(name, around);
  const entry = field === undefined ? undefined : fieldEntry(field);
  return entry?.type ?? column?.type ?? 'any';
};
