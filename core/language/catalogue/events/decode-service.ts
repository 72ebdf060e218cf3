import type { EventFieldType } from './event-models.ts';

/** How the data writes a type; scripts/models/field-table.ts says what the letters mean. */
export type TypeCode = string;

/** A part of a structure. */
export interface FieldPart {
  readonly name: string;
  readonly type: TypeCode;
  readonly summary: string;
  /** How many events have it, where the data says so. */
  readonly events: number | undefined;
}

export interface DecodedEvent {
  readonly name: string;
  readonly reads: boolean;
  readonly summary: string;
  /** The places of its structures in the table; undefined where it has none. */
  readonly request: number | undefined;
  readonly response: number | undefined;
}

/** What the data says of one service, decoded as far as it was asked for. */
export interface DecodedService {
  readonly eventSource: string;
  readonly title: string;
  readonly errorCodes: readonly string[];
  /** By name. */
  readonly events: ReadonlyMap<string, DecodedEvent>;
  structure(place: number): readonly FieldPart[];
  /** Whether a structure has parts, without looking at them. */
  hasParts(place: number): boolean;
  values(place: number): readonly string[];
}

/** Decodes the lines of one service; structures when they are first looked at. */
export const decodeService = (text: string): DecodedService => {
  const lines = text.split('\n');
  const [eventSource = '', title = '', events = '', structures = ''] = (lines[0] ?? '').split('\t');
  const firstStructure = 2 + Number(events);
  const firstValues = firstStructure + Number(structures);
  const decoded = new Map<number, readonly FieldPart[]>();
  return {
    eventSource,
    title,
    errorCodes: words(lines[1] ?? ''),
    events: new Map(
      lines.slice(2, firstStructure).map((line) => {
        const event = decodeEvent(line);
        return [event.name, event];
      }),
    ),
    structure(place) {
      const known = decoded.get(place) ?? decodeStructure(lines[firstStructure + place] ?? '');
      decoded.set(place, known);
      return known;
    },
    hasParts: (place) => (lines[firstStructure + place] ?? '') !== '',
    values: (place) => words(lines[firstValues + place] ?? ''),
  };
};

const words = (line: string): readonly string[] => (line === '' ? [] : line.split(' '));

/** An event from its line. */
export const decodeEvent = (line: string): DecodedEvent => {
  const [name = '', access = '', request = '', response = '', summary = ''] = line.split('\t');
  return {
    name,
    reads: access === 'r',
    summary,
    request: request === '' ? undefined : Number(request),
    response: response === '' ? undefined : Number(response),
  };
};

/** `name=type^events`, spaces between; after tabs what they mean. */
const decodeStructure = (line: string): readonly FieldPart[] => {
  const [names = '', ...summaries] = line.split('\t');
  return words(names).map((word, place): FieldPart => {
    const [named = '', events] = word.split('^');
    const equals = named.indexOf('=');
    return {
      name: equals < 0 ? named : named.slice(0, equals),
      type: equals < 0 ? '' : named.slice(equals + 1),
      summary: summaries[place] ?? '',
      events: events === undefined ? undefined : Number(events),
    };
  });
};

const types: ReadonlyMap<string, EventFieldType> = new Map([
  ['#', 'number'],
  ['?', 'boolean'],
  ['@', 'timestamp'],
  ['.', 'structure'],
  ['>', 'structure'],
  ['<', 'structure'],
  ['*', 'list'],
  ['%', 'map'],
]);

/** The type as others are told of it. */
export const fieldType = (type: TypeCode): EventFieldType =>
  // What may be one or several is mostly one.
  type.startsWith('+') ? fieldType(type.slice(1)) : (types.get(type.charAt(0)) ?? 'text');

/** The parts below a field of that type. */
export const partsBelow = (type: TypeCode, service: DecodedService): readonly FieldPart[] => {
  const inner = type.slice(1);
  switch (type.charAt(0)) {
    case '.':
      return service.structure(Number(inner));
    case '*':
      return [place(inner)];
    case '+':
      return [...partsBelow(inner, service), place(inner)];
    case '>':
      return [plain('items', `*${inner}`)];
    case '<':
      return [plain('item', `+${inner}`)];
    default:
      return [];
  }
};

/** Whether there are parts below a field of that type that are worth a look. */
export const hasPartsBelow = (type: TypeCode, service: DecodedService): boolean => {
  if (type.startsWith('+')) return hasPartsBelow(type.slice(1), service);
  return type.startsWith('.') ? service.hasParts(Number(type.slice(1))) : /^[*<>]/.test(type);
};

/** The values that a field of that type may have, where they are few. */
export const valuesOf = (type: TypeCode, service: DecodedService): readonly string[] =>
  type.startsWith('!') ? service.values(Number(type.slice(1))) : [];

const plain = (name: string, type: TypeCode): FieldPart => ({
  name,
  type,
  summary: '',
  events: undefined,
});

const place = (type: TypeCode): FieldPart => plain('N', type);
