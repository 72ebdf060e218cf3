import {
  createFieldTable,
  type FieldMember,
  type FieldTable,
  part,
  type TypeCode,
} from './field-table.ts';

/** An event of a service with the places of its fields in the service's table. */
export interface EventEntry {
  readonly name: string;
  readonly reads: boolean;
  readonly summary: string;
  readonly request: readonly FieldMember[];
  readonly response: readonly FieldMember[];
}

/** Everything that is known of the events of one `eventSource`. */
export interface ServiceEvents {
  readonly eventSource: string;
  readonly title: string;
  readonly table: FieldTable;
  readonly events: Map<string, EventEntry>;
  readonly errorCodes: Set<string>;
}

export const createServiceEvents = (eventSource: string, title: string): ServiceEvents => ({
  eventSource,
  title,
  table: createFieldTable(),
  events: new Map(),
  errorCodes: new Set(),
});

/** Adds an event; of one that is there already the fields that it lacks. */
export const addEvent = ({ events, table }: ServiceEvents, event: EventEntry): void => {
  const known = events.get(event.name);
  events.set(event.name, {
    ...event,
    ...known,
    summary: known === undefined || known.summary === '' ? event.summary : known.summary,
    request: joined(table, known?.request ?? [], event.request),
    response: joined(table, known?.response ?? [], event.response),
  });
};

/** The members of both; what both have joined in the same way. */
const joined = (
  table: FieldTable,
  first: readonly FieldMember[],
  second: readonly FieldMember[],
): readonly FieldMember[] => {
  const members = new Map(first.map((member) => [member.name, member]));
  for (const member of second) {
    const known = members.get(member.name);
    const type = known === undefined ? member.type : joinedType(table, known.type, member.type);
    members.set(member.name, { ...member, ...known, type });
  }
  return [...members.values()];
};

const joinedType = (table: FieldTable, first: TypeCode, second: TypeCode): TypeCode => {
  if (first === second || second === '') return first;
  if (first === '') return second;
  if (/^[*+]/.test(first) && /^[*+]/.test(second)) {
    return first.charAt(0) + joinedType(table, first.slice(1), second.slice(1));
  }
  const [ours, others] = [membersOf(table, first), membersOf(table, second)];
  if (ours === undefined || others === undefined) return first;
  // The key is that of the pair, so that structures which hold themselves come to an end.
  return table.structure(`joined ${first} ${second}`, () => joined(table, ours, others));
};

const membersOf = (table: FieldTable, type: TypeCode): readonly FieldMember[] | undefined => {
  if (type.startsWith('>')) return [part('items', `*${type.slice(1)}`)];
  return type.startsWith('.') ? table.structures[Number(type.slice(1))] : undefined;
};

/** The structure of an event's parameters or answer; empty where there is none. */
export const rootType = (table: FieldTable, members: readonly FieldMember[]): TypeCode =>
  members.length === 0 ? '' : table.structure(`root ${JSON.stringify(members)}`, () => members);
