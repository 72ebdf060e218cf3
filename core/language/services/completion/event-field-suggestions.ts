import type { EventField, EventModel, EventModels } from '../../catalogue/events/event-models.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { Around } from './around.ts';
import { misfit } from './fit.ts';
import { narrowed } from './narrowed.ts';
import { escapedSnippet, positioned } from './positions.ts';
import { ranks } from './ranks.ts';
import type { Offer, Subject, Suggestion } from './suggestion.ts';
import { isWritable } from './written-name.ts';

/** Where parameters and answers of calls stand. */
export const ROOTS: readonly string[] = ['requestParameters', 'responseElements'];

/**
 * What calls are given and answer, by the models of the events in question: every path of theirs,
 * or, where nothing restricts them, what may stand behind the typed dot.
 */
export const eventFieldOffer = (
  around: Around,
  side: string,
  expected: ValueType | undefined,
): Offer => {
  const { data, word, typed } = around;
  const events = side === '' ? around.events() : undefined;
  const base = typedPath(typed, side);
  if (base === undefined) return { suggestions: [], isIncomplete: false };
  const roots = base === '' ? ROOTS : [base];
  const isBare = base === '' && events === undefined;
  const found = isBare ? [] : roots.flatMap((root) => pathsBelow(root, data.models, events));
  const typedBelow = typed.slice(side.length);
  const most = isFew(events) ? MOST_PATHS : undefined;
  const { kept, isIncomplete } = narrowed(found, ({ path }) => path, typedBelow, most);
  const make = { side, word, expected, events };
  return {
    suggestions: [
      ...kept.filter(({ path }) => isWritable(path)).map((found) => suggestionOf(found, make)),
      ...(base === '' && data.models.sources.length > 0
        ? ROOTS.map((root) => rootOf(side + root))
        : []),
    ],
    isIncomplete,
  };
};

/** The typed path up to its last dot; undefined where no such field begins so. */
const typedPath = (typed: string, side: string): string | undefined => {
  const name = typed.replaceAll('`', '');
  if (!name.startsWith(side)) return side.startsWith(name) ? '' : undefined;
  const path = name.slice(side.length);
  const base = path.slice(0, Math.max(0, path.lastIndexOf('.')));
  return base === '' || ROOTS.includes(base.split('.', 1)[0] ?? '') ? base : undefined;
};

interface Found {
  readonly path: string;
  readonly field: EventField;
}

/** So many calls are few. */
const FEW = 12;

/** So many paths of few calls are looked for, the shallow ones first. */
const MOST_PATHS = 1000;
const DEEPEST = 10;

/** So many lists of many calls are looked into, since what is in them has no name to choose. */
const MOST_LISTS = 8;

/** Of more calls than these no list is looked into. */
const MANY = 100;

/** True for calls that are few enough to look at each to the end. */
export const isFew = (events: readonly EventModel[] | undefined): boolean =>
  events !== undefined && events.length <= FEW;

/** Every path below one in a few events; of many only the next part, and what its lists hold. */
const pathsBelow = (
  root: string,
  models: EventModels,
  events: readonly EventModel[] | undefined,
): readonly Found[] => {
  const found: Found[] = [];
  let level: readonly Found[] = foundIn(root, models, events);
  for (let depth = 0; depth < DEEPEST && level.length > 0; depth += 1) {
    found.push(...level);
    if (found.length > MOST_PATHS) return found;
    const inner = level.filter(({ field }) => field.hasParts);
    const followed = isFew(events) ? inner : listsIn(inner, depth, events?.length ?? 0);
    level = followed.flatMap(({ path }) => foundIn(path, models, events));
  }
  return found;
};

const foundIn = (
  base: string,
  models: EventModels,
  events: readonly EventModel[] | undefined,
): readonly Found[] =>
  models.partsOf(base, events).map((field) => ({ path: `${base}.${field.name}`, field }));

const listsIn = (found: readonly Found[], depth: number, events: number): readonly Found[] =>
  depth > 1 || events > MANY
    ? []
    : found
        .filter(({ field: { name, type } }) => name === 'N' || (depth === 0 && type === 'list'))
        .slice(0, MOST_LISTS);

interface Making {
  readonly side: string;
  readonly word: string;
  readonly expected: ValueType | undefined;
  readonly events: readonly EventModel[] | undefined;
}

const suggestionOf = (
  { path, field }: Found,
  { side, word, expected, events }: Making,
): Suggestion => {
  const { type, hasParts } = field;
  const name = positioned(side + path, word);
  if (type === 'map' && !hasParts) return mapSuggestion(name, subjectOf(path, events));
  const rank = hasParts ? ranks.structure : ranks.event;
  return {
    ...name,
    ...(hasParts ? withDot(name) : {}),
    kind: hasParts ? 'structure' : 'field',
    rank: hasParts ? rank : rank + misfit(type, expected),
    detail: type,
    subject: subjectOf(path, events),
  };
};

/** A map whose keys are the caller's: one of them has to be written. */
const mapSuggestion = (
  { label, text = label, snippet = escapedSnippet(text) }: ReturnType<typeof positioned>,
  subject: Subject,
): Suggestion => ({
  label,
  kind: 'structure',
  rank: ranks.event + 1,
  text: `${text}.`,
  snippet: `${snippet}.${text.endsWith('`') ? '' : '${9:key}'}`,
  filter: label,
  detail: 'map',
  subject,
});

/** What holds other fields has no value of its own: one of them has to follow. */
const withDot = ({
  label,
  text,
  snippet,
}: ReturnType<typeof positioned>): Pick<Suggestion, 'label' | 'text' | 'snippet' | 'filter'> &
  Pick<Suggestion, 'goesOn'> => ({
  label: `${label}.`,
  text: `${text ?? label}.`,
  filter: label,
  ...(snippet === undefined ? {} : { snippet: `${snippet}.` }),
  goesOn: true,
});

const subjectOf = (path: string, events: readonly EventModel[] | undefined): Subject => ({
  kind: 'field',
  path,
  events: (events ?? []).slice(0, 3).map(({ eventSource, eventName }) => [eventSource, eventName]),
});

const rootOf = (name: string): Suggestion => ({
  label: `${name}.`,
  kind: 'structure',
  rank: ranks.structure,
  filter: name,
  detail: name.endsWith('requestParameters') ? 'what a call is given' : 'what a call answers',
  documentation: name.endsWith('requestParameters')
    ? 'The parameters of the call. Every action has others.'
    : 'What the service answered: only of calls that change something.',
  goesOn: true,
});
