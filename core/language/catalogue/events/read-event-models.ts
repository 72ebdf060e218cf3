import { lazily } from '../../text/lazily.ts';
import { ADDITIONAL_DATA, additionalFields } from './additional-data.ts';
import {
  decodeEvent,
  type DecodedEvent,
  type DecodedService,
  decodeService,
} from './decode-service.ts';
import type { EventModel, EventModels, EventSourceModel } from './event-models.ts';
import { below, fieldBelow, mergedParts, type Place } from './merge-parts.ts';
import { type Block, blocksOf, blocksWith, visitEventLines, withoutVersion } from './outline.ts';

/**
 * The models from the text that ships (`data/event-models.txt`). Only its outline is read at once: a
 * service is decoded when it is first asked about, a structure when it is first looked into. Throws
 * where the text is something else.
 */
export const readEventModels = (text: string): EventModels => {
  const [unionBlock, ...blocks] = blocksOf(text);
  const serviceOf = serviceDecoder(text, blocks);
  const union = lazily(() => decodeService(text.slice(unionBlock.start, unionBlock.end)));
  const index = indexEventNames(text, blocks);

  const find = (eventSource: string, eventName: string): FoundEvent | undefined => {
    const service = serviceOf(eventSource);
    const event = service === undefined ? undefined : eventNamed(service, eventName);
    return service === undefined || event === undefined ? undefined : { service, event };
  };
  const placesAt = (
    [side, ...names]: readonly string[],
    events: readonly EventModel[] | undefined,
  ): readonly Place[] => {
    if (side !== 'requestParameters' && side !== 'responseElements') return [];
    const found =
      events === undefined
        ? [...union().events.values()].map((event) => ({ service: union(), event }))
        : events.map(({ eventSource, eventName }) => find(eventSource, eventName));
    return names.reduce(below, rootPlaces(side, found));
  };
  return {
    sources: blocks.map(({ eventSource }) => eventSource),
    source: (eventSource) => sourceModel(serviceOf(eventSource)),
    event: (eventSource, eventName) => {
      const found = find(eventSource, eventName);
      return found === undefined ? undefined : eventModel(eventSource, found.event);
    },
    eventsNamed: (eventName) => {
      const named = index.get(eventName) ?? index.get(withoutVersion(eventName)) ?? [];
      return named.map(({ eventSource, start }) =>
        eventModel(eventSource, decodeEvent(text.slice(start, text.indexOf('\n', start)))),
      );
    },
    partsOf: (path, events) =>
      path === ADDITIONAL_DATA
        ? additionalFields(events)
        : mergedParts(placesAt(path.split('.'), events)),
    field: (path, events) => {
      const names = path.split('.');
      const last = names.at(-1) ?? '';
      if (names.length === 2 && names[0] === ADDITIONAL_DATA) {
        return additionalFields(events).find(({ name }) => name === last);
      }
      const found = fieldBelow(placesAt(names.slice(0, -1), events), last);
      if (found !== undefined || events !== undefined) return found;
      return first(blocksWith(text, blocks, names[1] ?? ''), ({ eventSource }) =>
        fieldBelow(placesAt(names.slice(0, -1), eventsOf(serviceOf(eventSource))), last),
      );
    },
  };
};

interface FoundEvent {
  readonly service: DecodedService;
  readonly event: DecodedEvent;
}

const serviceDecoder = (
  text: string,
  blocks: readonly Block[],
): ((eventSource: string) => DecodedService | undefined) => {
  const places = new Map(blocks.map((block) => [block.eventSource, block]));
  const decoded = new Map<string, DecodedService>();
  return (eventSource) => {
    const block = places.get(eventSource);
    if (block === undefined) return undefined;
    const service = decoded.get(eventSource) ?? decodeService(text.slice(block.start, block.end));
    decoded.set(eventSource, service);
    return service;
  };
};

interface EventLine {
  readonly eventSource: string;
  /** Where its line begins. */
  readonly start: number;
}

/** The events by their names, in full and without their versions. */
const indexEventNames = (
  text: string,
  blocks: readonly Block[],
): ReadonlyMap<string, readonly EventLine[]> => {
  const index = new Map<string, EventLine[]>();
  const add = (name: string, line: EventLine): void => {
    const lines = index.get(name);
    if (lines === undefined) index.set(name, [line]);
    else if (lines.at(-1)?.eventSource !== line.eventSource) lines.push(line);
  };
  for (const block of blocks) {
    visitEventLines(text, block, (name, start) => {
      const line = { eventSource: block.eventSource, start };
      add(name, line);
      if (/\d$/.test(name)) add(withoutVersion(name), line);
    });
  }
  return index;
};

/** The event of that name, else the one that differs in the version alone. */
const eventNamed = ({ events }: DecodedService, name: string): DecodedEvent | undefined => {
  const exact = events.get(name);
  if (exact !== undefined) return exact;
  const wanted = withoutVersion(name);
  return (
    events.get(wanted) ??
    [...events.values()].find((event) => withoutVersion(event.name) === wanted)
  );
};

type Side = 'requestParameters' | 'responseElements';

/** The first answer that there is. */
const first = <From, To>(
  values: Iterable<From>,
  answer: (value: From) => To | undefined,
): To | undefined => {
  for (const value of values) {
    const found = answer(value);
    if (found !== undefined) return found;
  }
  return undefined;
};

const eventsOf = (service: DecodedService | undefined): readonly EventModel[] =>
  service === undefined
    ? []
    : [...service.events.values()].map((event) => eventModel(service.eventSource, event));

/** One place for each structure that the events have on that side. */
const rootPlaces = (side: Side, found: readonly (FoundEvent | undefined)[]): readonly Place[] => {
  const places = new Map<DecodedService, Map<number, number>>();
  for (const one of found) {
    const structure = side === 'requestParameters' ? one?.event.request : one?.event.response;
    if (one === undefined || structure === undefined) continue;
    const counts = places.get(one.service) ?? new Map<number, number>();
    counts.set(structure, (counts.get(structure) ?? 0) + 1);
    places.set(one.service, counts);
  }
  return [...places].flatMap(([service, counts]) =>
    [...counts].map(([structure, events]): Place => ({ service, type: `.${structure}`, events })),
  );
};

const eventModel = (eventSource: string, event: DecodedEvent): EventModel => ({
  eventSource,
  eventName: event.name,
  summary: event.summary,
  access: event.reads ? 'read' : 'write',
});

const sourceModel = (service: DecodedService | undefined): EventSourceModel | undefined =>
  service === undefined
    ? undefined
    : {
        eventSource: service.eventSource,
        title: service.title,
        eventNames: [...service.events.keys()],
        errorCodes: service.errorCodes,
      };
