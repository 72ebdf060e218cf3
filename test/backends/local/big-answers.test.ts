import assert from 'node:assert/strict';
import test from 'node:test';
import { AnswerTooLarge } from '../../../core/engine/answer-too-large.ts';
import { planAnswer, planScan } from '../../../core/engine/engine.ts';
import { isTooLarge, memoryShortage, reasonToEnd } from '../../../backends/local/memory.ts';
import { parseQueryFile } from '../../../core/language/syntax/parse.ts';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { localBackend, manyFiles } from './local-backend.ts';

test('a limit above that of CloudWatch is obeyed', async (context) => {
  const given = localBackend(context, manyFiles(4, 3000));
  const events = await collect(given, { query: 'fields eventID | limit 1000000' });
  const { outcome, statistics } = completeOf(events);
  assert.deepEqual([outcome, statistics.resultCount], ['done', 12_000]);
  assert.deepEqual(problemsOf(events), []);
  assert.equal(new Set(finalRows(events).map(({ cells }) => cells[0])).size, 12_000);
});

test('an answer whose rows need too much memory ends while they are made', () => {
  const [query] = parseQueryFile('stats count(*) by id').queries;
  assert.ok(query !== undefined);
  let current = 0;
  const scan = planScan(query, { bind: () => () => `${current}` }, { now: 0 });
  for (; current < 10_000; current += 1) scan.take(current);
  let checks = 0;
  const answer = planAnswer(query, { now: 0 }, () => {
    checks += 1;
    if (checks === 3) throw new AnswerTooLarge('too large');
  });
  answer.add(scan.drain());
  assert.throws(() => [...answer.rows()], AnswerTooLarge);
});

test('what JavaScript can not hold in one piece is told as a lack of memory', () => {
  const beyond = [
    // Real ones take a gigabyte and more.
    new RangeError('Map maximum size exceeded'),
    new RangeError('Set maximum size exceeded'),
    thrownBy(() => (([] as unknown[]).length = -1)),
    thrownBy(() => new Float64Array(2 ** 52)),
    new DOMException('Data cannot be cloned, out of memory.', 'DataCloneError'),
  ];
  for (const error of beyond) assert.equal(reasonToEnd(error), memoryShortage, String(error));
  assert.equal(reasonToEnd(new AnswerTooLarge('do this')), 'do this');
});

test('what one event alone may be too large for is not', () => {
  for (const error of [
    thrownBy(() => 'x'.repeat(2 ** 30)),
    new RangeError('Maximum call stack size exceeded'),
    new TypeError('x is undefined'),
  ]) {
    assert.ok(!isTooLarge(error), String(error));
  }
});

function thrownBy(run: () => unknown): unknown {
  try {
    run();
  } catch (error) {
    return error;
  }
  return undefined;
}
