/** Where a command can run: on files, or on log groups. */
export type RunPlace = 'local' | 'cloudwatch';

/** One documented command. */
export interface CommandEntry {
  readonly name: string;
  /** The year in which CloudWatch got it. */
  readonly since: number;
  readonly runs: readonly RunPlace[];
  /** The shape of the command, one form a line. */
  readonly syntax: string;
  /** One sentence: what it does. */
  readonly summary: string;
  /** Facts that matter when it is used: defaults, missing fields, order, traps. */
  readonly notes: readonly string[];
  /** A complete example. */
  readonly example: string;
  /** The example with tab stops, in the syntax that LSP and VS Code share. */
  readonly snippet: string;
}

const EVERYWHERE: readonly RunPlace[] = ['local', 'cloudwatch'];
const CLOUDWATCH: readonly RunPlace[] = ['cloudwatch'];

/** Every documented command of 2026-11 (guide), the most used first. */
export const commands: readonly CommandEntry[] = [
  {
    name: 'fields',
    since: 2018,
    runs: EVERYWHERE,
    syntax: 'fields EXPRESSION [as NAME] [, EXPRESSION [as NAME]]…',
    summary: 'Shows fields and computes new ones.',
    notes: [
      'Several `fields` commands add up: the result shows the columns of all of them, in order.',
      'It takes nothing away: later commands still see every field of the event, listed or not.',
      'A field that an event does not have leaves its cell empty.',
      'Without `fields`, `display` or `stats` a result shows `@timestamp` and `@message`.',
    ],
    example: 'fields @timestamp, eventName, userIdentity.arn as who',
    snippet: 'fields ${1:@timestamp}, ${2:eventName}, ${3:userIdentity.arn} as ${4:who}',
  },
  {
    name: 'display',
    since: 2018,
    runs: EVERYWHERE,
    syntax: 'display EXPRESSION [as NAME] [, EXPRESSION [as NAME]]…',
    summary: 'Chooses the columns of the result.',
    notes: [
      'If a query has several, the last one counts.',
      'It replaces what `fields` would show, and may stand after `sort` and `limit`.',
    ],
    example: 'display eventTime, eventName',
    snippet: 'display ${1:eventTime}, ${2:eventName}',
  },
  {
    name: 'filter',
    since: 2018,
    runs: EVERYWHERE,
    syntax: 'filter CONDITION',
    summary: 'Keeps the events that meet a condition.',
    notes: [
      'Several filters combine as `and`. After `stats` it filters groups, like HAVING in SQL.',
      'Texts are compared with regard to case; write `/(?i)…/` to ignore it.',
      'On a missing field `=`, `<` and `like` are false, but `!=`, `not like` and `not in` are true.',
      '`and` binds more tightly than `or`: use parentheses where both occur.',
      'An alias can be used only after the command that makes it.',
    ],
    example: 'filter eventSource = "iam.amazonaws.com" and ispresent(errorCode)',
    snippet: 'filter ${1:eventSource} = "${2:iam.amazonaws.com}"',
  },
  {
    name: 'where',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'where CONDITION',
    summary: 'Keeps the events that meet a condition: the same as `filter`.',
    notes: ['`filter` is the older spelling and the one that every example uses.'],
    example: 'where eventName like /^Delete/',
    snippet: 'where ${1:eventName} like /${2:^Delete}/',
  },
  {
    name: 'parse',
    since: 2018,
    runs: EVERYWHERE,
    syntax: [
      'parse [FIELD] "text with *" as NAME [, NAME]…',
      'parse [FIELD] /expression with (?<NAME>…)/ [multi]',
      'parse [FIELD] logfmt as NAME',
      'parse [FIELD] csv as NAME [, NAME]…',
    ].join('\n'),
    summary: 'Takes new fields from a text.',
    notes: [
      'Without a field it reads `@message`.',
      'Each `*` of a pattern takes as little as it can, the last one up to the end of the text; it needs one name each.',
      'A regular expression needs named groups; they become the fields. With `multi` each match makes a row.',
      '`logfmt` reads `key=value` pairs: the key `level` is `NAME.level` afterwards. `csv` gives the values names in order.',
      'An event that does not match is kept, without the new fields.',
      '`multi`, `logfmt` and `csv` are of 2026.',
    ],
    example: 'parse userIdentity.arn "arn:aws:*::*:*" as service, account, resource',
    snippet: 'parse ${1:userIdentity.arn} "${2:*:*}" as ${3:before}, ${4:after}',
  },
  {
    name: 'stats',
    since: 2018,
    runs: EVERYWHERE,
    syntax:
      'stats AGGREGATE [as NAME] [, AGGREGATE [as NAME]]… [by KEY [as NAME] [, KEY]…] [offset PERIOD]',
    summary: 'Aggregates events, by group if keys are given.',
    notes: [
      'Afterwards only its own columns exist: the keys first, then the aggregates.',
      'A column without a name is called by its text: `sort count(*) desc` works, `sort count desc` does not.',
      'Events that lack a key make a group of their own.',
      '`sort` and `limit` have to stand after the last `stats`; a query may have ten.',
      'A name may be used further right in the same list: `sum(x) as s, s / count(*) as mean`.',
      '`offset` moves the bins of `by bin(…)` by a period.',
    ],
    example: 'stats count(*) as calls by eventSource, bin(1h)',
    snippet: 'stats ${1:count(*)} as ${2:calls} by ${3:eventName}',
  },
  {
    name: 'sort',
    since: 2018,
    runs: EVERYWHERE,
    syntax: 'sort EXPRESSION [asc|desc] [, EXPRESSION [asc|desc]]…',
    summary: 'Orders the result.',
    notes: [
      'Ascending unless `desc` is written.',
      'Numbers are ordered by value; other texts in natural order (`a2` before `a10`) come before numbers.',
      'Rows that lack the field come last, in both directions.',
      'It has to stand after the last `stats` and before `dedup`.',
    ],
    example: 'sort calls desc',
    snippet: 'sort ${1:@timestamp} ${2|desc,asc|}',
  },
  {
    name: 'limit',
    since: 2018,
    runs: EVERYWHERE,
    syntax: 'limit N\nlimit any N',
    summary: 'Cuts the result after so many rows.',
    notes: [
      'Without it a result has at most 10,000 rows. CloudWatch gives at most 100,000 of one query; CTQ takes limits of up to 10,000,000.',
      'After `sort` it keeps the first rows of that order; without `sort` the newest events.',
      '`limit any` takes whichever rows are found first and reads no further, so it is fast and in no order.',
    ],
    example: 'limit 20',
    snippet: 'limit ${1:20}',
  },
  {
    name: 'dedup',
    since: 2023,
    runs: EVERYWHERE,
    syntax: 'dedup FIELD [, FIELD]…',
    summary: 'Keeps the first row of each combination of values.',
    notes: [
      'First means first in the order of `sort`; without one, the newest event.',
      'Rows that lack one of the fields are all kept.',
      'Only `limit` may follow.',
    ],
    example: 'dedup userIdentity.arn',
    snippet: 'dedup ${1:userIdentity.arn}',
  },
  {
    name: 'filterIndex',
    since: 2024,
    runs: EVERYWHERE,
    syntax: 'filterIndex FIELD = VALUE\nfilterIndex FIELD in [VALUE, …]',
    summary: 'Reads only data that a field index knows.',
    notes: [
      'Log groups without an index on the field, and events from before it was made, are skipped. Locally it filters like `filter`.',
      'It takes one field with `=` or `in`; write everything else in `filter`.',
      'The CloudTrail data source has indexes on `eventSource`, `eventName`, `awsRegion`, `userAgent`, `errorCode`, `eventType`, `managementEvent`, `readOnly`, `eventCategory` and `requestId`.',
      'Log groups of the Infrequent Access class have no indexes.',
    ],
    example: 'filterIndex eventName = "DeleteTrail"',
    snippet: 'filterIndex ${1:eventName} = "${2:DeleteTrail}"',
  },
  {
    name: 'json',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'json field=FIELD "PATH" as NAME',
    summary: 'Takes a value out of a field that holds JSON.',
    notes: [
      'The path has keys and positions with dots between them: `Statement.0.Effect`.',
      'The field may be one that holds JSON as text, or what `parse` has taken out of one.',
      'Where there is no such value the name stays without one.',
    ],
    example: 'json field=requestParameters.policyDocument "Statement.0.Effect" as effect',
    snippet:
      'json field=${1:requestParameters.policyDocument} "${2:Statement.0.Effect}" as ${3:effect}',
  },
  {
    name: 'unnest',
    since: 2024,
    runs: EVERYWHERE,
    syntax: 'unnest LIST into NAME',
    summary: 'Makes a row of each element of a list.',
    notes: [
      'The list comes from `jsonParse`; anything else is a list of one. CloudWatch refuses what `split` gives.',
      'Every row keeps the other fields; those of an element are behind a dot: `NAME.type`.',
      'Without elements the row stays, and the name has no value.',
    ],
    example:
      'fields jsonParse(@message) as event | unnest event.resources into resource | display resource.type',
    snippet: 'unnest ${1:event.resources} into ${2:resource}',
  },
  {
    name: 'expand',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'expand FIELD',
    summary: 'Makes a row of each element of a JSON list.',
    notes: [
      'The field holds a list as JSON text; in each row it has one element under its own name.',
      'A row without a list stays as it is; of an empty list the row stays, without the field. CloudWatch refuses what `split` gives.',
    ],
    example: 'parse @message /"resources":(?<resource>\\[[^\\]]*\\])/ | expand resource',
    snippet: 'expand ${1:resource}',
  },
  {
    name: 'pattern',
    since: 2023,
    runs: EVERYWHERE,
    syntax: 'pattern FIELD',
    summary: 'Groups events by the shape of a text.',
    notes: [
      'Afterwards only its own columns exist: `@pattern`, `@ratio`, `@sampleCount` and `@severityLabel`.',
      'What differs between texts of one shape is a sign such as `<Time-1>` or `<Token-2>` in the pattern.',
      'It takes `@message`, a name of `parse` or a text function, and may not stand after `sort`.',
      "Log groups of the Infrequent Access class don't have it.",
    ],
    example: 'filter ispresent(errorMessage) | pattern errorMessage',
    snippet: 'pattern ${1:@message}',
  },
  {
    name: 'diff',
    since: 2023,
    runs: EVERYWHERE,
    syntax: 'diff [previousDay|previousWeek|previousMonth]',
    summary: 'Compares patterns with those of an earlier time.',
    notes: [
      'It has to follow `pattern` directly, and adds `@differenceCount` and `@differenceDescription`.',
      'Without a word it compares with the time of the same length just before. CloudWatch bills both.',
      "Log groups of the Infrequent Access class don't have it.",
    ],
    example: 'pattern @message | diff previousWeek',
    snippet: 'pattern ${1:@message} | diff ${2|previousDay,previousWeek,previousMonth|}',
  },
  {
    name: 'anomaly',
    since: 2025,
    runs: CLOUDWATCH,
    syntax: 'anomaly',
    summary: 'Finds what is unusual in patterns.',
    notes: [
      'It has to follow `pattern` directly, whose columns it keeps.',
      'It looks at how often patterns occur, at new ones, and at their words, numbers and HTTP status codes.',
      "Log groups of the Infrequent Access class don't have it.",
    ],
    example: 'filter ispresent(errorCode) | pattern @message | anomaly',
    snippet: 'pattern ${1:@message} | anomaly',
  },
  {
    name: 'logcompare',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'logcompare timeshift PERIOD',
    summary: 'Compares the patterns of messages with those of an earlier time.',
    notes: [
      'The period says how far back the other time lies, which has the same length.',
      'Its columns are those of `pattern @message | diff`.',
    ],
    example: 'logcompare timeshift 7d',
    snippet: 'logcompare timeshift ${1:7d}',
  },
  {
    name: 'relevantfields',
    since: 2026,
    runs: CLOUDWATCH,
    syntax: 'relevantfields [FIELD [, FIELD]…] where CONDITION',
    summary: 'Finds the fields that have most to do with a condition.',
    notes: [
      'It gives a row for each field: `@fieldName`, `@relevanceScore` from 0 to 1, and what of its values differs.',
      'Without fields it looks at all of them. Names that `parse` made are refused.',
    ],
    example: 'relevantfields userAgent, awsRegion where errorCode = "AccessDenied"',
    snippet: 'relevantfields ${1:userAgent} where ${2:ispresent(errorCode)}',
  },
  {
    name: 'countFrequent',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'countFrequent FIELD [, FIELD]…',
    summary: 'Counts how often values occur together, the most frequent first.',
    notes: [
      'Afterwards only the fields and `_approxcount` exist; in CloudWatch the count is approximate.',
    ],
    example: 'countFrequent eventSource, eventName',
    snippet: 'countFrequent ${1:eventName}',
  },
  {
    name: 'count_frequent',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'count_frequent FIELD [, FIELD]…',
    summary: 'Counts how often values occur together: the same as `countFrequent`.',
    notes: [
      'Afterwards only the fields and `_approxcount` exist; in CloudWatch the count is approximate.',
    ],
    example: 'count_frequent eventName',
    snippet: 'count_frequent ${1:eventName}',
  },
  {
    name: 'lookup',
    since: 2026,
    runs: EVERYWHERE,
    syntax:
      'lookup TABLE COLUMN [as FIELD] [, COLUMN [as FIELD]]… OUTPUT|OUTPUTNEW COLUMN [as NAME] [, COLUMN [as NAME]]…',
    summary: 'Adds columns of a table to each row.',
    notes: [
      'Where a query runs on files, `# @table NAME = "path.csv"` or the setting `ctq.tables` says which CSV file the table is.',
      'The table is a CSV file with a header. A row of it matches where all columns equal the fields, with regard to case.',
      '`OUTPUT` overwrites fields that exist, with nothing where no row matches; `OUTPUTNEW` keeps values that are there.',
    ],
    example: 'lookup accounts id as recipientAccountId OUTPUT team, owner | stats count(*) by team',
    snippet: 'lookup ${1:accounts} ${2:id} as ${3:recipientAccountId} OUTPUT ${4:team}',
  },
  {
    name: 'cidrlookup',
    since: 2026,
    runs: EVERYWHERE,
    syntax:
      'cidrlookup TABLE FIELD [as COLUMN] OUTPUT|OUTPUTNEW COLUMN [as NAME] [, COLUMN [as NAME]]…',
    summary: 'Adds columns of a table to each row, by the network of an address.',
    notes: [
      'Where a query runs on files, `# @table NAME = "path.csv"` or the setting `ctq.tables` says which CSV file the table is.',
      'The table has a column of networks in CIDR notation; the narrowest one that holds the address counts.',
      '`OUTPUT` overwrites fields that exist, with nothing where no network matches; `OUTPUTNEW` keeps values that are there.',
    ],
    example: 'cidrlookup networks sourceIPAddress OUTPUT site | stats count(*) by site',
    snippet: 'cidrlookup ${1:networks} ${2:sourceIPAddress} OUTPUT ${3:site}',
  },
  {
    name: 'join',
    since: 2026,
    runs: EVERYWHERE,
    syntax: "join [type=inner|left] left=A right=B where A.FIELD = B.FIELD (SOURCE 'GROUP')",
    summary: 'Puts the events of another log group beside those that have the same value.',
    notes: [
      'Afterwards a field is called by its side: `A.requestID`, `B.@timestamp`.',
      '`type=left` keeps rows without a partner too; `inner` is what holds where nothing is written.',
      'It compares by `=` alone, `and` between several. A missing value has no partner.',
      'The other side is a log group and nothing more; CloudWatch takes at most 50,000 values of it. Locally it names a source.',
      'A query may have one join.',
    ],
    example:
      "join left=a right=b where a.requestID = b.requestID (SOURCE 'other-trail') | display a.eventName, b.eventName",
    snippet:
      "join type=${1|inner,left|} left=${2:a} right=${3:b} where ${2:a}.${4:requestID} = ${3:b}.${4:requestID} (SOURCE '${5:other-trail}')",
  },
  {
    name: 'appendcols',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'appendcols [override=true|false] [max=N] (QUERY)',
    summary: 'Puts the columns of another query beside those that are there.',
    notes: [
      'Rows are put together by position: the first beside the first.',
      'A column that exists already is kept, unless `override=true`. `max` says how many rows the other query may give: 10,000 if left out, at most 100,000.',
    ],
    example:
      "stats count(*) as calls by eventSource | sort eventSource asc | appendcols (SOURCE 'org-trail' | stats sum(ispresent(errorCode)) as failed by eventSource | sort eventSource asc)",
    snippet:
      "stats count(*) as ${1:calls} by ${2:eventSource} | appendcols (SOURCE '${3:org-trail}' | ${4:stats count(*)})",
  },
  {
    name: 'addtotals',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'addtotals [fieldname=NAME] [row=true|false] [col=true|false] [FIELD [, FIELD]…]',
    summary: 'Adds the sum of each row, and of each column.',
    notes: [
      'A row sum is a new column, `Total` unless `fieldname` says otherwise; `row=false` leaves it out.',
      '`col=true` adds a last row with the sum of each column.',
      'Without fields it sums every number.',
    ],
    example:
      'stats sum(readOnly = 1) as reads, sum(readOnly = 0) as writes by eventSource | addtotals col=true',
    snippet: 'addtotals col=${1|true,false|}',
  },
  {
    name: 'accum',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'accum FIELD [as NAME]',
    summary: 'Adds up a number from row to row.',
    notes: [
      'It follows the order of the rows. Without a name the sums take the place of the field.',
      'A row without a number has no sum.',
    ],
    example: 'stats count(*) as calls by bin(1h) as hour | sort hour asc | accum calls as total',
    snippet: 'accum ${1:calls} as ${2:total}',
  },
  {
    name: 'autoregress',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'autoregress FIELD [as NAME] [p=N|p=N-M]',
    summary: 'Adds the value that a field has some rows before.',
    notes: [
      'It follows the order of the rows; `p` says how many rows before, one if left out.',
      'The columns are `FIELD_p1` and so on, or the name; with a name for several, `NAME_p1` and so on.',
    ],
    example: 'stats count(*) as calls by bin(1h) as hour | sort hour asc | autoregress calls p=1-2',
    snippet: 'autoregress ${1:calls} p=${2:1}',
  },
  {
    name: 'filldown',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'filldown [FIELD [FIELD]…]',
    summary: 'Fills gaps with the last value above.',
    notes: [
      'It follows the order of the rows. Names are parted by blanks and may hold `*`; without names it fills every column.',
    ],
    example: 'fields eventName, userIdentity.userName as who | sort @timestamp asc | filldown who',
    snippet: 'filldown ${1:who}',
  },
  {
    name: 'fillmissing',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'fillmissing [with VALUE for FIELD [, VALUE for FIELD]…]',
    summary: 'Adds rows for the bins in which nothing happened.',
    notes: [
      'It needs a `stats` by `bin(…)` before it. Bins before the first and after the last row are not added.',
      'Columns of added rows are without a value, unless `with` gives them one.',
    ],
    example: 'stats count(*) as calls by bin(1h) | fillmissing with 0 for calls',
    snippet:
      'stats count(*) as ${1:calls} by bin(${2:1h}) | fillmissing with ${3:0} for ${1:calls}',
  },
  {
    name: 'outlier',
    since: 2026,
    runs: EVERYWHERE,
    syntax:
      'outlier [action=transform|remove] [param=N] [uselower=true|false] [mark=true|false] FIELD [FIELD]…',
    summary: 'Moves or removes values that lie far out.',
    notes: [
      'Far is more than `param` times the range between the quartiles above the third of them: 2.5 times if left out. With `uselower=true` values that far below the first count too.',
      '`action=transform` moves such values to the bound, `remove` takes away their rows.',
      '`mark=true` adds a column `FIELD_outlier` that is 1 for them and 0 for others.',
    ],
    example: 'stats count(*) as calls by eventName | outlier action=remove calls',
    snippet: 'outlier action=${1|remove,transform|} ${2:calls}',
  },
  {
    name: 'sessionize',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'sessionize FIELD [, FIELD]… [maxspan PERIOD] [as NAME]',
    summary: 'Numbers the sessions of events that have the same values.',
    notes: [
      'A session ends where the next event of the same values comes later than `maxspan`: 30 minutes if left out.',
      'The number is in `session_id`, or in the name.',
    ],
    example:
      'sessionize userIdentity.arn, sourceIPAddress maxspan 1h | stats count(*) as calls by session_id',
    snippet: 'sessionize ${1:userIdentity.arn} maxspan ${2:30m}',
  },
  {
    name: 'SOURCE',
    since: 2024,
    runs: EVERYWHERE,
    syntax: [
      "SOURCE 'GROUP' [START=-TIME] [END=TIME]",
      "SOURCE logGroups([namePrefix: ['PREFIX', …]] [, accountIdentifier: ['ACCOUNT', …]] [, class: ['CLASS']])",
      "SOURCE dataSource(['NAME.TYPE', …]) [logGroups(…)]",
      'SOURCE [logGroups(…)] logGroupTags([{"key": "KEY", "values": ["VALUE", …]}, …])',
    ].join('\n'),
    summary: 'Chooses log groups in the text of the query.',
    notes: [
      'It has to be the first command. In a query file the directive `# @source` is what says where a query runs.',
      'In a query in parentheses, as of `join`, it says where that one runs.',
      "Where a query runs on files, it is the name or path of a source; what names none means the query's own source.",
      '`logGroups()` means all log groups; it takes up to 5 prefixes and 20 accounts, `dataSource` up to 10 names, `logGroupTags` up to 5 filters of 5 values each.',
      'Values of tags may hold `*`, and a `!` in front means any other value.',
      'The console writes the plain form with `START` and `END`; the others are documented for the API alone.',
    ],
    example: "SOURCE logGroups(namePrefix: ['org-trail']) | stats count(*) by eventSource",
    snippet: "SOURCE logGroups(namePrefix: ['${1:org-trail}'])",
  },
  {
    name: 'unmask',
    since: 2022,
    runs: CLOUDWATCH,
    syntax: 'fields unmask(FIELD)',
    summary: 'Shows data that a protection policy masks.',
    notes: [
      'It is written as a function, and needs the permission `logs:Unmask`. Files hold nothing that is masked.',
      "Log groups of the Infrequent Access class don't have it.",
    ],
    example: 'fields unmask(@message)',
    snippet: 'fields unmask(${1:@message})',
  },
  {
    name: 'estimate',
    since: 2026,
    runs: EVERYWHERE,
    syntax: 'estimate',
    summary: 'Says how many bytes the query would read.',
    notes: ['It has to be the last command. The answer is approximate, and free of charge.'],
    example: 'filter eventName = "DeleteTrail" | estimate',
    snippet: 'estimate',
  },
];

const entries: ReadonlyMap<string, CommandEntry> = new Map(
  commands.map((entry) => [entry.name.toLowerCase(), entry]),
);

/** The command of that name, without regard to case. */
export const commandEntry = (name: string): CommandEntry | undefined =>
  entries.get(name.toLowerCase());
