import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import {
  addDistinct,
  countValues,
  EXACT_VALUES,
  isEstimated,
  mergeDistinct,
  noDistinctValues,
  type DistinctValues,
} from '../../core/engine/aggregates/distinct-values.ts';
import {
  addToNumbers,
  countNumbers,
  EXACT_NUMBERS,
  extentOf,
  frequenciesOf,
  mergeNumbers,
  noNumbers,
  numberAt,
  type Numbers,
} from '../../core/engine/aggregates/numbers.ts';
import { planAnswer, planScan, type FieldSource } from '../../core/engine/engine.ts';
import { AnswerTooLarge, checkCollected } from '../../core/engine/answer-too-large.ts';
import { NOW, queryOf } from './support/run.ts';

const upTo = (count: number): number[] => Array.from({ length: count }, (_, index) => index);

const distinct = (texts: readonly string[]): DistinctValues => {
  const values = noDistinctValues();
  texts.forEach((text) => addDistinct(values, text));
  return values;
};

const numbersOf = (list: readonly number[]): Numbers => {
  const numbers = noNumbers();
  list.forEach((value) => addToNumbers(numbers, value));
  return numbers;
};

/** The list in so many pieces of different lengths, the last ones first. */
const pieces = <Item>(list: readonly Item[], count: number): readonly (readonly Item[])[] =>
  upTo(count)
    .map((piece) => list.filter((_, index) => Math.floor(Math.sqrt(index)) % count === piece))
    .toReversed();

describe('count_distinct', () => {
  it('is exact up to its limit, whatever is repeated', () => {
    const texts = upTo(EXACT_VALUES).map(String);
    const values = distinct([...texts, ...texts]);
    assert.equal(countValues(values), EXACT_VALUES);
    assert.ok(!isEstimated(values));
  });

  for (const count of [EXACT_VALUES + 1, 100_000, 300_000]) {
    it(`is off by no more than three standard errors of ${count} values`, () => {
      const values = distinct(upTo(count).map((index) => `arn:aws:iam::${index}:user/é`));
      assert.ok(isEstimated(values));
      assert.ok(Math.abs(countValues(values) / count - 1) < 3 * 0.0081, `${countValues(values)}`);
      assert.ok(countValues(values) > EXACT_VALUES);
    });
  }

  it('depends on the set alone, not on the order or the places of adding', () => {
    const texts = upTo(100_000).map((index) => `id-${index}`);
    const whole = distinct(texts);
    for (const count of [2, 5]) {
      const merged = noDistinctValues();
      for (const piece of pieces(texts, count)) {
        mergeDistinct(merged, structuredClone(distinct([...piece, ...piece.slice(0, 100)])));
      }
      assert.deepEqual(merged, whole);
    }
  });

  it('is a sketch when the union is too large, though no part was', () => {
    const texts = upTo(EXACT_VALUES + 1).map(String);
    const merged = distinct(texts.slice(0, 40_000));
    mergeDistinct(merged, distinct(texts.slice(20_000, EXACT_VALUES)));
    assert.ok(!isEstimated(merged));
    mergeDistinct(merged, distinct(texts.slice(-1)));
    assert.deepEqual(merged, distinct(texts));
    assert.ok(isEstimated(merged));
  });
});

