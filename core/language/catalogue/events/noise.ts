/** Parameters that most calls may have and few investigations want; in lower case. */
const names: ReadonlySet<string> = new Set([
  'dryrun',
  'maxresults',
  'maxitems',
  'maxrecords',
  'nexttoken',
  'clienttoken',
  'clientrequesttoken',
  'idempotencytoken',
  'marker',
  'pagesize',
  'limit',
  'paginationtoken',
  'token',
  'requestid',
  'xmlns',
  '_return',
]);

/** True for a parameter that is better suggested late. */
export const isNoise = (name: string): boolean => names.has(name.toLowerCase());
