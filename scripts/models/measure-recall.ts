import type {
  EventField,
  EventModel,
  EventModels,
} from '#language/catalogue/events/event-models.ts';
import { fieldEntry, fieldsWithin } from '#language/catalogue/fields.ts';
import type { RealEvent } from './real-events.ts';

export interface Share {
  readonly known: number;
  readonly all: number;
  readonly missing: readonly string[];
}

export interface Recall {
  /** Of the events, by source and name. */
  readonly events: Share;
  /** Of the pairs of event and path, where a map with free keys knows whatever is below it. */
  readonly pairs: Share;
  /** The same, where it doesn't. */
  readonly strict: Share;
  /** Of the pairs, what is offered to a query that names no event. */
  readonly union: Share;
  /** Of the fields at the top and under `userIdentity`. */
  readonly fields: Share;
  /** The pairs that are not offered. */
  readonly missing: readonly string[];
}

/** How much of the events the models know. Positions in lists count as one. */
export const recallOf = (events: Iterable<RealEvent>, models: EventModels): Recall => {
  const names = new Map<string, boolean>();
  const pairs = new Map<string, Offer>();
  const union = new Map<string, boolean>();
  const fields = new Map<string, boolean>();
  for (const event of events) {
    const { eventSource, eventName } = event;
    const key = `${eventSource} ${eventName}`;
    const model = models.event(eventSource, eventName);
    // Documentation leaves the source out of its examples; then every event of the name counts.
    const known = model === undefined ? models.eventsNamed(eventName) : [model];
    names.set(key, known.length > 0);
    for (const path of event.paths) {
      const pair = `${key} ${path}`;
      if (pairs.has(pair)) continue;
      pairs.set(pair, offerOf(models, path, known));
      union.set(pair, offerOf(models, path, undefined) !== 'no');
    }
    for (const field of event.fields) {
      if (!isForeign(field)) fields.set(field, isKnownField(field));
    }
  }
  const offered = shareOf([...pairs].map(([pair, offer]) => [pair, offer !== 'no']));
  return {
    events: shareOf(names),
    pairs: offered,
    strict: shareOf([...pairs].map(([pair, offer]) => [pair, offer === 'yes'])),
    union: shareOf(union),
    fields: shareOf(fields),
    missing: offered.missing,
  };
};

type Offer = 'yes' | 'within a map' | 'no';

/** Whether each part of a path is offered at its place, the last as one that holds a value. */
const offerOf = (
  models: EventModels,
  path: string,
  events: readonly EventModel[] | undefined,
): Offer => {
  const [side = '', ...names] = path.split('.');
  let parent = side;
  let found: EventField | undefined;
  for (const name of names) {
    found = models.partsOf(parent, events).find((part) => part.name === name);
    if (found === undefined) return isMap(models, parent, events) ? 'within a map' : 'no';
    parent += `.${name}`;
  }
  if (found?.type === 'map') return 'within a map';
  return found?.hasParts === true ? 'no' : 'yes';
};

const isMap = (
  models: EventModels,
  path: string,
  events: readonly EventModel[] | undefined,
): boolean => models.field(path, events)?.type === 'map';

/** Fields that collectors add or rename; CloudTrail writes none of them. */
const isForeign = (field: string): boolean => foreign.has(field) || /^(?:p_|@)/.test(field);

const foreign: ReadonlySet<string> = new Set([
  '_normalized',
  'aws',
  'eventId',
  'evt',
  'http',
  'network',
  'service',
  'userIdentity.assumed_role',
  'userIdentity.session_name',
  'userIdentity.sessionContext.sessionIssuer.username',
]);

const isKnownField = (field: string): boolean =>
  fieldEntry(field) !== undefined || fieldsWithin(field).length > 0;

const shareOf = (known: Iterable<readonly [string, boolean]>): Share => {
  const all = [...known];
  const missing = all.filter(([, isKnown]) => !isKnown).map(([name]) => name);
  return { known: all.length - missing.length, all: all.length, missing: missing.sort() };
};
