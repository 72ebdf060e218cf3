import type { Operation } from '../api-model.ts';
import { type FieldMember, part } from '../field-table.ts';
import { lowerFirst } from '../letters.ts';
import { modelMembers, type NamingContext } from '../name-shapes.ts';
import { isoTime, type ModelMember, namedBelow, type Style } from '../style.ts';

/** XML bodies: the element's names as they are; several of one name are a list, one stands alone. */
const xmlBody: Style = {
  key: 'xml',
  time: isoTime,
  list: (element) => `+${element}`,
  name: (member) => {
    const { key, shape, summary } = member;
    const name = shape.locationName ?? key;
    if (shape.xmlAttribute === true) return [part(name), part('xmlns:xsi')];
    if (shape.type !== 'list') return [part(name, member.typeIn(), summary)];
    const elements = `+${member.elementIn()}`;
    if (shape.flattened === true) return [part(name, elements, summary)];
    const inner = part(shape.member?.locationName ?? 'member', elements);
    return [part(name, member.structure([inner]), summary)];
  },
};

const xmlRoot: Style = {
  key: 'xml-root',
  time: isoTime,
  name: (member) => xmlBody.name(namedBelow(member, xmlBody)),
  more: [part('xmlns')],
};

const host = part('Host', '+', 'The host name that was called.');

const hostOfOld = part('host', '+', 'The host name that was called, in older records.');

/** The name of the call, which newer SDKs write into the address. */
const callName = part('x-id', '', 'The call, as SDKs name it in the address.');

const signedLink: readonly FieldMember[] = [
  'X-Amz-Date',
  'X-Amz-Algorithm',
  'X-Amz-SignedHeaders',
  'X-Amz-Expires',
].map((name) => part(name, '', 'From a signed link.'));

/** The queries that stand alone in an address: `?policy`, `?acl`. */
const subResources = (uri: string): readonly FieldMember[] =>
  (uri.split('?')[1] ?? '')
    .split('&')
    .map((pair) => pair.split('=')[0] ?? '')
    .filter((name) => name !== '')
    .map((name) => part(name, '+', `The call is about \`?${name}\`.`));

const statement: readonly FieldMember[] = [
  part('Sid'),
  part('Effect', '', 'Allow or Deny.'),
  part('Action', '+'),
  part('NotAction', '+'),
  part('Resource', '+'),
  part('NotResource', '+'),
  part('Condition', '%%+'),
];

const principals: readonly FieldMember[] = ['AWS', 'Service', 'Federated', 'CanonicalUser'].map(
  (name) => part(name, '+'),
);

const bucketPolicy = ({ table }: NamingContext): FieldMember => {
  const principal = table.structure('policy principal', () => principals);
  const statements = table.structure('policy statement', () => [
    ...statement,
    part('Principal', principal, 'Who the statement is about.'),
    part('NotPrincipal', principal),
  ]);
  const members = [part('Version'), part('Id'), part('Statement', `+${statements}`)];
  return part(
    'bucketPolicy',
    table.structure('policy document', () => members),
    'The policy, read as JSON.',
  );
};

const parameter = (member: ModelMember): readonly FieldMember[] => {
  if (member.shape.streaming === true) return [];
  const { key, shape, summary } = member;
  const wire = shape.locationName ?? key;
  switch (shape.location) {
    case 'uri':
      return [part(key === 'Bucket' ? 'bucketName' : lowerFirst(key), '', summary)];
    case 'querystring':
      return [part(wire, member.typeIn(xmlBody), summary)];
    case 'headers':
      // Any name may follow.
      return [];
    case 'header':
      return /^x-amz-/i.test(wire) ? [part(wire, member.typeIn(), summary)] : [];
    default:
      return xmlBody.name(namedBelow(member, xmlRoot));
  }
};

const isHeader = ({ shape }: ModelMember): boolean => /^x-amz-/i.test(shape.locationName ?? '');

/** Headers that say nothing of what is done. */
const isDull = ({ shape }: ModelMember): boolean =>
  /^x-amz-(?:checksum|sdk|expected|request-payer|optional)/i.test(shape.locationName ?? '');

/** The parameters of a call to S3: its address, query, headers and body under their wire names. */
export const s3Request = (
  context: NamingContext,
  { http, input }: Operation,
  type: string,
): readonly FieldMember[] => {
  const members = modelMembers(context, input ?? {}, { type, style: xmlRoot });
  const body = members.filter(({ key, shape }) => key === 'Policy' && shape.location === undefined);
  const known = members.filter((member) => !body.includes(member));
  return [
    ...known.filter((member) => !isHeader(member)).flatMap(parameter),
    ...body.map(() => bucketPolicy(context)),
    host,
    ...subResources(http?.requestUri ?? ''),
    ...known.filter((member) => isHeader(member) && !isDull(member)).flatMap(parameter),
    ...known.filter(isDull).flatMap(parameter),
    callName,
    hostOfOld,
    ...(http?.method === 'GET' || http?.method === 'PUT' ? signedLink : []),
  ];
};

/** What S3 answers: the headers that are its own, then what the body holds. */
export const s3Response = (
  context: NamingContext,
  { output }: Operation,
  type: string,
): readonly FieldMember[] => {
  const members = modelMembers(context, output ?? {}, { type, style: xmlBody });
  return [...members.filter(isHeader), ...members.filter((member) => !isHeader(member))].flatMap(
    parameter,
  );
};
