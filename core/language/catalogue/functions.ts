import { laterFunctionSummaries } from './later-functions.ts';
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
  /** Facts that matter when it is used: missing fields, defaults, traps. */
  readonly notes?: readonly string[];
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
    notes: ['Nothing where the value is not a number.'],
    example: 'fields abs(responseElements.delta) as size',
  },
  ceil: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The smallest whole number that is not below the value.',
    notes: ['Nothing where the value is not a number.'],
    example: 'fields ceil(additionalEventData.bytesTransferredOut / 1024) as kilobytes',
  },
  floor: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The largest whole number that is not above the value.',
    notes: ['Nothing where the value is not a number.'],
    example: 'fields floor(additionalEventData.bytesTransferredOut / 1024) as kilobytes',
  },
  greatest: {
    group: 'numeric',
    parameters: [repeated(number('value'))],
    result: 'number',
    summary: 'The largest of the values.',
    notes: ['Values that are missing or not numbers are left out of the comparison.'],
    example:
      'fields greatest(additionalEventData.bytesTransferredIn, additionalEventData.bytesTransferredOut) as bytes',
  },
  least: {
    group: 'numeric',
    parameters: [repeated(number('value'))],
    result: 'number',
    summary: 'The smallest of the values.',
    notes: ['Values that are missing or not numbers are left out of the comparison.'],
    example:
      'fields least(additionalEventData.bytesTransferredIn, additionalEventData.bytesTransferredOut) as bytes',
  },
  log: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The natural logarithm.',
    notes: ['Nothing for 0 and for negative numbers.'],
    example: 'fields log(additionalEventData.bytesTransferredOut) as magnitude',
  },
  sqrt: {
    group: 'numeric',
    parameters: [number('value')],
    result: 'number',
    summary: 'The square root.',
    notes: ['Nothing for negative numbers.'],
    example: 'fields sqrt(additionalEventData.bytesTransferredOut) as root',
  },
  bin: {
    group: 'date',
    parameters: [period],
    result: 'timestamp',
    summary: 'The start of the period that @timestamp lies in, in UTC.',
    notes: [
      'It always reads `@timestamp`, so it can be used only before the first `stats`; give the time on under a name and use `datefloor` after that.',
      'Counts above the cap of a unit are cut silently: at most 1000 ms, 60 s, 60 m and 24 h. `bin(300s)` works as `bin(60s)`; write `bin(5m)`.',
      '`m` is minutes and `mo` is months.',
      'A period without events has no row.',
    ],
    example: 'stats count(*) by bin(1h)',
  },
  datefloor: {
    group: 'date',
    parameters: [timestamp, period],
    result: 'timestamp',
    summary: 'The start of the period that the timestamp lies in, in UTC.',
    notes: [
      'It takes any timestamp, so it works on a column that an earlier `stats` made.',
      '`eventTime` is a text; use `@timestamp`.',
    ],
    example: 'stats count(*) by datefloor(@timestamp, 1d) as day',
  },
  dateceil: {
    group: 'date',
    parameters: [timestamp, period],
    result: 'timestamp',
    summary: 'The first start of a period that is not before the timestamp, in UTC.',
    notes: [
      'It takes any timestamp, so it works on a column that an earlier `stats` made.',
      '`eventTime` is a text; use `@timestamp`.',
    ],
    example: 'stats count(*) by dateceil(@timestamp, 1h) as until',
  },
  fromMillis: {
    group: 'date',
    parameters: [number('milliseconds')],
    result: 'timestamp',
    summary: 'The timestamp that lies so many milliseconds after 1970-01-01 UTC.',
    notes: ['A number of seconds has to be multiplied by 1000 first.'],
    example: 'fields fromMillis(requestParameters.startTime) as start',
  },
  toMillis: {
    group: 'date',
    parameters: [timestamp],
    result: 'number',
    summary: 'The milliseconds from 1970-01-01 UTC to the timestamp.',
    notes: ['A timestamp cannot be compared with a readable date: compare its milliseconds.'],
    example: 'filter toMillis(@timestamp) >= 1644624000000',
  },
  now: {
    group: 'date',
    parameters: [],
    result: 'number',
    summary: 'The time when the query started, in seconds since 1970-01-01 UTC.',
    notes: [
      'Seconds, while `toMillis` gives milliseconds.',
      'There is no `ago()`; subtract seconds.',
    ],
    example: 'filter toMillis(@timestamp) / 1000 > now() - 3600',
  },
  ispresent: {
    group: 'general',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the event has the field.',
    notes: [
      'A JSON null counts as missing, an empty text as present.',
      'The usual way to find failed calls is `ispresent(errorCode)`.',
    ],
    example: 'filter ispresent(errorCode)',
  },
  coalesce: {
    group: 'general',
    parameters: [repeated(any('field'))],
    result: 'any',
    summary: 'The first of the values that is present.',
    notes: ['An empty text is present, and so is returned.'],
    example: 'fields coalesce(userIdentity.userName, userIdentity.arn) as who',
  },
  unmask: {
    group: 'general',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value without the mask of a data protection policy. Local logs have no masks.',
    notes: ['CloudWatch asks for the permission `logs:Unmask`.'],
    example: 'fields unmask(@message)',
  },
  jsonParse: {
    group: 'json',
    parameters: [text('json')],
    result: 'map',
    summary: 'The map or list that a JSON text describes; nothing where it is not JSON.',
    notes: [
      'Many CloudTrail fields hold JSON in a text, `requestParameters.policyDocument` for one: no dotted path leads into it.',
      'Give the result a name and use its parts in a later command: `policy.Statement`.',
      'Maps and lists cannot be sorted, grouped or compared.',
    ],
    example: 'fields jsonParse(requestParameters.policyDocument) as policy',
  },
  jsonStringify: {
    group: 'json',
    parameters: [any('value')],
    result: 'text',
    summary: 'The JSON text of a map or list.',
    notes: ['Nothing where the value is neither a map nor a list.'],
    example: 'fields jsonStringify(jsonParse(requestParameters.policyDocument)) as policy',
  },
  isValidIp: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv4 or IPv6 address.',
    notes: [
      '`sourceIPAddress` may hold a service (`cloudtrail.amazonaws.com`) or `AWS Internal`: false.',
    ],
    example: 'filter isValidIp(sourceIPAddress)',
  },
  isValidIpV4: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv4 address.',
    notes: ['The V is a capital letter in the documentation; case does not matter.'],
    example: 'filter isValidIpV4(sourceIPAddress)',
  },
  isValidIpV6: {
    group: 'ip',
    parameters: [text('address')],
    result: 'boolean',
    summary: 'True where the text is an IPv6 address.',
    notes: ['The V is a capital letter in the documentation; case does not matter.'],
    example: 'filter isValidIpV6(sourceIPAddress)',
  },
  isIpInSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv4 or IPv6 address lies in the subnet, in CIDR notation.',
    notes: ['False where the field is not an address, as when a service made the call.'],
    example: 'filter not isIpInSubnet(sourceIPAddress, "10.0.0.0/8")',
  },
  isIpv4InSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv4 address lies in the subnet, in CIDR notation.',
    notes: ['False where the field is not an IPv4 address.'],
    example: 'filter isIpv4InSubnet(sourceIPAddress, "192.0.2.0/24")',
  },
  isIpv6InSubnet: {
    group: 'ip',
    parameters: [text('address'), text('subnet')],
    result: 'boolean',
    summary: 'True where the IPv6 address lies in the subnet, in CIDR notation.',
    notes: ['False where the field is not an IPv6 address.'],
    example: 'filter isIpv6InSubnet(sourceIPAddress, "2001:db8::/32")',
  },
  isempty: {
    group: 'text',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the field is missing or an empty text.',
    notes: ['It does not tell a missing field from an empty one; `ispresent` does.'],
    example: 'filter isempty(userIdentity.userName)',
  },
  isblank: {
    group: 'text',
    parameters: [any('field')],
    result: 'boolean',
    summary: 'True where the field is missing, empty or only white space.',
    notes: ['It does not tell a missing field from an empty one; `ispresent` does.'],
    example: 'filter isblank(userAgent)',
  },
  concat: {
    group: 'text',
    parameters: [repeated(text('text'))],
    result: 'text',
    summary: 'The texts, one after the other.',
    notes: [
      'Nothing where one of the texts is missing; `coalesce(field, "")` helps.',
      'Numbers are taken as their text.',
    ],
    example: 'fields concat(eventSource, "/", eventName) as call',
  },
  ltrim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at its start.',
    notes: [
      'The second argument is a set of characters, not a prefix: `ltrim("xyZxyfoo", "xyZ")` is `foo`.',
    ],
    example: 'fields ltrim(requestParameters.key, "/") as key',
  },
  rtrim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at its end.',
    notes: [
      'The second argument is a set of characters, not a suffix: `rtrim("fooxyxyZ", "xyZ")` is `foo`.',
    ],
    example: 'fields rtrim(requestParameters.prefix, "/") as prefix',
  },
  trim: {
    group: 'text',
    parameters: [text('text'), optional(text('characters'))],
    result: 'text',
    summary: 'The text without white space, or without any of the characters, at both ends.',
    notes: ['The second argument is a set of characters: `trim("xyZfooxyZ", "xyZ")` is `foo`.'],
    example: 'fields trim(userAgent, "[]") as agent',
  },
  strlen: {
    group: 'text',
    parameters: [text('text')],
    result: 'number',
    summary: 'The length of the text in Unicode code points.',
    notes: ['Nothing where the field is missing.'],
    example: 'stats max(strlen(@message)) by eventSource',
  },
  toupper: {
    group: 'text',
    parameters: [text('text')],
    result: 'text',
    summary: 'The text in upper case.',
    notes: ['Comparisons regard case: fold both sides, or use `/(?i)…/`.'],
    example: 'fields toupper(awsRegion) as region',
  },
  tolower: {
    group: 'text',
    parameters: [text('text')],
    result: 'text',
    summary: 'The text in lower case.',
    notes: ['Comparisons regard case: fold both sides, or use `/(?i)…/`.'],
    example: 'stats count(*) by tolower(userIdentity.userName) as user',
  },
  substr: {
    group: 'text',
    parameters: [text('text'), number('start'), optional(number('length'))],
    result: 'text',
    summary: 'The part of the text from a place, counted from 0, to its end or of a length.',
    notes: ['`substr("xyZfooxyZ", 3, 3)` is `foo`.'],
    example: 'stats count(*) by substr(userIdentity.accessKeyId, 0, 4) as kind',
  },
  replace: {
    group: 'text',
    parameters: [text('text'), text('search'), text('replacement')],
    result: 'text',
    summary: 'The text with every occurrence of a text replaced.',
    notes: ['The search is a plain text, not a regular expression, and regards case.'],
    example: 'fields replace(eventSource, ".amazonaws.com", "") as service',
  },
  strcontains: {
    group: 'text',
    parameters: [text('text'), text('search')],
    result: 'boolean',
    summary: '1 where the text contains the other, else 0.',
    notes: ['It regards case. `like "text"` does the same.'],
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
    notes: [
      '`count()` and `count(*)` count events; `count(field)` counts those that have the field.',
      'Without a name the column is called `count(*)`, as typed: `sort count(*) desc`.',
    ],
    example: 'stats count(*) by eventName',
  },
  countDistinct: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'number',
    summary: 'The number of different values of the field.',
    notes: [
      '`count_distinct` is the older spelling and means the same.',
      'CloudWatch estimates when there are very many values; locally the count is exact.',
      'Events that lack the field do not count.',
    ],
    example: 'stats count_distinct(sourceIPAddress) as addresses by userIdentity.arn',
    aliases: ['count_distinct'],
  },
  sum: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The sum of the values that are numbers.',
    notes: [
      'Values that are missing or not numbers do not count.',
      'A condition counts as 1 and 0: `sum(eventName = "DeleteTrail")` counts the events that meet it.',
    ],
    example: 'stats sum(additionalEventData.bytesTransferredOut) by requestParameters.bucketName',
  },
  avg: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The mean of the values that are numbers.',
    notes: ['Values that are missing or not numbers do not count.'],
    example: 'stats avg(additionalEventData.bytesTransferredOut) by bin(1h)',
  },
  min: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The smallest value.',
    notes: ['Numbers by value, texts by character; where both occur, the smallest number.'],
    example: 'stats min(eventTime) as first by userIdentity.arn',
  },
  max: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The largest value.',
    notes: [
      'Numbers by value, texts by character; where both occur, the largest number.',
      '`max(@timestamp)` is a number of milliseconds.',
    ],
    example: 'stats max(eventTime) as last by userIdentity.arn',
  },
  pct: {
    group: 'aggregate',
    parameters: [number('value'), number('percent')],
    result: 'number',
    summary: 'The value below which so many percent (0 to 100) of the values lie.',
    notes: ['The median is `pct(value, 50)`; there is no `median`.'],
    example: 'stats pct(additionalEventData.bytesTransferredOut, 95) by eventName',
  },
  stddev: {
    group: 'aggregate',
    parameters: [number('value')],
    result: 'number',
    summary: 'The standard deviation of the values that are numbers.',
    notes: ['Of the population: the sum is divided by the number of values.'],
    example: 'stats stddev(additionalEventData.bytesTransferredOut) by eventName',
  },
  earliest: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The field of the event with the earliest timestamp.',
    notes: [
      'Earliest by `@timestamp`, whatever the order of rows; events that lack the field do not count.',
      '`earliest(@timestamp)` is a number of milliseconds.',
    ],
    example: 'stats earliest(eventName) as first by userIdentity.arn',
  },
  latest: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The field of the event with the latest timestamp.',
    notes: [
      'Latest by `@timestamp`, whatever the order of rows; events that lack the field do not count.',
      '`latest(@timestamp)` is a number of milliseconds.',
    ],
    example: 'stats latest(eventName) as last by userIdentity.arn',
  },
  sortsFirst: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value that sorts first.',
    notes: ['First in the order that `sort` uses.'],
    example: 'stats sortsFirst(eventName) by eventSource',
  },
  sortsLast: {
    group: 'aggregate',
    parameters: [any('field')],
    result: 'any',
    summary: 'The value that sorts last.',
    notes: ['Last in the order that `sort` uses.'],
    example: 'stats sortsLast(eventName) by eventSource',
  },
} as const satisfies Readonly<Record<string, FunctionEntry>>;

/** Documented in 2026, not handled yet: known by name, so that a query that uses one is explained. */
export const laterFunctions: readonly string[] = laterFunctionSummaries.map(([name]) => name);

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
