import {
  type DecodedService,
  type FieldPart,
  fieldType,
  hasPartsBelow,
  partsBelow,
  type TypeCode,
  valuesOf,
} from './decode-service.ts';
import type { EventField } from './event-models.ts';
import { isHidden } from './hidden.ts';
import { isNoise } from './noise.ts';
import { serviceWeight } from './service-weights.ts';

/** A field of one or more events of a service, whose parts are asked for. */
export interface Place {
  readonly service: DecodedService;
  readonly type: TypeCode;
  /** How many of the events asked about have it. */
  readonly events: number;
}

/** The places of a part of that name, below each place. */
export const below = (places: readonly Place[], name: string): readonly Place[] =>
  places.flatMap((place) => {
    const part = partNamed(place, name);
    return part === undefined ? [] : [placeOf(place, part)];
  });

/** A part by its name; a number is any place in a list, and a map has whatever is asked for. */
const partNamed = ({ type, service }: Place, name: string): FieldPart | undefined => {
  if (type.startsWith('%')) {
    return { name, type: type.slice(1), summary: '', events: undefined };
  }
  const wanted = /^\d+$/.test(name) ? 'N' : name;
  return partsBelow(type, service).find((part) => part.name === wanted);
};

const placeOf = ({ service, events }: Place, part: FieldPart): Place => ({
  service,
  type: part.type,
  events: part.events ?? events,
});

/** The field of that name below the places; undefined where none has it. */
export const fieldBelow = (places: readonly Place[], name: string): EventField | undefined => {
  const merge = createMerge();
  for (const place of places) {
    const part = partNamed(place, name);
    if (part !== undefined) merge.add(place, part);
  }
  return merge.fields()[0];
};

/**
 * All parts below the places: those of most events first, where one of a service that is used much
 * counts for many, then in the order of the data; noise and what records hide last.
 */
export const mergedParts = (places: readonly Place[]): readonly EventField[] => {
  const merge = createMerge();
  for (const place of places) {
    for (const part of partsBelow(place.type, place.service)) merge.add(place, part);
  }
  if (places.length <= 1) return merge.fields();
  // Noise is looked up once a field: a service can have a thousand.
  const ranked = merge.all().map((merged) => ({
    field: eventField(merged),
    rank: isDull(merged.part) ? -1 / merged.weight : merged.weight,
  }));
  return ranked.sort((a, b) => b.rank - a.rank).map(({ field }) => field);
};

const isDull = ({ name, summary }: FieldPart): boolean => isNoise(name) || isHidden(summary);

/** What is known so far of a part that several places have. */
interface Merged {
  place: Place;
  /** The part of the weightiest events. */
  part: FieldPart;
  most: number;
  events: number;
  weight: number;
  hasParts: boolean;
}

const createMerge = (): {
  readonly add: (place: Place, part: FieldPart) => void;
  readonly all: () => readonly Merged[];
  readonly fields: () => readonly EventField[];
} => {
  const merged = new Map<string, Merged>();
  return {
    add(place, part) {
      const events = part.events ?? place.events;
      const weight = events * serviceWeight(place.service.eventSource);
      const hasParts = hasPartsBelow(part.type, place.service);
      const known = merged.get(part.name);
      if (known === undefined) {
        merged.set(part.name, { place, part, most: weight, events, weight, hasParts });
        return;
      }
      known.events += events;
      known.weight += weight;
      known.hasParts ||= hasParts;
      if (weight > known.most) Object.assign(known, { place, part, most: weight });
    },
    all: () => [...merged.values()],
    fields: () => [...merged.values()].map(eventField),
  };
};

const eventField = ({ place, part, events, hasParts }: Merged): EventField => ({
  name: part.name,
  type: fieldType(part.type),
  summary: part.summary,
  values: valuesOf(part.type, place.service),
  hasParts,
  events,
});
