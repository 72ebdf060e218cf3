import type { ValueType } from './value-types.ts';

export type FunctionGroup = 'numeric' | 'date' | 'general' | 'json' | 'ip' | 'text' | 'aggregate';

export interface ParameterEntry {
  readonly name: string;
  readonly type: ValueType;
  readonly optional?: true;
  /** The last parameter may repeat. */
  readonly repeats?: true;
}

export interface FunctionEntry {
  readonly group: FunctionGroup;
  readonly parameters: readonly ParameterEntry[];
  readonly result: ValueType;
  /** One sentence: what it returns. */
  readonly summary: string;
  /** A command that uses it. */
  readonly example: string;
  /** Other accepted names. */
  readonly aliases?: readonly string[];
}

const any = (name: string): ParameterEntry => ({ name, type: 'any' });
const number = (name: string): ParameterEntry => ({ name, type: 'number' });
const text = (name: string): ParameterEntry => ({ name, type: 'text' });
const period: ParameterEntry = { name: 'period', type: 'duration' };
const timestamp: ParameterEntry = { name: 'timestamp', type: 'timestamp' };
const optional = (parameter: ParameterEntry): ParameterEntry => ({ ...parameter, optional: true });
const repeated = (parameter: ParameterEntry): ParameterEntry => ({ ...parameter, repeats: true });

