import { encodeService } from './encode.ts';
import type { FieldMember, FieldTable, TypeCode } from './field-table.ts';
import { createServiceEvents, type EventEntry, type ServiceEvents } from './service-events.ts';
import { eventWeight } from './weights.ts';
import { isNoise } from '#language/catalogue/events/noise.ts';

/** A part that events of all services have, with everything below it. */
interface UnionPart {
  name: string;
  summary: string;
  events: number;
  weight: number;
  /** The type of those that have nothing below, the first that came. */
  leaf: TypeCode;
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
      // CloudTrail leaves out what calls that only read answer with.
      const answered = onlyAnswers(event) ? weight / 20 : weight;
      gather(response, service.table, event.response, { weight: answered, depth: 0 });
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

const onlyAnswers = ({ reads, name }: EventEntry): boolean =>
  reads && /^(?:Describe|Get|List)/.test(name);

const createPart = (name: string): UnionPart => ({
  name,
  summary: '',
  events: 0,
  weight: 0,
  leaf: '',
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
    part.weight += isNoise(name) || isHeader(name) ? weight / 50 : weight;
    if (part.summary === '') part.summary = summary;
    const inner = membersOf(table, type);
    if (inner.length === 0) part.leaf ||= type.startsWith('!') ? '' : type;
    else if (depth < DEEPEST) gather(part, table, inner, { weight, depth: depth + 1 });
  }
};

/** Headers of S3 are on every call to it, and seldom what is looked for. */
const isHeader = (name: string): boolean =>
  /^x-amz-(?!acl|copy-source)/i.test(name) || name === 'host' || name === 'x-id';

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

const unionType = (table: FieldTable, part: UnionPart): TypeCode => {
  const members = unionMembers(table, part, WIDEST.below);
  if (members.length === 0) return part.leaf.replace(/^\..*/, '');
  const [only] = members;
  // A list is a list, unless it is also something else.
  if (members.length === 1 && only?.name === 'N') return `*${only.type.replace(/\^\d+$/, '')}`;
  return table.structure(JSON.stringify(members), () => members);
};
