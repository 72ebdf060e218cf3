import assert from 'node:assert/strict';
import { it } from 'node:test';
import fc from 'fast-check';
import {
  aggregateFunctions,
  arityOf,
  type FunctionEntry,
  parameterAt,
  scalarFunctions,
} from '../../core/language/catalogue/functions.ts';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { answerTo, apart, flattenAll, tableOf, together } from './support/run.ts';

/* Every function, given anything at all: it never fails, and a split scan gives the same answer. */

const hostileTexts: readonly string[] = [
  '',
  ' ',
  '0',
  '-1',
  '1e400',
  '0x1f',
  'NaN',
  'Infinity',
  '[1,"a",null]',
  '{"a":[',
  '10.0.0.1',
  '::1',
  '2022-02-18T17:52:31Z',
  'YQ==',
  '%zz+%c3',
  '(',
  '$1\\1',
  '__proto__',
  '\ud800',
  '😀',
  'yyyy-MM-dd',
  '%Y %',
  'Europe/Berlin',
  'true',
  '99999999999999999999',
  '\u0000',
];

const hostile = fc.oneof(
  fc.constantFrom(...hostileTexts),
  fc.string({ unit: 'binary' }),
  fc.double(),
  fc.integer(),
  fc.boolean(),
  fc.constant(null),
);

const events = fc.array(
  fc.record(
    { a: hostile, b: hostile, c: hostile, eventTime: fc.constant('2022-02-18T17:52:31Z') },
    { requiredKeys: [] },
  ),
  { minLength: 1, maxLength: 8 },
);

const operands: readonly string[] = [
  'a',
  'b',
  'c',
  'missing',
  '@timestamp',
  '@message',
  '5',
  '-1.5',
  '0',
  '"x"',
  '"5"',
  'true',
  'jsonParse(a)',
  'split(b, ",")',
  'a = b',
  '"yyyy-MM-dd"',
  '"%Y-%q"',
  '"UTC+02:00"',
];

const operand = fc.constantFrom(...operands);

const call = ([name, entry]: readonly [string, FunctionEntry]): fc.Arbitrary<string> => {
  const { least, most } = arityOf(entry);
  return fc
    .integer({ min: least, max: Math.min(most, 7) })
    .chain((count) =>
      fc.tuple(...Array.from({ length: count }, (_, index) => argument(entry, index, count))),
    )
    .map((given) => `${name}(${given.join(', ')})`);
};

const argument = (entry: FunctionEntry, index: number, count: number): fc.Arbitrary<string> => {
  const parameter = parameterAt(entry, index, count);
  if (parameter?.bounds !== undefined) {
    return fc.constantFrom('1', '3', '100');
  }
  return parameter?.type === 'duration' ? fc.constantFrom('5m', '1d', '1mo') : operand;
};

const scalarCall = fc.constantFrom(...Object.entries<FunctionEntry>(scalarFunctions)).chain(call);
const aggregateCall = fc
  .constantFrom(...Object.entries<FunctionEntry>(aggregateFunctions))
  .chain(call);

const query = fc.oneof(
  scalarCall.map((written) => `fields ${written} as x`),
  aggregateCall.map((written) => `stats ${written} as x`),
  fc
    .tuple(aggregateCall, scalarCall)
    .filter(([aggregate]) => !aggregate.startsWith('topk'))
    .map(([aggregate, key]) => `stats ${aggregate} as x by ${key} as y | sort y asc`),
);

const isFinite = (cell: string): boolean => !/NaN|Infinity|e\+/.test(cell);

it('no function fails, whatever it is given', () => {
  fc.assert(
    fc.property(query, events, (text, objects) => {
      const file = parseQueryFile(text);
      assert.deepEqual(problemsOf(file).filter(isError), [], text);
      const [parsed] = file.queries;
      assert.ok(parsed);
      const flat = flattenAll(objects.map((object) => JSON.stringify(object)));
      const table = tableOf(answerTo(parsed, flat, together));
      assert.equal(tableOf(answerTo(parsed, flat, apart)), table);
      const answer = answerTo(parsed, flat);
      for (const { cells } of answer.rows()) {
        for (const [index, cell] of cells.entries()) {
          assert.ok(
            answer.columns[index]?.type !== 'number' || cell === null || isFinite(cell),
            text,
          );
        }
      }
    }),
    { seed: 20220218, numRuns: 5000 },
  );
});
