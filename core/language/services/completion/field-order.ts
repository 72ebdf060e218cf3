import { type FieldEntry, fieldEntries } from '../../catalogue/fields.ts';

/** Which fields come first: the time, as in a table, or what conditions and groups are about. */
export type FieldOrder = 'time-first' | 'core-first';

/** What nearly every question is about. */
const CORE: readonly string[] = [
  'eventName',
  'eventSource',
  'userIdentity.arn',
  'userIdentity.type',
  'errorCode',
  'sourceIPAddress',
  'awsRegion',
  'eventTime',
  'userIdentity.userName',
  'userIdentity.accountId',
  'userIdentity.accessKeyId',
  'userIdentity.principalId',
  'userIdentity.invokedBy',
  'userIdentity.sessionContext.sessionIssuer.userName',
  'userAgent',
  'errorMessage',
  'readOnly',
  'eventType',
  'recipientAccountId',
];

const core: ReadonlySet<string> = new Set(CORE);

/** True for the fields that most queries are about. */
export const isCore = (name: string): boolean => core.has(name);

/** True for what CloudWatch adds to events. */
export const isSystem = (name: string): boolean => name.startsWith('@');

/** True for fields that few events have and fewer queries ask for. */
export const isRare = (name: string): boolean =>
  /^(?:insightDetails|addendum|edgeDeviceDetails|eventContext|serviceEventDetails)\./.test(name);

const ordered = (first: readonly string[]): readonly FieldEntry[] => {
  const places = new Map(first.map((name, index) => [name, index]));
  const placeOf = ({ name }: FieldEntry): number =>
    places.get(name) ?? first.length + Number(!isSystem(name)) + Number(isRare(name));
  return fieldEntries.toSorted((a, b) => placeOf(a) - placeOf(b));
};

/** The catalogued fields, the likeliest first. */
export const orderedFields: { readonly [Order in FieldOrder]: readonly FieldEntry[] } = {
  'time-first': ordered(['@timestamp', ...CORE]),
  'core-first': ordered(CORE),
};
