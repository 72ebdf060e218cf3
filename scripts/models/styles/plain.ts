import { part } from '../field-table.ts';
import { lowerFirst } from '../letters.ts';
import { type ModelMember, namedBelow, type Style } from '../style.ts';

const inBody = ({ shape }: ModelMember): boolean => shape.location === undefined;

/** What goes over the wire in a JSON body, else the model's name. */
const wireName = (member: ModelMember): string =>
  inBody(member) ? (member.shape.locationName ?? member.key) : member.key;

/** `ARN` and `TTL` are written `aRN` by some services and `arn` by others. */
const capitals = (name: string): readonly string[] =>
  /^[A-Z]{2,}$/.test(name) ? [name.toLowerCase()] : [];

const named = (names: readonly string[], member: ModelMember): ReturnType<Style['name']> =>
  names.map((name) => part(name, member.typeIn(), member.summary));

/** The query protocol and XML bodies: the model's names with the first letter lowered. */
export const lowered: Style = {
  key: 'lowered',
  name: (member) => named([lowerFirst(member.key), ...capitals(member.key)], member),
};

/** JSON: the names of the wire with the first letter lowered. */
export const loweredWire: Style = {
  key: 'wire',
  name: (member) => {
    const name = wireName(member);
    return named([lowerFirst(name), ...capitals(name)], member);
  },
};

/** JSON of services whose records keep the names of the wire. */
export const keptWire: Style = {
  key: 'kept',
  name: (member) => named([wireName(member)], member),
};

/** JSON of services that may do either: lowered first. */
export const eitherWire: Style = {
  key: 'either',
  name: (member) => [
    part(lowerFirst(wireName(member)), member.typeIn(loweredWire), member.summary),
    part(wireName(member), member.typeIn(keptWire), member.summary),
  ],
};

/** The parameters of a REST request: those of its path and query under their wire names too. */
export const restParameters = (body: Style): Style => ({
  key: `rest-${body.key}`,
  name: (member) => {
    const { location, locationName } = member.shape;
    const names = body.name(namedBelow(member, body));
    return locationName !== undefined && (location === 'uri' || location === 'querystring')
      ? [...names, part(lowerFirst(locationName), member.typeIn(body), member.summary)]
      : names;
  },
});
