import type { Explanations } from './explanation.ts';

/** What works and does not mean what its author thinks. */
export const advice = {
  spelling: {
    why: 'CloudWatch accepts this, though its guide writes it otherwise. Queries that others read, and tools that know only the guide, are better off with the documented spelling.',
    bad: 'filter eventName == "ConsoleLogin"',
    good: 'filter eventName = "ConsoleLogin"',
  },
  'boolean-spelling': {
    why: 'JSON booleans such as `readOnly` are 1 and 0 in Logs Insights. CTQ takes the words too, but of CloudWatch people report that comparisons with `false` or `"0"` find nothing.',
    bad: 'filter readOnly = "false"',
    good: 'filter readOnly = 0',
  },
  'null-comparison': {
    why: 'The language has no null: the bare word is a field, which no event has. Whether a field is there says `ispresent`.',
    bad: 'filter errorCode != null',
    good: 'filter ispresent(errorCode)',
  },
  'no-wildcards': {
    why: 'Texts are compared letter by letter. `%` is a wildcard of SQL, `*` one of metric filters; here both stand for themselves, so such a condition finds nothing. `like` with a text finds it anywhere; a regular expression can say where.',
    bad: 'filter eventName like "Describe%"',
    good: 'filter eventName like /^Describe/',
  },
  'like-of-expression': {
    why: 'The guide knows `like` with a text or a regular expression that is written out. CTQ runs it with a value of each event too; of CloudWatch nobody reports that it does. `strcontains` looks for a computed text.',
    bad: 'filter userIdentity.arn like concat(recipientAccountId, ":root")',
    good: 'filter strcontains(userIdentity.arn, concat(recipientAccountId, ":root"))',
  },
  'message-as-code': {
    why: '`errorCode` is a word such as `AccessDenied`; sentences are in `errorMessage`. Failed console logins have an `errorMessage` and no `errorCode`.',
    bad: 'filter eventName = "ConsoleLogin" and errorCode = "Failed authentication"',
    good: 'filter eventName = "ConsoleLogin" and errorMessage = "Failed authentication"',
  },
  'regex-as-text': {
    why: 'Between quotes stands a text, which is compared letter by letter; a regular expression stands between slashes.',
    bad: 'filter eventName like "^(Put|Delete)"',
    good: 'filter eventName like /^(Put|Delete)/',
  },
  'structure-as-key': {
    why: 'Lists and maps can be shown and taken apart, but `stats … by`, `sort` and `dedup` compare plain values: a list or map is a missing value to them, so that all rows fall together.',
    bad: 'stats count(*) as calls by split(eventSource, ".")',
    good: 'stats count(*) as calls by replace(eventSource, ".amazonaws.com", "") as service',
  },
  'network-as-text': {
    why: 'An address never equals a network, and `in [...]` compares whole texts too. `isIpInSubnet` looks whether an address lies in a network; it is false for the names of services that some events have there.',
    bad: 'filter sourceIPAddress = "10.0.0.0/8"',
    good: 'filter isIpInSubnet(sourceIPAddress, "10.0.0.0/8")',
  },
  'text-as-time': {
    why: 'Functions of time take timestamps, which are numbers of milliseconds. `eventTime` is a text; the time of the event as a number is `@timestamp`, and `parseDate` reads other texts.',
    bad: 'stats count(*) as calls by datefloor(eventTime, 1h) as hour',
    good: 'stats count(*) as calls by datefloor(@timestamp, 1h) as hour',
  },
  'text-in-arithmetic': {
    why: '`+`, `-`, `*`, `/`, `%` and `^` compute with numbers. Anything with a text that is no number is missing.',
    bad: 'fields eventSource + ":" as service',
    good: 'fields concat(eventSource, ":") as service',
  },
  'timestamp-as-text': {
    why: '`@timestamp` is a number of milliseconds that is only shown as a date, so no comparison with a text is ever true. Set the range of the query with `# @range`, or compare `eventTime`, which is a text.',
    bad: 'filter @timestamp > "2022-02-18"',
    good: 'filter eventTime > "2022-02-18"',
  },
  'absent-on-success': {
    why: 'CloudTrail writes `errorCode` and `errorMessage` only where a call failed. Calls that succeeded do not have the field: no `=` finds them, and `!=` is true for them, so `errorCode != ""` keeps every event.',
    bad: 'filter errorCode = "Success"',
    good: 'filter not ispresent(errorCode)',
  },
  'unknown-field': {
    why: 'Names of fields are case-sensitive, and a field that an event does not have is simply missing: a mistyped name finds nothing, without a word.',
    bad: 'filter eventSource = "iam.amazonaws.com" and userIdentity.username = "alice"',
    good: 'filter eventSource = "iam.amazonaws.com" and userIdentity.userName = "alice"',
  },
  'unknown-value': {
    why: 'CloudTrail documents the values of this field, and comparisons look at case. `eventSource` is the host name of a service, such as `iam.amazonaws.com`.',
    bad: 'filter userIdentity.type = "root"',
    good: 'filter userIdentity.type = "Root"',
  },
  'field-without-value': {
    why: 'Logs Insights discovers the values of an event, not the objects and lists around them. A name such as `requestParameters` has fields inside and no value of its own, so its column stays empty. `@message` has the whole event as text.',
    bad: 'fields eventName, requestParameters',
    good: 'fields eventName, requestParameters.bucketName',
  },
  'quoted-field': {
    why: 'What stands in quotes is a text, the same for every event. Names of fields have no quotes, or backticks where they have other signs than letters, digits, `_`, `@` and `.`.',
    bad: 'filter ispresent("errorCode")',
    good: 'filter ispresent(errorCode)',
  },
  'unquoted-value': {
    why: 'A value that is a text stands in quotes. A word without them, or in backticks, is the name of a field, and one that no event has is missing: the comparison finds nothing, without a word.',
    bad: 'filter eventName = DeleteBucket',
    good: 'filter eventName = "DeleteBucket"',
  },
  'hyphenated-name': {
    why: 'A minus sign between two names subtracts. A name with a minus sign in it stands in backticks.',
    bad: 'fields detail-type',
    good: 'fields `detail-type`',
  },
  'text-as-condition': {
    why: '`or` and `and` stand between whole conditions. A text alone is none: it is never true, so the part of the condition that it should be is lost.',
    bad: 'filter eventName = "CreateUser" or "DeleteUser"',
    good: 'filter eventName in ["CreateUser", "DeleteUser"]',
  },
  'never-true': {
    why: 'A field has one value, so two different values with `and` between them find nothing. Meant is `or`, or `in [...]`.',
    bad: 'filter eventName = "CreateUser" and eventName = "DeleteUser"',
    good: 'filter eventName = "CreateUser" or eventName = "DeleteUser"',
  },
  'always-true': {
    why: 'Whatever the value is, it differs from one of two values, so `or` between two `!=` leaves every event in. Meant is `and`, or `not in [...]`.',
    bad: 'filter eventName != "GetObject" or eventName != "HeadObject"',
    good: 'filter eventName not in ["GetObject", "HeadObject"]',
  },
  'same-operands': {
    why: 'A field always equals itself, unless it is missing.',
    bad: 'filter userIdentity.accountId != userIdentity.accountId',
    good: 'filter userIdentity.accountId != recipientAccountId',
  },
  'mixed-and-or': {
    why: '`and` binds more tightly than `or`, whatever the line breaks suggest: the example without parentheses keeps every `CreateUser`, and the error counts for `DeleteUser` only.',
    bad: 'filter eventName = "CreateUser"\n  or eventName = "DeleteUser" and ispresent(errorCode)',
    good: 'filter (eventName = "CreateUser" or eventName = "DeleteUser")\n  and ispresent(errorCode)',
  },
  'bare-not': {
    why: 'CloudWatch documents nowhere how far `not` reaches, and people report surprises. With parentheses, or with `!=` and `not like`, there is nothing to know.',
    bad: 'filter not eventName = "ConsoleLogin"',
    good: 'filter eventName != "ConsoleLogin"',
  },
  'alias-in-use': {
    why: 'CloudWatch has been seen to refuse queries in which an alias repeats a name that was used before ("Unknown symbols found in or after stats"). Locally such an alias hides the field from there on.',
    bad: 'filter ispresent(errorCode)\n| stats count(*) as errorCode by eventName',
    good: 'filter ispresent(errorCode)\n| stats count(*) as errors by eventName',
  },
  'duplicate-column': {
    why: 'A row of a result has each name only once: the column keeps its first place and gets its last value.',
    bad: 'fields eventTime, eventName, eventTime',
    good: 'fields eventTime, eventName',
  },
  'sort-without-direction': {
    why: 'Which way a sort goes without `asc` or `desc` is documented nowhere. CTQ sorts upwards, as the samples of the guide read.',
    bad: 'sort eventTime',
    good: 'sort eventTime desc',
  },
  'filter-after-limit': {
    why: 'Commands work in the order in which they stand, so this filter sees only the rows that `limit` has kept, which may be none of those that are wanted.',
    bad: 'fields eventName\n| limit 100\n| filter eventName = "ConsoleLogin"',
    good: 'fields eventName\n| filter eventName = "ConsoleLogin"\n| limit 100',
  },
  'fields-after-stats': {
    why: 'CloudWatch has been seen to refuse `fields` that list or rename what `stats` has made. `display` chooses columns at any place.',
    bad: 'stats count(*) as calls by eventName, awsRegion\n| fields eventName, calls',
    good: 'stats count(*) as calls by eventName, awsRegion\n| display eventName, calls',
  },
  'no-range': {
    why: 'On a cloud source a query covers an hour if nothing says more, which is easily taken for everything. A range above it, or at the top of the file for all its queries, says what it covers; it also bounds what the query costs. The example runs on a source `prod` in CloudWatch.',
    bad: '# @source prod\nfilter eventName = "StopLogging"',
    good: '# @source prod\n# @range -30d\nfilter eventName = "StopLogging"',
  },
  'not-in-class': {
    why: 'Log groups of the Infrequent Access class cost less and can less: they have no `pattern`, `diff`, `anomaly`, `filterIndex` and `unmask`, fields of JSON are not discovered in them, and of what the language gained in 2026 most is not documented for them. The example runs on a source `archive` with `"class": "INFREQUENT_ACCESS"` in the settings; `SOURCE logGroups(class: ["INFREQUENT_ACCESS"])` says the same in a query.',
    bad: '# @source archive\n# @range -30d\nfilter eventName = "StopLogging"',
    good: '# @source archive\n# @range -30d\nfilter @message like /"eventName": ?"StopLogging"/',
  },
} as const satisfies Explanations;
