import type { Explanations } from './explanation.ts';

const sums = Array.from(
  { length: 10 },
  (_, index) => `| stats sum(calls${index}) as calls${index + 1} by eventSource`,
);

/** What is wrong with the order of commands, their limits and the names behind them. */
export const order = {
  'unknown-field-after-stats': {
    why: 'After `stats` only its keys and aggregates exist, by their aliases or by their text. CloudWatch refuses everything else with "Unknown symbols found in or after stats". Filter before `stats`, or make the field a key.',
    bad: 'stats count(*) as calls by eventName | filter awsRegion = "us-east-1"',
    good: 'filter awsRegion = "us-east-1" | stats count(*) as calls by eventName',
  },
  'sort-by-unknown-field': {
    why: 'After `stats` only its results exist. A sort by anything else changes nothing, without a word: after `stats count(*)` the column is called `count(*)`, not `count`.',
    bad: 'stats count(*) by eventName | sort count desc',
    good: 'stats count(*) by eventName | sort count(*) desc',
  },
  'sort-or-limit-before-stats': {
    why: 'CloudWatch refuses `sort` and `limit` before the last `stats`.',
    bad: 'limit 100 | stats count(*) as calls by eventName',
    good: 'stats count(*) as calls by eventName | limit 100',
  },
  'only-limit-after-dedup': {
    why: 'CloudWatch refuses every command but `limit` behind `dedup`. Which row of several is kept depends on the sort before it anyway.',
    bad: 'dedup userIdentity.arn | sort eventTime desc',
    good: 'sort eventTime desc | dedup userIdentity.arn',
  },
  'too-many-stats': {
    why: 'A query may have ten `stats` commands.',
    bad: {
      shown:
        'stats count(*) as calls0 by eventSource\n| stats sum(calls0) as calls1 by eventSource\n| … (ten times)',
      text: ['stats count(*) as calls0 by eventSource', ...sums].join('\n'),
    },
    good: 'stats count(*) as calls by eventSource, eventName\n| stats sum(calls) as total by eventSource',
  },
  'limit-too-large': {
    why: 'An answer of more than 10,000,000 rows is more than the results panel can hold. Several queries of shorter ranges give more, and `stats` needs none of them.',
    bad: 'limit 20000000',
    good: 'limit 100000',
  },
  'limit-above-quota': {
    why: 'CloudWatch gives at most 100,000 rows of one query. More of them come from files of this machine, and from CloudWatch where CTQ can cut the range into slices: rows of events, with their `sort`, `dedup` and `limit`. The CloudWatch console refuses such a limit.',
    bad: 'limit 1000000',
    good: 'limit 100000',
  },
  'invalid-limit': {
    why: '`limit` takes a whole number above 0, written out.',
    bad: 'limit 0',
    good: 'limit 20',
  },
} as const satisfies Explanations;
