import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { estimatePart, planAnswer, planScan } from '../../core/engine/engine.ts';
import { objectSource, type FlatEvent } from '../support/object-source.ts';
import { flattenAll, NOW, queryOf, tableOf } from './support/run.ts';

const events = flattenAll(
  Array.from({ length: 100 }, (_, id) => JSON.stringify({ id, group: id % 7, list: [1, 2] })),
);

/** Gives a scan events until it has enough; how many it took, and what came of them. */
const taken = (text: string, from: readonly FlatEvent[] = events) => {
  const query = queryOf(text);
  const source = objectSource();
  const scan = planScan(query, source, { now: NOW });
  let count = 0;
  for (const event of from) {
    if (scan.satisfied) {
      break;
    }
    source.stand(event);
    scan.take(count);
    count += 1;
  }
  const answer = planAnswer(query, { now: NOW });
  answer.add(scan.drain());
  return { count, answer };
};

describe('a scan', () => {
  for (const [text, expected] of [
    ['fields id | limit any 5', 5],
    ['filter group = 3 | limit any 5', 32],
    ['fields id | dedup group | limit any 7', 100],
    ['fields jsonParse(@message) as j | unnest j.list into x | limit any 5', 3],
    ['fields id | limit 5', 100],
    ['fields id | sort id | limit any 5', 100],
    ['stats count(*) by id | limit any 5', 100],
    ['fields id | limit any 5 | sort id desc', 5],
    ['fields id | limit any 5 | limit any 3', 3],
    ['limit any 5 | filter group = 100', 5],
  ] as const) {
    it(`of "${text}" has enough after ${expected} events`, () => {
      const { count, answer } = taken(text);
      assert.equal(count, expected);
      assert.equal(answer.satisfied, expected < 100);
    });
  }

  it('answers the same whether it ends when it has enough or not', () => {
    const query = queryOf('filter group > 2 | fields id | limit any 5');
    const source = objectSource();
    const scan = planScan(query, source, { now: NOW });
    for (const [position, event] of events.entries()) {
      source.stand(event);
      scan.take(position);
    }
    const whole = planAnswer(query, { now: NOW });
    whole.add(scan.drain());
    const { answer } = taken('filter group > 2 | fields id | limit any 5');
    assert.equal(tableOf(whole), tableOf(answer));
  });
});

describe('an estimate', () => {
  it('adds up what the backend says and reads no event', () => {
    const { count, answer } = taken('filter group = 3 | fields id | estimate');
    assert.equal(count, 0);
    assert.ok(answer.isEstimate);
    answer.add(estimatePart(1000));
    answer.add(estimatePart(24));
    assert.equal(tableOf(answer), 'estimatedBytes\n1024');
    assert.equal(answer.matched, 0);
  });

  it('is none where nothing is estimated', () => {
    assert.ok(!planAnswer(queryOf('fields id'), { now: NOW }).isEstimate);
  });
});
