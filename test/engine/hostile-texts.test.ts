import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AnswerTooLarge } from '../../core/engine/answer-too-large.ts';
import { RowSteps } from '../../core/engine/plan/row-steps.ts';
import { decodeBase64 } from '../../core/engine/text/base64.ts';
import { parseCsvRecord } from '../../core/engine/text/csv.ts';
import { compileGlob } from '../../core/engine/text/glob.ts';
import { parseLogfmt } from '../../core/engine/text/logfmt.ts';
import { parseJson } from '../../core/engine/values/json.ts';
import { compareNatural } from '../../core/engine/values/natural-order.ts';
import { toWholeNumber } from '../../core/engine/values/whole-number.ts';
import { matchesFilterPattern } from '../../core/engine/filter-pattern/compile-filter-pattern.ts';
import { parseFilterPattern } from '../../core/language/filter-pattern/parse-filter-pattern.ts';

const many = (piece: string, count = 200_000): string => piece.repeat(count);

/** What takes a time that grows with the square of these texts does not come back. */
const readings: readonly (readonly [string, () => unknown, unknown])[] = [
  ['Base64 with padding everywhere', () => decodeBase64(`${many('=')}x`), undefined],
  ['JSON of lists within lists', () => parseJson(many('[')), undefined],
  ['JSON of escaped quotes', () => parseJson(`"${many('\\"')}`), undefined],
  [
    'JSON with names that look like ours',
    () => parseJson(`{"\\n":"${many('#')}","${many('#0:","')}`),
    undefined,
  ],
  ['logfmt of quotes that are never closed', () => parseLogfmt(`a="${many('\\"')}`)?.size, 1],
  ['logfmt of escapes', () => parseLogfmt(`a="${many('\\\\')}"`)?.size, 1],
  ['CSV of quotes', () => parseCsvRecord(many('"')).length, 1],
  ['a pattern of many stars', () => compileGlob(many('a*', 1000))(many('a'))?.length, 1000],
  ['a pattern that fails late', () => compileGlob(`${many('a*', 1000)}b`)(many('a')), undefined],
  ['digits in natural order', () => compareNatural(many('1'), `${many('1')}2`) < 0, true],
  ['whole numbers of points', () => toWholeNumber(`1${many('.')}\n`), undefined],
];

describe('hostile texts', () => {
  for (const [name, read, expected] of readings) {
    it(`${name} are read to their end`, () => {
      assert.equal(read(), expected);
    });
  }

  it('quotes within a field are left to it', () => {
    const { pattern } = parseFilterPattern('[first, rest = *x]');
    assert.equal(matchesFilterPattern(pattern, `a b ${many('"')}x`), true);
  });

  it('lists that multiply end the query with a message', () => {
    const steps = new RowSteps();
    const parts = Array.from({ length: 2000 }, () => []);
    steps.split(() => parts);
    steps.split(() => parts);
    const { split } = steps.finish();
    assert.throws(() => split?.([]), AnswerTooLarge);
  });
});
