import assert from 'node:assert/strict';
import { test } from 'node:test';
import {
  nameProblem,
  problemsOfQueryToSave,
  refusalText,
} from '../../../client/cloud/saved/saved-query-rules.ts';
import type { QueryToSave } from '../../../core/protocol/cloud.ts';

const query: QueryToSave = {
  id: undefined,
  name: 'folder/name',
  text: 'limit 1',
  logGroups: ['a'],
  parameters: [],
};

const parameter = (name: string, standard?: string) => ({
  name,
  default: standard,
  description: undefined,
});

test('what fits is not refused', () => {
  const largest = {
    ...query,
    name: 'é'.repeat(255),
    text: '😀'.repeat(10_000),
    parameters: Array.from({ length: 20 }, (_, index) =>
      parameter(`_${index}`.padEnd(128, 'x'), '😀'.repeat(1024)),
    ),
  };
  assert.deepEqual(problemsOfQueryToSave(largest), []);
  assert.deepEqual(problemsOfQueryToSave(query), []);
});

test('what CloudWatch would refuse says how much is allowed', () => {
  const cases: readonly (readonly [Partial<QueryToSave>, RegExp])[] = [
    [{ name: ' ' }, /the name is empty/],
    [{ name: 'x'.repeat(256) }, /256 characters .* 255/],
    [{ name: 'a//b' }, /"a\/\/b" has no name/],
    [{ name: 'a/' }, /has no name/],
    [{ text: ' \n' }, /the query is empty/],
    [{ text: 'x'.repeat(10_001) }, /10,001 characters .* 10,000/],
    [
      { parameters: Array.from({ length: 21 }, (_, index) => parameter(`p${index}`)) },
      /21 parameters/,
    ],
    [{ parameters: [parameter('1st')] }, /"1st" needs a name/],
    [{ parameters: [parameter('x'.repeat(129))] }, /at most 128/],
    [
      { parameters: [parameter('a', 'x'.repeat(1025))] },
      /default of \{\{a\}\} has 1,025 characters/,
    ],
  ];
  for (const [part, message] of cases) {
    const problems = problemsOfQueryToSave({ ...query, ...part });
    assert.equal(problems.length, 1);
    assert.match(problems[0] ?? '', message);
  }
});

test('every mistake is told', () => {
  const wrong = { ...query, name: '', text: '', parameters: [parameter('-'), parameter('+')] };
  assert.equal(problemsOfQueryToSave(wrong).length, 4);
  assert.equal(nameProblem('a/b'), undefined);
});

test('a full account says what to do, other refusals stay', () => {
  assert.match(
    refusalText('Resource limit exceeded'),
    /^Resource limit exceeded\. .*Delete Saved Query/,
  );
  assert.equal(refusalText('access denied'), 'access denied');
});
