/**
 * The fields whose values are kept of each file: who did what, from where, and whether it failed.
 * Nearly every filter that finds a needle in a haystack of CloudTrail files names one of them, and
 * they have few values in a file: a caller makes many calls, a file is of one account and Region.
 * The place of a field in this list is a part of the format on disk.
 */
export const frequentFields = [
  'eventName',
  'eventSource',
  'awsRegion',
  'recipientAccountId',
  'userIdentity.accountId',
  'userIdentity.type',
  'userIdentity.userName',
  'userIdentity.accessKeyId',
  'userIdentity.arn',
  'sourceIPAddress',
  'errorCode',
] as const;

const places: ReadonlyMap<string, number> = new Map(
  frequentFields.map((path, place) => [path, place]),
);

/** The place of a field in the list; undefined for all others. */
export function frequentField(path: string): number | undefined {
  return places.get(path);
}

/** The bits of all frequent fields. */
export const allFields = (1 << frequentFields.length) - 1;
