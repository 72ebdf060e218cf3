import assert from 'node:assert/strict';
import test from 'node:test';
import fc from 'fast-check';
import { CodeDraft } from '../../../backends/local/columns/code-draft.ts';
import { type Column, compact, expand } from '../../../backends/local/columns/column.ts';
import { TimeDraft } from '../../../backends/local/columns/time-draft.ts';
import { timeNotRead } from '../../../backends/local/columns/time-column.ts';

const settings = { numRuns: 300, seed: 20_220_212 };

test('a column gives back the numbers that it was made of', () => {
  const number = fc.oneof(
    { weight: 3, arbitrary: fc.constant(0) },
    fc.integer({ min: 0, max: 5 }),
    fc.integer({ min: 250, max: 260 }),
    fc.integer({ min: 65_530, max: 65_540 }),
    fc.constant(2 ** 31 - 1),
  );
  fc.assert(
    fc.property(fc.array(number, { maxLength: 400 }), (numbers) => {
      const column = compact(Int32Array.from(numbers), numbers.length);
      const back = new Int32Array(numbers.length).fill(7);
      expand(column, back, numbers.length);
      assert.deepEqual([...back], numbers);
    }),
    settings,
  );
});

test('columns are of the kind that takes the least room', () => {
  const column = (numbers: readonly number[]): Column | undefined =>
    compact(Int32Array.from(numbers), numbers.length);
  const hundred = Array.from({ length: 100 }, () => 0);
  assert.equal(column(hundred), undefined);
  assert.equal(column([]), undefined);
  assert.deepEqual(column([3, 3, 3]), { kind: 'constant', value: 3 });
  assert.deepEqual(column([3, 300]), { kind: 'dense', values: Uint16Array.of(3, 300) });
  assert.deepEqual(column([3, 70_000]), { kind: 'dense', values: Uint32Array.of(3, 70_000) });
  assert.deepEqual(column([...hundred, 3]), {
    kind: 'sparse',
    ordinals: Uint8Array.of(100),
    values: Uint8Array.of(3),
  });
});

const ordinal = fc.integer({ min: 0, max: 2500 });

test('a draft of codes is an array, file after file', () => {
  const write = fc.tuple(ordinal, fc.integer({ min: -1, max: 70_000 }));
  const draft = new CodeDraft();
  fc.assert(
    fc.property(fc.array(write), fc.array(write), (first, later) => {
      const expected = new Map(first);
      draft.begin(undefined, 0);
      for (const [place, code] of first) draft.set(place, code);
      checkDraft(draft, expected, -2);
      const events = 1 + Math.max(0, ...first.map(([place]) => place));
      const column = draft.seal(events);
      assert.equal(draft.isChanged, first.length > 0);
      // In between comes a file of which nothing is left.
      draft.begin({ kind: 'constant', value: 9 }, 2600);
      draft.begin(column, events);
      assert.equal(draft.isChanged, false);
      checkDraft(draft, expected, -2);
      for (const [place, code] of later) expected.set(place, code);
      for (const [place, code] of later) draft.set(place, code);
      checkDraft(draft, expected, -2);
    }),
    settings,
  );
});

test('a draft of times is an array, file after file', () => {
  const time = fc.oneof(
    fc.constant(Number.NaN),
    fc.integer({ min: 1_645_000_000, max: 1_645_100_000 }).map((seconds) => seconds * 1000),
    fc.integer({ min: -62_000_000, max: 250_000_000 }).map((minutes) => minutes * 60_000),
    fc.integer({ min: 1_645_000_000_000, max: 1_645_000_100_000 }),
  );
  const draft = new TimeDraft();
  fc.assert(
    fc.property(
      fc.array(fc.tuple(ordinal, time), { maxLength: 6 }),
      fc.array(fc.tuple(ordinal, time)),
      (first, later) => {
        const expected = new Map(first);
        draft.begin(undefined, 0);
        for (const [place, moment] of first) draft.set(place, moment);
        const events = 1 + Math.max(0, ...first.map(([place]) => place));
        const column = draft.seal(events);
        draft.begin({ kind: 'exact', times: new Float64Array(2600) }, 2600);
        draft.begin(column, events);
        checkDraft(draft, expected, timeNotRead);
        for (const [place, moment] of later) expected.set(place, moment);
        for (const [place, moment] of later) draft.set(place, moment);
        checkDraft(draft, expected, timeNotRead);
      },
    ),
    settings,
  );
});

function checkDraft(
  draft: Pick<CodeDraft, 'get'>,
  expected: ReadonlyMap<number, number>,
  unknown: number,
): void {
  for (let place = 0; place < 2601; place += 1) {
    const value = draft.get(place);
    const wanted = expected.get(place) ?? unknown;
    if (!Object.is(value, wanted)) assert.fail(`${value} instead of ${wanted} at ${place}`);
  }
}
