import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { problemsOf } from '../../core/language/analysis/check.ts';
import { formatQueryFile } from '../../core/language/format/format.ts';
import type { ProblemCode } from '../../core/language/problems/catalogue.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import { meaningOf } from './support/meaning.ts';

const FOLDER = join(import.meta.dirname, '..', '..', '..', 'shared', 'data', 'queries');

interface RealQuery {
  readonly name: string;
  readonly text: string;
  readonly isCloudTrail: boolean;
  /** What a reader thought of it. */
  readonly notes: string;
}

const realQueries = (): RealQuery[] =>
  readFileSync(join(FOLDER, 'index.tsv'), 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => {
      const [name = '', , isCloudTrail, notes = ''] = line.split('\t');
      const text = readFileSync(join(FOLDER, name), 'utf8');
      return { name, text, isCloudTrail: isCloudTrail === 'y', notes };
    });

/** Errors of CloudTrail queries that nobody has called malformed, and why they are right. */
const expectedErrors: ReadonlyMap<string, readonly ProblemCode[]> = new Map<string, ProblemCode[]>([
  // These begin with SOURCE.
  ['071-stackkit-mfa-events.txt', ['unsupported-command']],
  ['072-secret-access-events.txt', ['unsupported-command']],
  ['181-irsa-rejections.txt', ['unsupported-command']],
  ['183-iac-enforcement.txt', ['unsupported-command']],
  ['212-throttling-dashboard.txt', ['unsupported-command']],
  ['219-tf-state-access.txt', ['unsupported-command']],
  // A join of 2026, though not even in its documented form.
  ['1024-t1204-002-aws-suspicious-downloads.txt', ['unsupported-command']],
  // `case when … then … end` is SQL; the function `case(…)` is something else.
  ['635-t1110-failed-logins.txt', ['syntax-error']],
  // There is no `ago()`.
  ['832-t1078-aws-first-time-api.txt', ['unknown-function']],
  // The guide: sort has to stand after the last stats.
  ['751-t1578003-aws-suspicious-delete.txt', ['sort-or-limit-before-stats']],
  ['971-t1578-004-aws-rapid-snapshot.txt', ['sort-or-limit-before-stats']],
  // Expressions with the flag of another language: `/…/i`.
  ['793-t1588-002-aws-s3-download.txt', ['regex-flags']],
  ['866-t1104-aws-process-network.txt', ['regex-flags']],
]);

const errorsOf = (text: string): ProblemCode[] => [
  ...new Set(
    problemsOf(parseQueryFile(text))
      .filter(isError)
      .map(({ code }) => code),
  ),
];

if (existsSync(FOLDER)) {
  const queries = realQueries();

  test('queries that other people run are understood', (context) => {
    context.diagnostic(`${queries.length} queries`);
    for (const { name, text } of queries) {
      assert.equal(parseQueryFile(text).queries.length, 1, name);
    }
  });

  test('queries on CloudTrail have no errors but those with a reason', () => {
    const checked = queries.filter(
      ({ isCloudTrail, notes }) => isCloudTrail && !notes.includes('malformed'),
    );
    for (const { name, text } of checked) {
      assert.deepEqual(errorsOf(text), expectedErrors.get(name) ?? [], name);
    }
  });

  test('formatting keeps the meaning of every query, and formatting twice changes nothing', () => {
    for (const { name, text } of queries) {
      const formatted = formatQueryFile(text);
      assert.equal(formatQueryFile(formatted), formatted, name);
      assert.deepEqual(meaningOf(formatted), meaningOf(text), name);
    }
  });
} else {
  test('queries that other people run', (context) => {
    context.diagnostic('not checked: ../shared/data/queries is not there');
  });
}
