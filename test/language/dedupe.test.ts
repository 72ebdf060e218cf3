import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { parseDedupe } from '../../core/language/query-file/dedupe.ts';
import { runnableQueries } from '../../core/language/query-file/runnable.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';

describe('@dedupe', () => {
  for (const [value, expected] of [
    ['eventID', 'eventID'],
    [' userIdentity.sessionContext.attributes.creationDate ', undefined],
    ['`additional-data`.id', 'additional-data.id'],
    ['none', 'none'],
    ['NONE', 'none'],
    ['', 'invalid'],
    ['eventID, eventName', 'invalid'],
    ['eventID as id', 'invalid'],
    ['lower(eventID)', 'invalid'],
    ['eventID | limit 1', 'invalid'],
    ['"eventID"', 'invalid'],
    ['*', 'invalid'],
  ] as const) {
    it(`reads ${JSON.stringify(value)}`, () => {
      const choice = parseDedupe(value);
      const found = choice.kind === 'field' ? choice.name : choice.kind;
      assert.equal(found, expected ?? value.trim());
    });
  }

  it('of a query wins over that of the file', () => {
    const text = '# @dedupe eventID\n### a\nlimit 1\n### b\n# @dedupe none\nlimit 2';
    const queries = runnableQueries(parseQueryFile(text), text);
    assert.deepEqual(
      queries.map(({ dedupe }) => dedupe),
      ['eventID', 'none'],
    );
  });

  it('that is no field is a problem', () => {
    const [problem] = problemsOf(parseQueryFile('# @dedupe eventID eventName\nlimit 1'));
    assert.equal(problem?.code, 'invalid-directive');
    assert.match(problem.message, /write one field, such as eventID, or none/);
  });
});