/** Functions of one row. The documentation of 2026-11 is the source (reference section 3). */
export const scalarFunctions = {
  abs: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The absolute value.',
    example: 'fields abs(responseElements.delta) as size',
  },
  ceil: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The smallest whole number that is not below the value.',
    example: 'fields ceil(additionalEventData.bytesTransferredOut / 1024) as kilobytes',
  },
  floor: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The largest whole number that is not above the value.',
    example: 'fields floor(additionalEventData.bytesTransferredOut / 1024) as kilobytes',
  },
  greatest: {
    group: 'numeric',
    parameters: [repeated(number('value'))],
    result: 'number',
    summary: 'The largest of the values.',
    example:
      'fields greatest(additionalEventData.bytesTransferredIn, additionalEventData.bytesTransferredOut) as bytes',
  },
  least: {
    group: 'numeric',
    parameters: [repeated(number('value'))],
    result: 'number',
    summary: 'The smallest of the values.',
    example:
      'fields least(additionalEventData.bytesTransferredIn, additionalEventData.bytesTransferredOut) as bytes',
  },
  log: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The natural logarithm.',
    example: 'fields log(additionalEventData.bytesTransferredOut) as magnitude',
  },
  sqrt: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The square root.',
    example: 'fields sqrt(additionalEventData.bytesTransferredOut) as root',
  },
  bin: {
    group: 'date',
    parameters: [period],
    result: 'timestamp',
    summary: 'The start of the period that @timestamp lies in, in UTC.',
    example: 'stats count(*) by bin(1h)',
  },
  datefloor: {
    group: 'date',
    parameters: [timestamp, period],
    result: 'timestamp',
    summary: 'The start of the period that the timestamp lies in, in UTC.',
    example: 'stats count(*) by datefloor(@timestamp, 1d) as day',
  },
  dateceil: {
    group: 'date',
    parameters: [timestamp, period],
    result: 'timestamp',
    summary: 'The first start of a period that is not before the timestamp, in UTC.',
    example: 'stats count(*) by dateceil(@timestamp, 1h) as until',
  },
  fromMillis: {
    group: 'date',
    parameters: [number('milliseconds')],
    result: 'timestamp',
    summary: 'The timestamp that lies so many milliseconds after 1970-01-01 UTC.',
    example: 'fields fromMillis(requestParameters.startTime) as start',
  },
  toMillis: {
    group: 'date',
    parameters: [timestamp],
    result: 'number',
    summary: 'The milliseconds from 1970-01-01 UTC to the timestamp.',
    example: 'filter toMillis(@timestamp) >= 1644624000000',
  },
  now: {
    group: 'date',
    parameters: [],
    result: 'number',
    summary: 'The time when the query started, in seconds since 1970-01-01 UTC.',
    example: 'filter toMillis(@timestamp) / 1000 > now() - 3600',
  },
  ispresent: {
    group: 'general',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the event has the field.',
    example: 'filter ispresent(errorCode)',
  },
  coalesce: {
    group: 'general',
    parameters: [repeated(any('field'))],
    result: 'any',
    summary: 'The first of the values that is present.',
    example: 'fields coalesce(userIdentity.userName, userIdentity.arn) as who',
  },
  unmask: {
    group: 'general',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value without the mask of a data protection policy. Local logs have no masks.',
    example: 'fields unmask(@message)',
  },
  jsonParse: {
    group: 'json',
    parameters: [text('json')],
    result: 'map',
    summary: 'The map or list that a JSON text describes; nothing where it is not JSON.',
    example: 'fields jsonParse(requestParameters.policyDocument) as policy',
  },
  jsonStringify: {
    group: 'json',
    parameters: [any('value')],
    result: 'text',
    summary: 'The JSON text of a map or list.',
    example: 'fields jsonStringify(jsonParse(requestParameters.policyDocument)) as policy',
  },
  isValidIp: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv4 or IPv6 address.',
    example: 'filter isValidIp(sourceIPAddress)',
  },
  isValidIpV4: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv4 address.',
    example: 'filter isValidIpV4(sourceIPAddress)',
  },
  isValidIpV6: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv6 address.',
    example: 'filter isValidIpV6(sourceIPAddress)',
  },
  isIpInSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv4 or IPv6 address lies in the subnet, in CIDR notation.',
    example: 'filter not isIpInSubnet(sourceIPAddress, "10.0.0.0/8")',
  },
  isIpv4InSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv4 address lies in the subnet, in CIDR notation.',
    example: 'filter isIpv4InSubnet(sourceIPAddress, "192.0.2.0/24")',
  },
  isIpv6InSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv6 address lies in the subnet, in CIDR notation.',
    example: 'filter isIpv6InSubnet(sourceIPAddress, "2001:db8::/32")',
  },
  isempty: {
    group: 'text',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the field is missing or an empty text.',
    example: 'filter isempty(userIdentity.userName)',
  },
  isblank: {
    group: 'text',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the field is missing, empty or only white space.',
    example: 'filter isblank(userAgent)',
  },
  concat: {
    group: 'text',
    parameters: [repeated(text('text'))],
    result: 'text',
    summary: 'The texts, one after the other.',
    example: 'fields concat(eventSource, "/", eventName) as call',
  },
  ltrim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at its start.',
    example: 'fields ltrim(requestParameters.key, "/") as key',
  },
  rtrim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at its end.',
    example: 'fields rtrim(requestParameters.prefix, "/") as prefix',
  },
  trim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at both ends.',
    example: 'fields trim(userAgent, "[]") as agent',
  },
  strlen: {
    group: 'text',
    parameters: [text('text')],
    result: 'number',
    summary: 'The length of the text in Unicode code points.',
    example: 'stats max(strlen(@message)) by eventSource',
  },
  toupper: {
    group: 'text',
    parameters: [text('text')],
    result: 'text',
    summary: 'The text in upper case.',
    example: 'fields toupper(awsRegion) as region',
  },
  tolower: {
    group: 'text',
    parameters: [text('text')],
    result: 'text',
    summary: 'The text in lower case.',
    example: 'stats count(*) by tolower(userIdentity.userName) as user',
  },
  substr: {
    group: 'text',
    parameters: [text('text'), number('start'), optional(number('length'))],
    result: 'text',
    summary: 'The part of the text from a place, counted from 0, to its end or of a length.',
    example: 'stats count(*) by substr(userIdentity.accessKeyId, 0, 4) as kind',
  },
  replace: {
    group: 'text',
    parameters: [text('text'), text('search'), text('replacement')],
    result: 'text',
    summary: 'The text with every occurrence of a text replaced.',
    example: 'fields replace(eventSource, ".amazonaws.com", "") as service',
  },
  strcontains: {
    group: 'text',
    parameters: [text('text'), text('search')],
    result: 'boolean',
    summary: '1 where the text contains the other, else 0.',
    example: 'filter strcontains(userAgent, "aws-cli")',
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;

/** Functions of the rows of a group, for `stats` (reference section 3.7). */
export const aggregateFunctions = {
  count: {
    group: 'aggregate',
    parameters: [optional(any('field'))],
    result: 'number',
    summary: 'The number of events, or of those that have the field.',
    example: 'stats count(*) by eventName',
  },
  countDistinct: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'number',
    summary: 'The number of different values of the field.',
    example: 'stats count_distinct(sourceIPAddress) as addresses by userIdentity.arn',
    aliases: ['count_distinct'],
  },
  sum: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The sum of the values that are numbers.',
    example: 'stats sum(additionalEventData.bytesTransferredOut) by requestParameters.bucketName',
  },
  avg: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The mean of the values that are numbers.',
    example: 'stats avg(additionalEventData.bytesTransferredOut) by bin(1h)',
  },
  min: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The smallest value.',
    example: 'stats min(eventTime) as first by userIdentity.arn',
  },
  max: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The largest value.',
    example: 'stats max(eventTime) as last by userIdentity.arn',
  },
  pct: {
    group: 'aggregate',
    parameters: [number('value'), number('percent')],
    result: 'number',
    summary: 'The value below which so many percent (0 to 100) of the values lie.',
    example: 'stats pct(additionalEventData.bytesTransferredOut, 95) by eventName',
  },
  stddev: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The standard deviation of the values that are numbers.',
    example: 'stats stddev(additionalEventData.bytesTransferredOut) by eventName',
  },
  earliest: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The field of the event with the earliest timestamp.',
    example: 'stats earliest(eventName) as first by userIdentity.arn',
  },
  latest: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The field of the event with the latest timestamp.',
    example: 'stats latest(eventName) as last by userIdentity.arn',
  },
  sortsFirst: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value that sorts first.',
    example: 'stats sortsFirst(eventName) by eventSource',
  },
  sortsLast: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value that sorts last.',
    example: 'stats sortsLast(eventName) by eventSource',
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;

