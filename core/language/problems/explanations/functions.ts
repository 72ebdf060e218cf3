import type { Explanations } from './explanation.ts';

/** What is wrong with functions and what they are given. */
export const functions = {
  'unknown-function': {
    why: 'CloudWatch refuses a query with a function that does not exist. Functions of other languages have other names here: `length` is `strlen`, `lower` is `tolower`, `median(x)` is `pct(x, 50)`.',
    bad: 'filter length(userAgent) > 200',
    good: 'filter strlen(userAgent) > 200',
  },
  'wrong-arity': {
    why: 'The function takes another number of arguments. Its hover says which.',
    bad: 'fields substr(userIdentity.arn) as name',
    good: 'fields substr(userIdentity.arn, 13) as name',
  },
  'wrong-type': {
    why: 'The argument can never be what the function takes, so the result is always missing, or CloudWatch refuses the query.',
    bad: 'fields abs("minus one") as size',
    good: 'fields abs(-1) as size',
  },
  'out-of-range': {
    why: 'CloudWatch documents bounds for this number.',
    bad: 'stats pct(additionalEventData.bytesTransferredOut, 101) as most',
    good: 'stats pct(additionalEventData.bytesTransferredOut, 99) as most',
  },
  'invalid-date-format': {
    why: '`parseDate` reads patterns as Java writes them (`yyyy-MM-dd HH:mm:ss`), `formatDate` and `strftime` write those of strftime (`%Y-%m-%d %H:%M:%S`). Letters that stand for themselves in a pattern of `parseDate` have quotes.',
    bad: 'fields parseDate(eventTime, "%Y-%m-%d") as day',
    good: 'fields parseDate(eventTime, "yyyy-MM-dd\'T\'HH:mm:ssX") as day',
  },
  'unknown-time-zone': {
    why: 'Time zones are names of the IANA database, or offsets from UTC.',
    bad: 'fields formatDate(@timestamp, "%H:%M", "Berlin") as time',
    good: 'fields formatDate(@timestamp, "%H:%M", "Europe/Berlin") as time',
  },
  'not-a-duration': {
    why: 'A period is a number and a unit without a blank: `30s`, `5m`, `1h`, `1d`, `1w`, `1mo`, `1q`, `1y`. `m` is minutes, `mo` is months.',
    bad: 'stats count(*) as calls by bin(60)',
    good: 'stats count(*) as calls by bin(60s)',
  },
  'duration-capped': {
    why: 'CloudWatch cuts counts above 1000 ms, 60 s, 60 m and 24 h without a word: `bin(300s)` makes bins of a minute. Write the period in the next larger unit.',
    bad: 'stats count(*) as calls by bin(300s)',
    good: 'stats count(*) as calls by bin(5m)',
  },
  'aggregate-outside-stats': {
    why: 'Aggregates such as `count` and `sum` look at many events, so they stand in `stats`, before `by`. To filter by one, give it a name in `stats` and filter behind it.',
    bad: 'filter count(*) > 10',
    good: 'stats count(*) as calls by userIdentity.arn | filter calls > 10',
  },
  'aggregate-in-aggregate': {
    why: 'One `stats` aggregates once. Aggregates of aggregates take a second `stats`, which sees the results of the first.',
    bad: 'stats max(count(*)) as most by eventName',
    good: 'stats count(*) as calls by eventName | stats max(calls) as most',
  },
  'aggregate-missing': {
    why: 'Everything before `by` has to be an aggregate, or be computed from aggregates: a field has many values in a group. Group by the field, or take one value with `latest` or `max`.',
    bad: 'stats eventName, count(*) as calls',
    good: 'stats count(*) as calls by eventName',
  },
  'invalid-regex': {
    why: 'The expression cannot be read: a bracket is not closed, or a quantifier has nothing to repeat. A sign that stands for itself has a backslash before it.',
    bad: 'filter userAgent like /[a-/',
    good: 'filter userAgent like /[a-z]/',
  },
  'regex-flags': {
    why: 'Flags behind the last slash come from other languages. `(?i)` at the start of the expression ignores case.',
    bad: 'filter userAgent like /boto3/i',
    good: 'filter userAgent like /(?i)boto3/',
  },
  'unsupported-regex': {
    why: "CloudWatch's regular expressions guarantee an answer in time that grows with the text only, so there is no looking ahead or behind, and no referring back to a group. Two conditions with `and` often say the same.",
    bad: 'filter eventName like /^(?!Get)/',
    good: 'filter eventName not like /^Get/',
  },
  'regex-without-groups': {
    why: '`parse` makes a field of each named group `(?<name>…)`. Without a group there is nothing that it could make; `filter … like` only tests.',
    bad: 'parse userIdentity.arn /assumed-role/',
    good: 'parse userIdentity.arn /assumed-role\\/(?<role>[^\\/]+)/',
  },
  'alias-count': {
    why: 'Each `*` of the pattern, or each group of the expression, becomes a field, in order; so there have to be as many names as places.',
    bad: 'parse userIdentity.arn "arn:aws:*::*:*" as service, account',
    good: 'parse userIdentity.arn "arn:aws:*::*:*" as service, account, resource',
  },
} as const satisfies Explanations;
