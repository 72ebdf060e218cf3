import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { KeyIndex } from '../../core/engine/collectors/key-index.ts';
import { compareValues, type Value } from '../../core/engine/engine.ts';
import { parseJson } from '../../core/engine/values/json.ts';
import { compareNatural } from '../../core/engine/values/natural-order.ts';
import { numberText } from '../../core/engine/values/number-text.ts';
import { toNumber } from '../../core/engine/values/reading.ts';
import { timestampText } from '../../core/engine/values/timestamp-text.ts';

const settings = { seed: 20220218, numRuns: 5000 };

/** Texts where digits, signs and letters meet, and values that are equal in one way or another. */
const text = fc.string({ unit: fc.constantFrom('0', '1', '9', 'a', 'B', '-', '.', '@', 'é') });
const value: fc.Arbitrary<Value> = fc.oneof(
  text,
  fc.constantFrom('1', '01', '1.0', '1e0', '10', '9', '1e400', '-0', '0', '', 'NaN', 'Infinity'),
  fc.integer({ min: -20, max: 20 }),
  fc.double({ noNaN: true }),
  fc.boolean(),
  fc.constant(undefined),
  fc.constant(['list']),
);

describe('compareValues', () => {
  it('is antisymmetric', () => {
    fc.assert(
      fc.property(value, value, (a, b) => {
        assert.equal(Math.sign(compareValues(a, b)), -Math.sign(compareValues(b, a)) + 0);
      }),
      settings,
    );
  });

  it('is transitive', () => {
    fc.assert(
      fc.property(value, value, value, (...values) => {
        const [a, b, c] = values.toSorted(compareValues);
        assert.ok(compareValues(a, b) <= 0 && compareValues(b, c) <= 0 && compareValues(a, c) <= 0);
      }),
      settings,
    );
  });

  it('tells texts apart unless they are the same', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(compareValues(a, b) === 0, a === b);
      }),
      settings,
    );
  });
});

describe('compareNatural', () => {
  it('agrees with cutting both texts into runs', () => {
    fc.assert(
      fc.property(text, text, (a, b) => {
        assert.equal(Math.sign(compareNatural(a, b)), Math.sign(compareRuns(a, b)));
      }),
      { ...settings, numRuns: 20_000 },
    );
  });
});

/** The definition, run by run (guide). */
const compareRuns = (a: string, b: string): number => {
  const [left, right] = [a, b].map((whole) => whole.match(/\d+|\D+/g) ?? []);
  for (const [index, run] of (left ?? []).entries()) {
    const other = right?.[index];
    if (other === undefined) {
      return 1;
    }
    if (run !== other) {
      const digits = /^\d/.test(run) && /^\d/.test(other);
      const byLength = digits ? run.length - other.length : 0;
      return byLength === 0 ? Number(run > other) - Number(run < other) : byLength;
    }
  }
  return (left?.length ?? 0) - (right?.length ?? 0);
};

describe('numberText', () => {
  it('reads back as the same number and has no E', () => {
    fc.assert(
      fc.property(fc.double({ noNaN: true, noDefaultInfinity: true }), (number) => {
        const written = numberText(number);
        assert.equal(Number(written), number + 0);
        assert.match(written, /^-?\d+(\.\d+)?$/);
      }),
      settings,
    );
  });
});

describe('toNumber', () => {
  for (const [written, expected] of [
    ['12', 12],
    ['-1.5', -1.5],
    ['+3', 3],
    ['.5', 0.5],
    ['5.', 5],
    ['1e3', 1000],
    ['123456789012345678', 123456789012345680],
    ['', undefined],
    [' 1', undefined],
    ['0x10', undefined],
    ['1e999', undefined],
    ['Infinity', undefined],
    ['-', undefined],
    ['1,000', undefined],
    ['2022-02-18', undefined],
  ] as const) {
    it(`reads "${written}" as ${expected}`, () => assert.equal(toNumber(written), expected));
  }
});

describe('timestampText', () => {
  for (const [time, expected] of [
    [0, '1970-01-01 00:00:00.000'],
    [1645206751118.9, '2022-02-18 17:52:31.118'],
    [-1, '1969-12-31 23:59:59.999'],
    [9e15, '9000000000000000'],
  ] as const) {
    it(`shows ${time} as ${expected}`, () => assert.equal(timestampText(time), expected));
  }
});

describe('KeyIndex', () => {
  it('gives combinations the same number only if they are the same', () => {
    const part = fc.option(fc.constantFrom('', 'a', 'b', 'ab', 'a|b', '"', '","', '__proto__'), {
      nil: undefined,
    });
    const combinations = fc.array(fc.tuple(part, part, part), { maxLength: 60 });
    fc.assert(
      fc.property(combinations, (tuples) => {
        const index = new KeyIndex(3);
        const expected = new Map<string, number>();
        for (const tuple of tuples) {
          const text = JSON.stringify(tuple);
          const number = expected.get(text) ?? expected.size;
          expected.set(text, number);
          assert.equal(index.find(tuple), number);
          assert.deepEqual(
            tuple.map((_, place) => index.valueAt(number, place)),
            tuple,
          );
        }
        assert.equal(index.size, expected.size);
      }),
      { ...settings, numRuns: 500 },
    );
  });
});

describe('parseJson', () => {
  // V8 13 reads these keys wrongly by itself, once it has met the key that is a backslash.
  const keys = [
    '\\\\',
    '\\/',
    '\\n',
    '\\u0041',
    'a\\\\',
    'a\\n',
    '\\"',
    'A',
    '#0',
    '__proto__',
    '\\u005f_proto__',
  ];
  it('reads keys with escapes as they are meant', () => {
    for (const first of keys) {
      for (const second of keys) {
        for (const third of keys) {
          const written = [first, second, third];
          const text = `[{${written.map((key, index) => `"${key}" : ${index}`).join()}},"\\":"]`;
          const expected = new Map(
            written.map((key, index) => [String(JSON.parse(`"${key}"`)), index]),
          );
          assert.deepEqual(parseJson(text), [expected, '":'], text);
        }
      }
    }
  });
  it('takes nothing for JSON that is none', () => {
    for (const text of ['{"\\x":1}', '{"\\n":1', '{"\\n', '"\\"'.repeat(1000), '{"\\n":1,}']) {
      assert.equal(parseJson(text), undefined, text.slice(0, 20));
    }
  });
});
