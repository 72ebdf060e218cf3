import type { Explanations } from './explanation.ts';

const names = (count: number, letter: string): string =>
  Array.from({ length: count }, (_, index) => `"${letter}${index + 1}"`).join(', ');

const placeholders = (count: number): string =>
  Array.from({ length: count }, (_, index) => `"{{name${index + 1}}}"`).join(', ');

/** What is wrong with sources, joins, subqueries, patterns and the commands for tables. */
export const commands = {
  'source-not-first': {
    why: '`SOURCE` says where all events of the query come from, so it stands before everything else. Only another `SOURCE` may stand before it.',
    bad: 'filter eventName = "ConsoleLogin" | SOURCE \'org-trail\'',
    good: 'SOURCE \'org-trail\' | filter eventName = "ConsoleLogin"',
  },
  'too-many-selected': {
    why: 'CloudWatch limits what one `SOURCE` can name: 5 prefixes, 20 accounts, 10 data sources, 5 tags with 5 values each. Without any restriction `logGroups()` means all log groups.',
    bad: `SOURCE logGroups(namePrefix: [${names(6, 'team-')}])\n| filter eventName = "ConsoleLogin"`,
    good: 'SOURCE logGroups(namePrefix: ["team-"])\n| filter eventName = "ConsoleLogin"',
  },
  'unknown-log-class': {
    why: 'Log groups are of the class `STANDARD` or `INFREQUENT_ACCESS`.',
    bad: 'SOURCE logGroups(class: ["STANDART"]) | filter eventName = "ConsoleLogin"',
    good: 'SOURCE logGroups(class: ["STANDARD"]) | filter eventName = "ConsoleLogin"',
  },
  'too-many-joins': {
    why: 'A query may have one `join`. What the other would add is often a `lookup`, or a `filter … in (…)`.',
    bad: "join left=a right=b where a.requestID = b.requestID (SOURCE 'one')\n| join left=c right=d where c.a.requestID = d.requestID (SOURCE 'two')",
    good: "join left=a right=b where a.requestID = b.requestID (SOURCE 'one')",
  },
  'join-without-alias': {
    why: 'After a join the fields of both sides are told apart by a name before the dot, so both sides need one.',
    bad: "join left=a where a.requestID = b.requestID (SOURCE 'app-logs')",
    good: "join left=a right=b where a.requestID = b.requestID (SOURCE 'app-logs')",
  },
  'join-same-alias': {
    why: 'The names of the two sides tell their fields apart, so they have to differ.',
    bad: "join left=a right=a where a.requestID = a.traceId (SOURCE 'app-logs')",
    good: "join left=a right=b where a.requestID = b.traceId (SOURCE 'app-logs')",
  },
  'join-condition': {
    why: 'Rows are paired by equal values: one field of each side, with `=` between them, and `and` between several such pairs. Everything else belongs into a `filter` behind the join.',
    bad: "join left=a right=b where a.eventTime > b.eventTime (SOURCE 'app-logs')",
    good: "join left=a right=b where a.requestID = b.requestID (SOURCE 'app-logs')",
  },
  'join-source': {
    why: 'The other side of a join is a source and nothing more: CloudWatch allows no commands there.',
    bad: "join left=a right=b where a.requestID = b.requestID (SOURCE 'app-logs' | filter level = 1)",
    good: "join left=a right=b where a.requestID = b.requestID (SOURCE 'app-logs')\n| filter b.level = 1",
  },
  'field-without-side': {
    why: 'After a join every field belongs to a side and is called by its name, such as `a.eventName`.',
    bad: 'join left=a right=b where a.requestID = b.requestID (SOURCE \'app-logs\')\n| filter eventName = "ConsoleLogin"',
    good: 'join left=a right=b where a.requestID = b.requestID (SOURCE \'app-logs\')\n| filter a.eventName = "ConsoleLogin"',
  },
  'misplaced-subquery': {
    why: 'A query in parentheses makes a list of values, which only `in` and `not in` compare with.',
    bad: "filter userIdentity.arn = (SOURCE 'admins' | fields arn)",
    good: "filter userIdentity.arn in (SOURCE 'admins' | fields arn)",
  },
  'nested-subquery': {
    why: 'CloudWatch allows no query in parentheses inside another one.',
    bad: "filter userIdentity.arn in (SOURCE 'admins'\n  | filter team in (SOURCE 'teams' | fields team)\n  | fields arn)",
    good: 'filter userIdentity.arn in (SOURCE \'admins\'\n  | filter team in ["red", "blue"]\n  | fields arn)',
  },
  'subquery-columns': {
    why: 'The values of a list come from one column, so the query in parentheses has to give exactly one.',
    bad: "filter userIdentity.arn in (SOURCE 'admins' | fields arn, team)",
    good: "filter userIdentity.arn in (SOURCE 'admins' | fields arn)",
  },
  'indexed-value': {
    why: '`filterIndex` looks values up in the index of one field, so it takes that field with `=` or `in [...]` and nothing else.',
    bad: 'filterIndex eventName like /^Delete/',
    good: 'filterIndex eventName in ["DeleteUser", "DeleteRole"]',
  },
  'invalid-table-name': {
    why: 'Lookup tables have names of letters, digits and `_`.',
    bad: 'lookup `known-hosts` address as sourceIPAddress OUTPUT owner',
    good: 'lookup known_hosts address as sourceIPAddress OUTPUT owner',
  },
  'logfmt-names': {
    why: '`logfmt` finds keys and values by itself. They are put behind one name: `as m` makes `m.level`, `m.user` and so on.',
    bad: 'parse @message logfmt as level, user',
    good: 'parse @message logfmt as m',
  },
  'unnest-of-split': {
    why: 'CloudWatch has been seen to refuse rows of what `split` gives. `parse … multi` makes a row of every match, and lists of `jsonParse` can be unnested.',
    bad: 'fields split(requestParameters.tags, ",") as tags | unnest tags into tag',
    good: 'parse requestParameters.tags /(?<tag>[^,]+)/ multi',
  },
  'pattern-after-sort': {
    why: '`pattern` gives patterns in an order of its own; sort its result.',
    bad: 'sort eventTime desc | pattern @message',
    good: 'pattern @message | sort @sampleCount desc',
  },
  'needs-pattern': {
    why: '`diff` and `anomaly` compare patterns, so they follow `pattern` directly.',
    bad: 'filter ispresent(errorMessage) | diff',
    good: 'filter ispresent(errorMessage) | pattern errorMessage | diff',
  },
  'relevance-of-parsed': {
    why: '`relevantfields` compares discovered fields of events. CloudWatch refuses names that the query has made.',
    bad: 'parse userAgent "*/*" as program, version\n| relevantfields program where ispresent(errorCode)',
    good: 'relevantfields userAgent where ispresent(errorCode)',
  },
  'not-last': {
    why: '`estimate` tells how much the commands before it would read, instead of running them; nothing can follow.',
    bad: 'filter ispresent(errorCode) | estimate | limit 20',
    good: 'filter ispresent(errorCode) | estimate',
  },
  'needs-bin': {
    why: '`fillmissing` adds rows for the periods that have none, so there has to be a `stats` with `bin` as a key.',
    bad: 'stats count(*) as calls by eventName | fillmissing with 0 for calls',
    good: 'stats count(*) as calls by bin(1h) | fillmissing with 0 for calls',
  },
  'needs-table': {
    why: '`appendcols` puts columns beside those that are there, row by row.',
    bad: 'appendcols (stats count(*) as all)',
    good: 'stats count(*) as failures | appendcols (stats count(*) as all)',
  },
  'unknown-option': {
    why: 'The command has other options; the message names the nearest, its hover all of them.',
    bad: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals name=both',
    good: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals fieldname=both',
  },
  'invalid-option': {
    why: 'The option cannot have this value.',
    bad: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals row=5',
    good: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals row=false',
  },
  'repeated-option': {
    why: 'An option has one value; of several the last one counts.',
    bad: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals row=false row=true',
    good: 'stats sum(requestParameters.a) as a, sum(requestParameters.b) as b\n| addtotals row=true',
  },
  'topk-alone': {
    why: '`topk` makes one list of the most frequent values of all events, so there is no `by` and no other aggregate beside it.',
    bad: 'stats topk(5, eventName) as names by eventSource',
    good: 'stats topk(5, eventName) as names',
  },
  'too-many-parameters': {
    why: 'A saved query may have 20 parameters. Several values of one kind can be one parameter with a regular expression.',
    bad: {
      shown: 'filter eventName in ["{{name1}}", "{{name2}}", …, "{{name21}}"]',
      text: `filter eventName in [${placeholders(21)}]`,
    },
    good: 'filter eventName like /{{names}}/',
  },
  'invalid-parameter-name': {
    why: 'CloudWatch takes names of letters, digits and `_` that do not begin with a digit, and have at most 128 characters.',
    bad: {
      shown: 'filter eventName = "{{aVeryLongName…}}"',
      text: `filter eventName = "{{${'a'.repeat(129)}}}"`,
    },
    good: 'filter eventName = "{{name}}"',
  },
  'repeated-parameter': {
    why: 'A parameter of a saved query gets one value.',
    bad: '$LoginsOf(user = "alice", user = "bob")',
    good: '$LoginsOf(user = "alice")',
  },
  'cloudwatch-only-command': {
    why: 'Some commands stand on what only CloudWatch has: `anomaly` and `relevantfields` on statistics that are not documented, and no event in a file holds XML. CTQ gives no answer rather than one of its own making.',
    bad: '# @source ./logs\npattern errorMessage | anomaly',
    good: '# @source ./logs\npattern errorMessage | diff',
  },
} as const satisfies Explanations;