describe('numbers', () => {
  const mixed = upTo(100_000).map((index) => (((index * 7919) % 100_003) - 30_000) / 7);

  it('are exact up to their limit', () => {
    const numbers = numbersOf(mixed.slice(0, EXACT_NUMBERS));
    const sorted = mixed.slice(0, EXACT_NUMBERS).sort((a, b) => a - b);
    for (const rank of [1, 2, 30_000, EXACT_NUMBERS]) {
      assert.equal(numberAt(numbers, rank), sorted[rank - 1]);
    }
  });

  it('are within 0.1 % beyond it, and the smallest and the largest are exact', () => {
    const list = [...mixed, 0, 0, 1e300, -1e300, 5e-300];
    const numbers = numbersOf(list);
    const sorted = list.toSorted((a, b) => a - b);
    assert.equal(countNumbers(numbers), sorted.length);
    assert.deepEqual(extentOf(numbers), [-1e300, 1e300]);
    for (const rank of [1, 2, 1000, 30_000, 50_000, 99_999, sorted.length]) {
      const exact = sorted[rank - 1] ?? NaN;
      const found = numberAt(numbers, rank) ?? NaN;
      assert.ok(Math.abs(found - exact) <= Math.abs(exact) * 0.001_000_1, `${rank}: ${found}`);
    }
    assert.equal(numberAt(numbers, 1), -1e300);
    assert.equal(numberAt(numbers, sorted.length), 1e300);
  });

  it('keep how many they are', () => {
    const frequencies = [...frequenciesOf(numbersOf([...mixed, ...mixed]))];
    assert.equal(
      frequencies.reduce((sum, [, times]) => sum + times, 0),
      200_000,
    );
    assert.deepEqual(
      frequencies.map(([value]) => value),
      frequencies.map(([value]) => value).toSorted((a, b) => a - b),
    );
  });

  it('depend on the multiset alone, not on the order or the places of adding', () => {
    const whole = numbersOf(mixed);
    for (const count of [2, 5]) {
      const merged = noNumbers();
      for (const piece of pieces(mixed, count)) {
        mergeNumbers(merged, structuredClone(numbersOf(piece)));
      }
      assert.deepEqual([...frequenciesOf(merged)], [...frequenciesOf(whole)]);
      assert.deepEqual(extentOf(merged), extentOf(whole));
    }
  });
});

/** So many events with an `id` of their own and a number `n`. */
const countingSource = (): FieldSource & { current: number } => {
  const source = {
    current: 0,
    bind: (name: string) => () => {
      if (name === 'id') return `event ${source.current}`;
      return name === 'n' ? source.current : undefined;
    },
  };
  return source;
};

describe('an answer', () => {
  const text =
    'stats count_distinct(id) as ids, pct(n, 50), count_distinct(id) as same | fields ids + 1 as more';

  const answerOf = (query: string, events: number, drainEvery: number) => {
    const parsed = queryOf(query);
    const source = countingSource();
    const scan = planScan(parsed, source, { now: NOW });
    const answer = planAnswer(parsed, { now: NOW });
    for (source.current = 0; source.current < events; source.current += 1) {
      scan.take(source.current);
      if (source.current % drainEvery === 0) answer.add(scan.drain());
    }
    answer.add(scan.drain());
    return { rows: [...answer.rows()], estimates: answer.estimates };
  };

  it('says which of its values are estimates, each once, and is the same however it is gathered', () => {
    const { rows, estimates } = answerOf(text, 70_000, 70_000);
    assert.deepEqual(
      estimates.map(({ name }) => name),
      ['countDistinct(id)', 'pct(n, 50)'],
    );
    assert.match(estimates[0]?.how ?? '', /^an estimate .*65,536/);
    assert.deepEqual(answerOf(text, 70_000, 9973).rows, rows);
  });

  it('says nothing where all is exact', () => {
    assert.deepEqual(answerOf(text, 60_000, 9973).estimates, []);
  });

  it('says so of commands behind the first one too', () => {
    const { estimates } = answerOf(
      'stats count(*) by id | stats count_distinct(id) | limit 5',
      70_000,
      70_000,
    );
    assert.equal(estimates.length, 1);
  });
});

it('a cell made of too many values ends the query with what to do', () => {
  assert.doesNotThrow(() => checkCollected('values', 3, 3));
  assert.throws(
    () => checkCollected('topk', 1001, 1000),
    (error) =>
      error instanceof AnswerTooLarge && /topk .*1,000 .*count_distinct/.test(error.message),
  );
});
