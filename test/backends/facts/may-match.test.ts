import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { areEqual } from '../../../core/engine/expressions/equality.ts';
import type { Requirement, Scalar } from '../../../core/engine/plan/requirement.ts';
import { mayHoldTimes, united } from '../../../backends/local/facts/file-facts.ts';
import { mayMatch } from '../../../backends/local/facts/may-match.ts';
import { mostValues } from '../../../backends/local/facts/field-values.ts';
import { factsOf, type Fields } from './facts.ts';

const equals = (path: string, ...anyOf: readonly Scalar[]): Requirement => ({
  kind: 'equals',
  path,
  anyOf,
});
const present = (path: string): Requirement => ({ kind: 'present', path });

const events: readonly Fields[] = [
  { eventName: 'GetObject', recipientAccountId: '0123', sourceIPAddress: true, awsRegion: '' },
  { eventName: 'PutObject', recipientAccountId: '007', 'userIdentity.type': 'Root' },
];

const cases: readonly (readonly [expected: boolean, ...requirements: readonly Requirement[]])[] = [
  [true],
  [true, equals('eventName', 'GetObject')],
  [true, equals('eventName', 'Other', 'PutObject')],
  [false, equals('eventName', 'Other')],
  [false, equals('eventName', 'getobject')],
  [false, equals('eventName')],
  [true, equals('eventName', 'GetObject'), equals('userIdentity.type', 'Root')],
  [false, equals('eventName', 'GetObject'), equals('userIdentity.type', 'User')],
  // Numbers are equal by value, and flags are 1 or 0.
  [true, equals('recipientAccountId', 123)],
  [true, equals('recipientAccountId', '7.0')],
  [false, equals('recipientAccountId', 8)],
  [true, equals('sourceIPAddress', 1)],
  [true, equals('sourceIPAddress', 'true')],
  [false, equals('sourceIPAddress', 'false')],
  [true, equals('awsRegion', '')],
  [true, present('eventName')],
  [false, present('errorCode')],
  [false, equals('errorCode', 'x')],
  [true, present('awsRegion')],
  // Of other fields nothing is known.
  [true, equals('requestParameters.bucketName', 'x')],
  [true, present('requestParameters.bucketName')],
];

describe('files that may match', () => {
  for (const coded of [false, true]) {
    const facts = factsOf(events, { coded });
    for (const [expected, ...requirements] of cases) {
      const what = JSON.stringify(requirements);
      it(`${expected ? 'keeps' : 'rules out'} a file for ${what}${coded ? ', by codes' : ''}`, () => {
        assert.equal(mayMatch(requirements)(facts), expected);
      });
    }
  }

  it('rules out a file without events', () => {
    assert.equal(mayMatch([])(factsOf([])), false);
  });

  it('knows nothing of fields that were not gathered', () => {
    const facts = factsOf(events, { wanted: 1 });
    assert.equal(mayMatch([equals('userIdentity.type', 'x')])(facts), true);
    assert.equal(mayMatch([equals('eventName', 'x')])(facts), false);
  });

  it('knows nothing of fields with too many values', () => {
    const many = Array.from({ length: mostValues + 1 }, (_, index) => ({ eventName: `N${index}` }));
    assert.equal(mayMatch([equals('eventName', 'x')])(factsOf(many)), true);
    assert.equal(mayMatch([equals('eventName', 'x')])(factsOf(many.slice(1))), false);
    assert.equal(factsOf(many).gathered & 1, 1);
  });

  it('knows what each of two scans has found out', () => {
    const facts = united(factsOf(events, { wanted: 1 }), factsOf(events, { wanted: 4 + 8 }));
    assert.deepEqual(facts, factsOf(events, { wanted: 1 + 4 + 8 }));
  });
});

it('takes facts of one file after another', () => {
  assert.deepEqual(
    factsOf([...events, ...events], { coded: true }).fingerprints,
    factsOf(events).fingerprints,
  );
});

const value = fc.oneof(
  fc.constantFrom('1', '01', '1.0', '1e0', '+1', 'true', 'false', '0', '-0', '.0', '', 'x', '1x'),
  fc.constantFrom('9007199254740993', '9007199254740992', '9007199254740992.0', '1e400'),
  fc.constantFrom<Scalar>(1, 0, -0, 2 ** 53, 2 ** 53 + 2, 1e300, true, false),
  fc.string({ maxLength: 3 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
);

it('never rules out a file with an equal value', () => {
  const sought = fc.array(value, { maxLength: 3 });
  fc.assert(
    fc.property(fc.array(value, { maxLength: 4 }), sought, (held, anyOf) => {
      const facts = factsOf(held.map((eventName) => ({ eventName })));
      const isThere = held.some((one) => anyOf.some((other) => areEqual(one, other)));
      const may = mayMatch([{ kind: 'equals', path: 'eventName', anyOf }])(facts);
      assert.ok(may || !isThere);
      // Nor is it kept for nothing, where no flag is about.
      const isPlain = [...held, ...anyOf].every((one) => !/^(true|false|1|0)$/.test(String(one)));
      if (isPlain && held.every((one) => typeof one === 'string')) assert.equal(may, isThere);
    }),
    { numRuns: 2000 },
  );
});

describe('times', () => {
  const facts = factsOf([{ '@timestamp': 20 }, { '@timestamp': 10 }, {}, { '@timestamp': 15 }]);
  const ranges: readonly (readonly [boolean, number | undefined, number | undefined])[] = [
    [true, undefined, undefined],
    [true, 10, 11],
    [false, 5, 10],
    [true, 20, 21],
    [false, 21, undefined],
    [false, undefined, 10],
    [true, 12, 13],
  ];
  for (const [expected, start, end] of ranges) {
    it(`${expected ? 'may' : 'do not'} lie in ${start}..${end}`, () => {
      assert.equal(mayHoldTimes(facts, [{ start, end }]), expected);
    });
  }

  it('are asked of each range', () => {
    const early = { start: 0, end: 1 };
    assert.equal(mayHoldTimes(facts, [early, { start: 10, end: 12 }]), true);
    assert.equal(mayHoldTimes(facts, [early, early]), false);
    assert.equal(mayHoldTimes(facts, undefined), true);
  });

  it('that can not be read are in no range', () => {
    assert.equal(mayHoldTimes(factsOf([{}]), [{ start: undefined, end: 5 }]), false);
    assert.equal(mayHoldTimes(factsOf([{}]), undefined), true);
  });
});
