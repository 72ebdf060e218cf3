import { fieldEntry, fieldsWithin } from '../../catalogue/fields.ts';
import { nearestField } from '../../catalogue/nearest-field.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import type { FieldReference } from '../../syntax/ast.ts';
import { editDistance } from '../../text/nearest.ts';
import type { Check } from '../context.ts';
import { isEventField } from '../event-field.ts';

/**
 * Fields that no CloudTrail event has, where a known one is written nearly so. Events of other
 * kinds have other fields: one of the two has to be a field that only CloudTrail has.
 */
export const checkUnknownFields: Check = ({ commands }) => {
  const fields = commands.flatMap((checked) =>
    checked.fields.filter((field) => isEventField(field, checked.scope)),
  );
  const strangers = fields.filter(({ name }) => !isKnown(name));
  if (strangers.length === 0) {
    return [];
  }
  const isCloudTrail = fields.some(({ name }) => isOfCloudTrail(name));
  return strangers.flatMap((field) => unknownField(field, isCloudTrail));
};

const isKnown = (name: string): boolean =>
  fieldEntry(name) !== undefined || fieldsWithin(name).length > 0;

const unknownField = (
  { name, span }: FieldReference,
  isCloudTrail: boolean,
): readonly Problem[] => {
  const meant = nearestField(name);
  return meant !== undefined && (isCloudTrail || isSlip(name, meant))
    ? [problem('unknown-field', span, { name, nearest: meant })]
    : [];
};

/**
 * One key beside a name that only CloudTrail has, or its letters in another case. Names with an
 * underscore are those of other logs, which write all their names so.
 */
const isSlip = (name: string, meant: string): boolean =>
  isOfCloudTrail(meant) && !name.includes('_')
    ? editDistance(name.toLowerCase(), meant.toLowerCase(), 2) <= 1
    : meant.startsWith('@') && name.toLowerCase() === meant.toLowerCase();

/** Logs of other kinds hardly have these; fields of the service are the same in all logs. */
const isOfCloudTrail = (name: string): boolean =>
  /^(?:eventSource|eventName|userIdentity\..+|sourceIPAddress|awsRegion|recipientAccountId|(?:requestParameters|responseElements)\..+)$/.test(
    name,
  );
