import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { randomEvents } from './random-events.ts';
import { eventQuery, statsQuery } from './random-queries.ts';
import {
  answerAtOnce,
  type Events,
  planFor,
  readyFor,
  requestFor,
  runPlan,
  shown,
} from './support.ts';

/*
 * What slices answer, put together, is what our engine answers to the whole at once. No two events
 * have the same time, since CloudWatch leaves the order of such events open; queries that sort by
 * anything else name the time as their last key.
 */

const eventQueries = [
  'fields name, size',
  'fields @timestamp, size | sort @timestamp asc',
  'fields name | limit 3',
  'fields @timestamp, name | sort @timestamp asc | limit 5',
  'filter size > 100 | fields size, @timestamp | sort size desc, @timestamp | limit 7',
  'sort mixed, @timestamp desc | limit 20',
  'fields size | sort strlen(name) desc, @timestamp | limit 4',
  'fields name, size * 2 as twice | sort twice desc, @timestamp | display name, twice | limit 9',
  'display name | sort mixed desc, @timestamp',
  'fields kind, @timestamp | dedup kind',
  'fields size | dedup name, kind | limit 3',
  'fields name | sort size, @timestamp | dedup kind | limit 2',
  'fields size | sort bin(1d), name, @timestamp desc | limit 11',
  'fields @timestamp, list.0.id as first | filter ispresent(first) | sort first, @timestamp',
  'fields jsonParse(@message) as j | unnest j.list into entry | fields entry.id, size | dedup entry.id',
  'fields size | filter size > 0 | sort @timestamp desc, size | limit 200000',
  'fields name as @timestamp, size | limit 10',
  'parse name "a*" as rest | sort rest, @timestamp | limit 6 | fields rest, size + 1 as more',
  'fields name | limit 4 | filter name = "a"',
];

const statsQueries = [
  'stats count(*)',
  'stats count(*) as n, sum(size), min(size), max(mixed) by name',
  'stats count(*) by bin(1d)',
  'stats count(mixed) as c, count() as n by kind, bin(3h) as t | sort t desc, kind | limit 9',
  'stats sum(size) / count(*) as mean by name | filter mean > 3 | sort mean desc, name',
  'stats earliest(name) as first, latest(mixed), sortsFirst(name), sortsLast(name) by kind',
  'stats count(*) by name, kind | stats count(*) as groups, sum(`count(*)`) as all by kind | sort kind',
  'stats count(*) as n by bin(12h) as t, kind | fillmissing with 0 for n | sort t, kind',
  'stats max(@timestamp) as last, min(@timestamp) by kind | fields datefloor(fromMillis(last), 1d) as day',
  'stats count(*) by bin(1d) offset 3h',
  'stats count(*) as n by name | sort n desc, name | limit 2 | accum n as running',
  'filter size > 5 | stats sum(size) as s, s * 2 as d, count(*) + 1 as c by kind | display d, c, kind',
  'fields strlen(name) as length | stats count(*) by length, datefloor(@timestamp, 1w) | sort length, `datefloor(@timestamp, 1w)`',
  'stats max(size) as m by name | dedup m | limit 3',
  'stats count(*) as n by kind | sort count(*) desc, kind',
  'stats avg(size) by kind',
  'stats sum(mixed) as s by kind | sort kind',
  'stats count(*) by name | sort @timestamp',
];

/** Sends the query in slices, some of which take too long, and compares with all at once. */
const assertAddsUp = (query: string, all: Events, slow: readonly boolean[]): void => {
  const request = requestFor(query);
  const delays = slow.values();
  const { merge } = runPlan(
    planFor(request),
    () => all,
    () => delays.next().value === true,
  );
  const expected = answerAtOnce(readyFor(request), all);
  assert.deepEqual(shown(merge.columns, merge.rows()), expected, query);
};

for (const query of [...eventQueries, ...statsQueries]) {
  test(`slices add up: ${query}`, () => {
    fc.assert(
      fc.property(randomEvents, fc.array(fc.boolean()), (all, slow) =>
        assertAddsUp(query, all, slow),
      ),
      { numRuns: 12 },
    );
  });
}

for (const [title, queries] of [
  ['rows of events', eventQuery],
  ['groups', statsQuery],
] as const) {
  test(`slices add up: random queries for ${title}`, () => {
    fc.assert(fc.property(queries, randomEvents, fc.array(fc.boolean()), assertAddsUp), {
      numRuns: 150,
    });
  });
}