/** Documented in 2026, not handled yet: known by name, so that a query that uses one is explained. */
export const laterFunctions: readonly string[] = [
  'round',
  'haversine',
  'toNumber',
  'toInt',
  'toLong',
  'toDouble',
  'parseDate',
  'formatDate',
  'strftime',
  'queryStartTime',
  'queryEndTime',
  'queryTimeRange',
  'case',
  'if',
  'isNumeric',
  'messageSize',
  'jsonArraySize',
  'jsonArrayContains',
  'ipv4ToNumber',
  'isPrivateIP',
  'isPublicIP',
  'isReservedIP',
  'regexReplace',
  'regex_replace',
  'startsWith',
  'endsWith',
  'urlencode',
  'urldecode',
  'base64encode',
  'base64decode',
  'split',
  'hexToAscii',
  'hexToDec',
  'decToHex',
  'md5',
  'sha256',
  'variance',
  'values',
  'COLLECT_VALUES',
  'topk',
  'rate',
  'countOverTime',
  'count_over_time',
  'sumOverTime',
  'sum_over_time',
  'histogram',
];

export type ScalarName = keyof typeof scalarFunctions;
export type AggregateName = keyof typeof aggregateFunctions;

/** What a function name in a query means. */
export type FunctionMeaning =
  | { readonly kind: 'scalar'; readonly name: ScalarName; readonly entry: FunctionEntry }
  | { readonly kind: 'aggregate'; readonly name: AggregateName; readonly entry: FunctionEntry }
  | { readonly kind: 'later'; readonly name: string };

const meanings: ReadonlyMap<string, FunctionMeaning> = new Map([
  ...laterFunctions.map((name): [string, FunctionMeaning] => [
    name.toLowerCase(),
    { kind: 'later', name },
  ]),
  ...(Object.keys(scalarFunctions) as ScalarName[]).map((name): [string, FunctionMeaning] => [
    name.toLowerCase(),
    { kind: 'scalar', name, entry: scalarFunctions[name] },
  ]),
  ...(Object.keys(aggregateFunctions) as AggregateName[]).flatMap((name) => {
    const entry: FunctionEntry = aggregateFunctions[name];
    const meaning: FunctionMeaning = { kind: 'aggregate', name, entry };
    return [name, ...(entry.aliases ?? [])].map((spelling): [string, FunctionMeaning] => [
      spelling.toLowerCase(),
      meaning,
    ]);
  }),
]);

/** What the name means as a function, without regard to case; undefined where it means nothing. */
export const functionMeaning = (name: string): FunctionMeaning | undefined =>
  meanings.get(name.toLowerCase());

/** Every spelling of every function that queries may use, for suggestions. */
export const functionNames: readonly string[] = [
  ...Object.keys(scalarFunctions),
  ...Object.entries<FunctionEntry>(aggregateFunctions).flatMap(([name, entry]) => [
    name,
    ...(entry.aliases ?? []),
  ]),
];
