import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { compileFilterPattern } from '../../core/engine/filter-pattern/compile-filter-pattern.ts';
import { patternEvent } from '../../core/engine/filter-pattern/pattern-event.ts';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';
import type { FilterPattern } from '../../core/language/filter-pattern/pattern.ts';
import { printFilterPattern } from '../../core/language/filter-pattern/print-filter-pattern.ts';
import {
  toQuery,
  translateFilterPattern,
} from '../../core/language/filter-pattern/translate/translate-filter-pattern.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { eventOf, pickedByPattern, pickedByQuery } from './support/pick.ts';
import {
  anyPattern,
  delimitedMessage,
  delimitedPattern,
  jsonEvent,
  jsonPattern,
  textMessage,
  textPattern,
} from './support/random-pattern.ts';

/** Limits are about what CloudWatch takes, not about what a pattern means. */
const LIMITS: ReadonlySet<string> = new Set(['filter-pattern-limit', 'filter-pattern-too-long']);

const patternOf = (text: string): FilterPattern => {
  const { pattern, problems } = parseFilterPattern(text);
  const errors = problems.filter((problem) => isError(problem) && !LIMITS.has(problem.code));
  assert.deepEqual(errors, [], text);
  return pattern;
};

/** The tree without its places. */
const meaningOf = (pattern: FilterPattern): unknown =>
  JSON.parse(
    JSON.stringify(pattern, (key, value: unknown) =>
      key === 'span' || key === 'operatorSpan' ? undefined : value,
    ),
  );

const forms = [
  ['JSON', jsonPattern, jsonEvent],
  ['text', textPattern, textMessage],
  ['space-delimited', delimitedPattern, delimitedMessage],
] as const;

for (const [name, patterns, messages] of forms) {
  test(`a ${name} pattern and its translation pick the same events`, () => {
    fc.assert(
      fc.property(patterns, fc.array(messages, { minLength: 1, maxLength: 8 }), (text, events) => {
        const pattern = patternOf(text);
        const query = toQuery(pattern);
        assert.deepEqual(
          pickedByQuery(query, events.map(eventOf)),
          pickedByPattern(pattern, events),
          `${text}\n${query}`,
        );
      }),
      { numRuns: 800 },
    );
  });
}

test('a printed pattern means the same, and printing it again changes nothing', () => {
  fc.assert(
    fc.property(anyPattern, (text) => {
      const pattern = patternOf(text);
      const printed = printFilterPattern(pattern);
      const again = patternOf(printed);
      assert.deepEqual(meaningOf(again), meaningOf(pattern), printed);
      assert.equal(printFilterPattern(again), printed);
    }),
    { numRuns: 1500 },
  );
});

const signs = '{ } [ ] ( ) " \' % $ $.a . .. ... * [*] = != < ! && || & | , - ? \\ \\"'.split(' ');
const parts = 'IS NULL NOT EXISTS IN LIKE and x 4 -1e3 ä 💥'.split(' ');

/** Pieces of patterns in any order, and anything else. */
const rubbish = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc
    .array(fc.constantFrom(' ', '\n', ...signs, ...parts), { maxLength: 30 })
    .map((pieces) => pieces.join('')),
);

test('whatever is read, there are a tree, problems within the text, a translation and a test', () => {
  fc.assert(
    fc.property(rubbish, fc.nat(5), (text, offset) => {
      const { pattern, problems } = parseFilterPattern(text, offset);
      for (const { span } of [pattern, ...problems]) {
        assert.ok(span.start >= offset && span.start <= span.end);
        assert.ok(span.end <= offset + text.length);
      }
      assert.equal(typeof printFilterPattern(pattern), 'string');
      assert.ok(Array.isArray(translateFilterPattern(pattern).commands));
      assert.equal(typeof compileFilterPattern(pattern)(patternEvent('{"a":1}')), 'boolean');
    }),
    { numRuns: 3000 },
  );
});

test('what has no mistake is printed without one', () => {
  fc.assert(
    fc.property(rubbish, (text) => {
      const { pattern, problems } = parseFilterPattern(text);
      if (!problems.some(isError)) {
        const printed = printFilterPattern(pattern);
        const again = parseFilterPattern(printed);
        assert.deepEqual(again.problems.filter(isError), [], printed);
        assert.equal(printFilterPattern(again.pattern), printed);
      }
    }),
    { numRuns: 3000 },
  );
});
