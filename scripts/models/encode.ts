import type { FieldMember, FieldTable, TypeCode } from './field-table.ts';
import { rootType, type ServiceEvents } from './service-events.ts';

/** The text that ships; core/language/catalogue/events/read-event-models.ts reads it. */
export const encodeBlocks = (blocks: readonly string[]): string =>
  `${[FORMAT, ...blocks].join('\n@')}\n`;

const FORMAT = 'ctq event models 1';

/** One block: a line on the service, its errors, then its events, structures and lists of values. */
export const encodeService = ({
  eventSource,
  title,
  table,
  events,
  errorCodes,
}: ServiceEvents): string => {
  const entries = [...events.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
  const roots = entries.map(({ request, response }) => ({
    request: rootType(table, request),
    response: rootType(table, response),
  }));
  const places = placesInUse(
    table,
    roots.flatMap(({ request, response }) => [request, response]),
  );
  const placed = (type: TypeCode): TypeCode =>
    type.replace(/\d+/, (place) => String(places.get(Number(place))));
  const lines = entries.map(({ name, reads, summary }, index) => {
    const { request = '', response = '' } = roots[index] ?? {};
    const [from, to] = [placed(request).slice(1), placed(response).slice(1)];
    return [name, reads ? 'r' : 'w', from, to, summary].join('\t');
  });
  const structures = [...places.keys()].map((place) =>
    encodeStructure(table.structures[place] ?? [], places),
  );
  const head = [eventSource, title, lines.length, structures.length, table.values.length];
  const errors = [...errorCodes].sort().join(' ');
  return [head.join('\t'), errors, ...lines, ...structures, ...table.values].join('\n');
};

/** The structures that the types need, directly or not, with their new places. */
const placesInUse = (
  table: FieldTable,
  types: readonly TypeCode[],
): ReadonlyMap<number, number> => {
  const places = new Map<number, number>();
  const visit = (type: TypeCode): void => {
    const place = structurePlace(type);
    if (place === undefined || places.has(place)) return;
    places.set(place, places.size);
    for (const member of table.structures[place] ?? []) visit(member.type);
  };
  types.forEach(visit);
  return places;
};

const structurePlace = (type: TypeCode): number | undefined => {
  const place = /\.(\d+)/.exec(type)?.[1];
  return place === undefined ? undefined : Number(place);
};

/** `name=type`, spaces between; after tabs what they mean, as far as anybody says. */
const encodeStructure = (
  members: readonly FieldMember[],
  places: ReadonlyMap<number, number>,
): string => {
  const placed = (type: TypeCode): TypeCode =>
    type.replace(/\.(\d+)/, (_, place: string) => `.${places.get(Number(place))}`);
  const names = members
    .map(({ name, type }) => (type === '' ? name : `${name}=${placed(type)}`))
    .join(' ');
  const summaries = members.map(({ summary }) => `\t${summary}`).join('');
  return `${names}${summaries.trimEnd()}`;
};
