import { fieldEntry } from '../../catalogue/fields.ts';
import { regions } from '../../catalogue/regions.ts';
import { errorCodeMeaning } from '../../catalogue/values/error-codes.ts';
import { valueMeaning } from '../../catalogue/values/value-meanings.ts';
import type { KnownValue } from '../known-data.ts';
import { code, paragraphs, prose } from '../markdown-text.ts';
import type { Around } from './around.ts';
import type { Choice } from './choice.ts';
import { errorValues, eventNameValues, sourceValues } from './event-values.ts';
import { shareText } from './field-suggestions.ts';
import { foldedPath } from './positions.ts';

/**
 * The values that a field of events may have: those that the source is known to have, the commonest
 * first, then those that are known of CloudTrail.
 */
export const valuesOfField = (field: string, around: Around): readonly Choice[] => {
  const frequent = frequentValues(field, around);
  const known = cataloguedValues(field, around);
  if (frequent.length === 0) return known;
  const seen = new Set(frequent.map(({ value }) => value));
  return [...frequent, ...known.filter(({ value }) => !seen.has(value))];
};

const frequentValues = (field: string, { fields }: Around): readonly Choice[] => {
  const path = foldedPath(field);
  const values = fields
    .filter(({ name }) => foldedPath(name) === path)
    .flatMap((known) => known.values ?? [])
    .map((known) => asRead(known, field));
  return [...new Map(values.map((known) => [known.value, known])).values()].map(
    ({ value, percent }) => ({
      value,
      isText: !isNumeric(field),
      detail: shareText(percent),
      documentation: meaningOf(field, value),
    }),
  );
};

/** JSON booleans are read as 1 and 0. */
const asRead = (known: KnownValue, field: string): KnownValue =>
  fieldEntry(field)?.type === 'boolean' ? { ...known, value: asBit(known.value) } : known;

const asBit = (value: string): string => {
  if (value === 'true') return '1';
  return value === 'false' ? '0' : value;
};

const isNumeric = (field: string): boolean => {
  const type = fieldEntry(field)?.type;
  return type === 'boolean' || type === 'number';
};

const cataloguedValues = (field: string, around: Around): readonly Choice[] => {
  switch (field) {
    case 'eventSource':
    case 'userIdentity.invokedBy':
    case 'insightDetails.eventSource':
      return sourceValues(field, around);
    case 'eventName':
    case 'insightDetails.eventName':
      return eventNameValues(around);
    case 'awsRegion':
      return regions.map(({ id, name }) => ({
        value: id,
        isText: true,
        detail: name,
        documentation: `The Region ${prose(name)}.`,
      }));
    case 'errorCode':
    case 'insightDetails.errorCode':
      return errorValues(around);
    default:
      return otherValues(field, around);
  }
};

/** Fields with more values than are catalogued, of which the catalogued ones are the usual ones. */
const USUAL: ReadonlySet<string> = new Set([
  'tlsDetails.tlsVersion',
  'tlsDetails.cipherSuite',
  'tlsDetails.keyExchange',
  'resources.N.type',
  'additionalEventData.AuthenticationMethod',
  'additionalEventData.SignatureVersion',
  'additionalEventData.SSEApplied',
  'userIdentity.sessionContext.assumedRoot',
  'userIdentity.inScopeOf.issuerType',
  'insightDetails.insightContext.attributions.N.attribute',
  'eventVersion',
  'userAgent',
  'sourceIPAddress',
  'requestParameters.attributeType',
  'requestParameters.documentName',
  'eventTime',
]);

const otherValues = (field: string, { data: { models }, events }: Around): readonly Choice[] => {
  const entry = fieldEntry(field);
  if (entry?.type === 'boolean') return BITS;
  if (entry !== undefined && (entry.closed === true || USUAL.has(entry.name))) {
    return entry.values.map((value) => ({
      value,
      isText: entry.type === 'text',
      detail: entry.closed === true ? entry.name : `for example, of ${entry.name}`,
      documentation: meaningOf(field, value),
    }));
  }
  const modelled = models.field(field, events()) ?? models.field(field);
  if (modelled?.type === 'boolean') return BITS;
  return (modelled?.values ?? []).map((value) => ({
    value,
    isText: modelled?.type !== 'number',
    detail: modelled?.name ?? field,
    documentation: paragraphs(meaningOf(field, value), prose(modelled?.summary ?? '')),
  }));
};

const BITS: readonly Choice[] = [
  {
    value: '1',
    isText: false,
    detail: 'true',
    documentation: 'True. CloudWatch is sure to take `1`, the number, for a JSON boolean.',
  },
  {
    value: '0',
    isText: false,
    detail: 'false',
    documentation: 'False. CloudWatch is sure to take `0`, the number, for a JSON boolean.',
  },
];

/** What a value says, as far as it is known. */
const meaningOf = (field: string, value: string): string =>
  valueMeaning(foldedPath(field), value) ??
  (field === 'errorCode' ? errorCodeMeaning(value) : undefined) ??
  `${code(value)}, a value of ${code(field)}.`;
