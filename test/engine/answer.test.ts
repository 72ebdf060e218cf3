import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  fieldsRead,
  planAnswer,
  planScan,
  type EngineContext,
  type Part,
} from '../../core/engine/engine.ts';
import type { Query } from '../../core/language/syntax/ast.ts';
import { objectSource, type FlatEvent } from '../support/object-source.ts';
import {
  answerTo,
  apart,
  flattenAll,
  NOW,
  queryOf,
  tableOf,
  together,
  type Sharing,
} from './support/run.ts';

/** Events from the oldest to the newest, or the other way round. */
const eventsOf = (count: number, step = 1): readonly FlatEvent[] =>
  flattenAll(
    Array.from({ length: count }, (_, index) => {
      const eventTime = new Date(1_645_000_000_000 + index * step * 1000).toISOString();
      return JSON.stringify({ eventTime, id: index, group: index % 7, text: `t${index % 100}` });
    }),
  );

/** A part for each event. */
const oneByOne: Sharing = { ...together, drainAfter: () => true };

describe('an answer', () => {
  it('cuts at 10,000 rows where the query has no limit', () => {
    const answer = answerTo(queryOf('fields id'), eventsOf(12_000));
    const rows = [...answer.rows()];
    assert.equal(rows.length, 10_000);
    assert.deepEqual(rows[0]?.cells, ['11999']);
    assert.equal(answer.matched, 12_000);
  });

  it('cuts groups too', () => {
    const rows = [...answerTo(queryOf('stats count(*) by id'), eventsOf(10_500)).rows()];
    assert.equal(rows.length, 10_000);
  });

  it('cuts at the limit that it is given for queries without one', () => {
    const context = { now: NOW, defaultLimit: 3 };
    for (const [text, expected] of [
      ['fields id', 3],
      ['fields id | limit 5', 5],
      ['stats count(*) by id', 3],
    ] as const) {
      const query = queryOf(text);
      const answer = planAnswer(query, context);
      answer.add(scanOver(query, eventsOf(8), context));
      assert.equal([...answer.rows()].length, expected, text);
    }
  });

  it('keeps the first rows of many, in whichever order they come', () => {
    const queries = [
      'fields id | limit 5',
      'fields id | sort id | limit 5',
      'fields text, id | sort text desc, id desc | limit 2000',
      'fields id | sort text | dedup group | limit 4',
    ].map(queryOf);
    const ascending = eventsOf(6000);
    const descending = eventsOf(6000, -1);
    for (const query of queries) {
      for (const events of [ascending, descending]) {
        const all = tableOf(answerTo(query, events, oneByOne));
        assert.equal(tableOf(answerTo(query, events)), all);
        assert.equal(tableOf(answerTo(query, events, apart)), all);
      }
    }
  });

  it('hands over only rows that may still be in the answer', () => {
    const query = queryOf('fields id | limit 5');
    const source = objectSource();
    const scan = planScan(query, source, { now: NOW });
    let handed = 0;
    for (const [position, event] of eventsOf(1000, -1).entries()) {
      source.stand(event);
      scan.take(position);
      if (position % 10 === 9) {
        const { content } = scan.drain();
        handed += content.kind === 'rows' ? content.positions.length : 0;
      }
    }
    assert.equal(handed, 5);
    assert.equal(scan.matched, 1000);
  });

  it('gives rows of events a pointer, and rows of stats none', () => {
    const [event] = answerTo(queryOf('fields id | limit 1'), eventsOf(2)).preview(1);
    const [group] = answerTo(queryOf('stats count(*)'), eventsOf(2)).preview(1);
    assert.equal(event?.pointer, 'event-1');
    assert.ok(group !== undefined && !('pointer' in group));
  });

  it('says how its columns read', () => {
    const query = queryOf(
      'stats count(*) as c, max(@timestamp) as m, latest(id) as l, sum(id) > 1 as b by bin(1h) as t, tolower(text) as x',
    );
    assert.deepEqual(planAnswer(query, { now: NOW }).columns, [
      { name: 't', type: 'timestamp' },
      { name: 'x', type: 'text' },
      { name: 'c', type: 'number' },
      { name: 'm', type: 'number' },
      { name: 'l', type: 'text' },
      { name: 'b', type: 'number' },
    ]);
  });

  it('previews the first rows of what it has so far', () => {
    const query = queryOf('stats count(*) as c by group | sort group | limit 3');
    const answer = planAnswer(query, { now: NOW });
    const source = objectSource();
    const scan = planScan(query, source, { now: NOW });
    const [first, second] = eventsOf(2);
    assert.deepEqual(answer.preview(10), []);
    for (const [position, event] of [first, second].entries()) {
      source.stand(event ?? new Map());
      scan.take(position);
      answer.add(scan.drain());
      assert.equal(answer.preview(10).length, position + 1);
    }
    assert.deepEqual(answer.preview(1), [{ cells: ['0', '1'] }]);
    assert.equal(answer.matched, 2);
  });

  it('refuses parts of another query', () => {
    const rows = scanOver(queryOf('fields id'), [], { now: NOW });
    const groups = scanOver(queryOf('stats count(*)'), [], { now: NOW });
    assert.throws(() => planAnswer(queryOf('stats count(*)'), { now: NOW }).add(rows), /rows/);
    assert.throws(() => planAnswer(queryOf('fields id'), { now: NOW }).add(groups), /groups/);
  });
});

const scanOver = (query: Query, events: readonly FlatEvent[], context: EngineContext): Part => {
  const source = objectSource();
  const scan = planScan(query, source, context);
  for (const [position, event] of events.entries()) {
    source.stand(event);
    scan.take(position);
  }
  return scan.drain();
};

describe('a scan', () => {
  it('reads nothing that it does not need', () => {
    const read: string[] = [];
    const source = {
      bind: (path: string) => () => {
        read.push(path);
        return path === 'a' ? 'no' : 'yes';
      },
    };
    const query = queryOf('fields b, concat(a, c) as d | filter a = "yes" and c = "yes" | limit 1');
    const scan = planScan(query, source, { now: NOW });
    scan.take(0);
    scan.take(1);
    assert.deepEqual(read, ['a', 'a']);
  });

  it('reads a field once for each event', () => {
    const read: string[] = [];
    const bind = (path: string) => () => {
      read.push(path);
      return '1';
    };
    const query = queryOf('filter a > 0 and a < 5 | fields a as x, x + a as y | sort a | limit 9');
    const scan = planScan(query, { bind }, { now: NOW });
    scan.take(0);
    assert.deepEqual(read, ['a', '@ptr']);
  });
});

describe('fieldsRead', () => {
  for (const [text, expected] of [
    ['stats count(*) by eventName', ['eventName']],
    ['stats count(*)', []],
    ['filter a = 1', ['a', '@timestamp', '@message', '@ptr']],
    ['fields a.b.0 as x | filter x = 1 | stats sum(y) by bin(1h)', ['a.b.0', '@timestamp', 'y']],
    ['stats count(*) as c by a | sort c', ['a']],
  ] as const) {
    it(text, () => assert.deepEqual(new Set(fieldsRead(queryOf(text))), new Set(expected)));
  }
});
