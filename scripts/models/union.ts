import { encodeService } from './encode.ts';
import type { FieldMember, FieldTable, TypeCode } from './field-table.ts';
import { createServiceEvents, type ServiceEvents } from './service-events.ts';
import { eventWeight } from './weights.ts';
import { fieldType } from '#language/catalogue/events/decode-service.ts';
import type { EventFieldType } from '#language/catalogue/events/event-models.ts';
import { isHidden } from '#language/catalogue/events/hidden.ts';
import { isNoise } from '#language/catalogue/events/noise.ts';

/** A part that events of all services have, with everything below it. */
interface UnionPart {
  name: string;
  summary: string;
  events: number;
  weight: number;
  /** How much the events weigh that have it as each type: the heaviest is the one that counts. */
  readonly types: Map<EventFieldType, number>;
  readonly parts: Map<string, UnionPart>;
}

const DEEPEST = 6;
/** What fewer events share is not worth its place. */
const LEAST_WEIGHT = 1;
const WIDEST = { root: 2500, below: 100 };

/** One block with the fields of all events, the likeliest first, for queries that name no event. */
export const encodeUnion = (services: readonly ServiceEvents[]): string => {
  const request = createPart('');
  const response = createPart('');
  for (const service of services) {
    for (const event of service.events.values()) {
      const weight = eventWeight(service.eventSource, event.name);
      gather(request, service.table, event.request, { weight, depth: 0 });
      gather(response, service.table, event.response, { weight, depth: 0 });
    }
  }
  const union = createServiceEvents('*', 'All services');
  const members = (side: UnionPart): readonly FieldMember[] =>
    unionMembers(union.table, side, WIDEST.root);
  union.events.set('*', {
    name: '*',
    reads: true,
    summary: '',
    request: members(request),
    response: members(response),
  });
  return encodeService(union);
};

const createPart = (name: string): UnionPart => ({
  name,
  summary: '',
  events: 0,
  weight: 0,
  types: new Map(),
  parts: new Map(),
});

const gather = (
  into: UnionPart,
  table: FieldTable,
  members: readonly FieldMember[],
  { weight, depth }: { readonly weight: number; readonly depth: number },
): void => {
  for (const { name, type, summary } of members) {
    const part = into.parts.get(name) ?? createPart(name);
    into.parts.set(name, part);
    part.events += 1;
    const isDull = isNoise(name) || isHeader(name) || isHidden(summary);
    part.weight += isDull ? weight / 50 : weight;
    if (part.summary === '' && !isHidden(summary)) part.summary = summary;
    const kind = fieldType(type);
    part.types.set(kind, (part.types.get(kind) ?? 0) + weight);
    const inner = membersOf(table, type);
    if (depth < DEEPEST) gather(part, table, inner, { weight, depth: depth + 1 });
  }
};

/** Headers of S3 are on every call to it, and seldom what is looked for. */
const isHeader = (name: string): boolean =>
  /^x-amz-(?!acl|copy-source)/i.test(name) || /^host$/i.test(name) || name === 'x-id';

/** The parts of a type, as the reader of the data has them. */
const membersOf = (table: FieldTable, type: TypeCode): readonly FieldMember[] => {
  const inner = type.slice(1);
  const member = (name: string, of: TypeCode): FieldMember => ({ name, type: of, summary: '' });
  switch (type.charAt(0)) {
    case '.':
      return table.structures[Number(inner)] ?? [];
    case '*':
      return [member('N', inner)];
    case '+':
      return [...membersOf(table, inner), member('N', inner)];
    case '>':
      return [member('items', `*${inner}`)];
    case '<':
      return [member('item', `+${inner}`)];
    default:
      return [];
  }
};

const unionMembers = (
  table: FieldTable,
  { parts }: UnionPart,
  widest: number,
): readonly FieldMember[] =>
  [...parts.values()]
    .filter(({ weight }) => weight >= LEAST_WEIGHT)
    .sort((a, b) => b.weight - a.weight || (a.name < b.name ? -1 : 1))
    .slice(0, widest)
    .map((part) => ({
      name: part.name,
      type: `${unionType(table, part)}^${part.events}`,
      summary: widest === WIDEST.root ? part.summary : '',
    }));

/** How a type is written that has nothing below. */
const codes: Readonly<Record<EventFieldType, TypeCode>> = {
  text: '',
  number: '#',
  boolean: '?',
  timestamp: '@',
  map: '%',
  list: '*',
  structure: '',
};

const unionType = (table: FieldTable, part: UnionPart): TypeCode => {
  const [[kind] = ['text'] as const] = [...part.types].sort(([, a], [, b]) => b - a);
  const members = unionMembers(table, part, WIDEST.below);
  const place = members.find(({ name }) => name === 'N')?.type.replace(/\^\d+$/, '');
  if (kind === 'structure') return table.structure(JSON.stringify(members), () => members);
  if (kind === 'list') return `*${place ?? ''}`;
  // Where one may stand alone, the places of several are known as well.
  return place === codes[kind] ? `+${codes[kind]}` : codes[kind];
};
