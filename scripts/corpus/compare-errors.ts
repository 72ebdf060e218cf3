import { problemsOf } from '../../core/language/analysis/check.ts';
import { isError } from '../../core/language/problems/problem.ts';
import { parseQueryFile } from '../../core/language/syntax/parse.ts';
import type { ExpectedError } from './exceptions.ts';
import type { RealQuery } from './read-queries.ts';

/** An error of a query, or one that is expected and not there. */
export interface ComparedError {
  readonly file: string;
  readonly code: string;
  /** What the list says of it, or what is wrong with the list. */
  readonly reason: string;
  readonly isExpected: boolean;
}

/**
 * The errors of the queries beside those that are expected of them: a line for each code of each
 * query, in order of the queries. Of files that are not among the queries nothing is expected.
 */
export const compareErrors = (
  queries: readonly RealQuery[],
  expected: readonly ExpectedError[],
): readonly ComparedError[] =>
  queries.flatMap(({ file, text }) => {
    const found = errorCodes(text);
    const known = expected.filter((exception) => exception.file === file);
    return [
      ...found.map((code) => explained(file, code, known)),
      ...known
        .filter(({ code }) => !found.includes(code))
        .map(({ code }) => ({ file, code, reason: 'LISTED, AND NOT FOUND', isExpected: false })),
    ];
  });

const errorCodes = (text: string): readonly string[] => [
  ...new Set(
    problemsOf(parseQueryFile(text))
      .filter(isError)
      .map(({ code }) => code),
  ),
];

const explained = (file: string, code: string, known: readonly ExpectedError[]): ComparedError => {
  const reason = known.find((exception) => exception.code === code)?.reason;
  return { file, code, reason: reason ?? 'NOT LISTED', isExpected: reason !== undefined };
};
