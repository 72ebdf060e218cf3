import { onlyReads } from '../access.ts';
import { type FieldMember, type FieldTable, part, type TypeCode } from '../field-table.ts';
import { addEvent, type ServiceEvents } from '../service-events.ts';
import type { HandKept, MoreFields } from './hand-kept.ts';

/** Adds what is kept by hand to a service: its own events, then fields of those that match. */
export const addHandKept = (service: ServiceEvents, kept: HandKept): void => {
  const { events = [], more = [], errorCodes = [] } = kept;
  for (const code of errorCodes) service.errorCodes.add(code);
  for (const { name, summary, reads, request = [], response = [] } of events) {
    addEvent(service, {
      name,
      summary,
      reads: reads ?? onlyReads(name),
      request: fieldsOf(service.table, request),
      response: fieldsOf(service.table, response),
    });
  }
  for (const fields of more) addFields(service, fields);
};

const addFields = (service: ServiceEvents, fields: MoreFields): void => {
  const { events: wanted, request = [], response = [] } = fields;
  for (const event of service.events.values()) {
    if (typeof wanted === 'string' ? event.name !== wanted : !wanted.test(event.name)) continue;
    addEvent(service, {
      ...event,
      request: fieldsOf(service.table, request),
      response: fieldsOf(service.table, response),
    });
    const joined = service.events.get(event.name) ?? event;
    service.events.set(event.name, { ...joined, request: ordered(joined.request, fields) });
  }
};

/** The first in their order, then those that nothing is said of, then the last. */
const ordered = (
  members: readonly FieldMember[],
  { first = [], last = [] }: MoreFields,
): readonly FieldMember[] => {
  const rank = (name: string): number => {
    const place = first.indexOf(name);
    if (place >= 0) return place;
    return last.includes(name) ? first.length + 1 : first.length;
  };
  return [...members].sort((a, b) => rank(a.name) - rank(b.name));
};

interface Branch {
  readonly parts: Map<string, Branch>;
  type: TypeCode;
}

/** The parts that paths make. */
const fieldsOf = (table: FieldTable, paths: readonly string[]): readonly FieldMember[] => {
  const root: Branch = { parts: new Map(), type: '' };
  for (const path of paths) {
    const [, names = '', type = ''] = /^(.*?)(?::([#?%]|[\w|]+))?$/.exec(path) ?? [];
    let branch = root;
    for (const name of names.split('.')) {
      const next: Branch = branch.parts.get(name) ?? { parts: new Map(), type: '' };
      branch.parts.set(name, next);
      branch = next;
    }
    branch.type = /^\w/.test(type) ? table.valueList(type.split('|')) : type;
  }
  return membersOf(table, root);
};

const membersOf = (table: FieldTable, { parts }: Branch): readonly FieldMember[] =>
  [...parts].map(([name, branch]) => part(name, typeOf(table, branch)));

const typeOf = (table: FieldTable, branch: Branch): TypeCode => {
  const place = branch.parts.get('N');
  if (place !== undefined) return `*${typeOf(table, place)}`;
  if (branch.parts.size === 0) return branch.type;
  const members = membersOf(table, branch);
  return table.structure(JSON.stringify(members), () => members);
};
