import { directiveEntry, directives as entries } from '../../catalogue/directives.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { parseDedupe } from '../../query-file/dedupe.ts';
import { isFilterPattern, narrowingOf } from '../../query-file/filter-pattern.ts';
import { parseParameter } from '../../query-file/parameters.ts';
import { rangeProblem } from '../../query-file/range.ts';
import { parseSavedQuery } from '../../query-file/saved-query.ts';
import { parseTable } from '../../query-file/tables.ts';
import type { Directive } from '../../syntax/ast.ts';
import { nearest } from '../../text/nearest.ts';

/** Directives that mean nothing, and values that theirs cannot have. */
export const checkDirectives = (directives: readonly Directive[]): readonly Problem[] =>
  directives.flatMap((directive) => {
    const { name, nameSpan, valueSpan } = directive;
    if (directiveEntry(name) === undefined) {
      const meant = nearest(
        name,
        entries.map((entry) => entry.name),
      );
      return [problem('unknown-directive', nameSpan, { name, nearest: meant && `@${meant}` })];
    }
    if (isFilterPattern(name) && directive.value !== '') {
      return narrowingOf(directive).problems;
    }
    const reason = valueProblem(directive);
    const where = valueSpan.start < valueSpan.end ? valueSpan : nameSpan;
    return reason === undefined ? [] : [problem('invalid-directive', where, { name, reason })];
  });

const valueProblem = ({ name, value }: Directive): string | undefined => {
  switch (name.toLowerCase()) {
    case 'range':
      return rangeProblem(value);
    case 'param':
      return parameterProblem(value);
    case 'table':
      return parseTable(value) === undefined
        ? 'write a name of letters, digits and _, and the path of a CSV file: name = "path.csv"'
        : undefined;
    case 'dedupe':
      return dedupeProblem(value);
    case 'saved':
      return parseSavedQuery(value) === undefined
        ? 'write the Region, the profile or -, and the id of a saved query: us-east-1/-/3f8f1c9e'
        : undefined;
    case 'filter-pattern':
      return 'write a filter pattern, such as { $.errorCode = "AccessDenied*" }';
    default:
      return value === '' ? 'write the name of a source or a path' : undefined;
  }
};

const dedupeProblem = (value: string): string | undefined => {
  const choice = parseDedupe(value);
  return choice.kind === 'invalid' ? choice.reason : undefined;
};

/** CloudWatch's quotas on parameters of saved queries (guide). */
const LONGEST_NAME = 128;
const LONGEST_DEFAULT = 1024;

const parameterProblem = (value: string): string | undefined => {
  const parameter = parseParameter(value);
  if (parameter === undefined) {
    return 'write a name, and a default if it has one: name = "default"';
  }
  if (parameter.name.length > LONGEST_NAME) {
    return `a name may have at most ${LONGEST_NAME} characters; shorten it`;
  }
  return (parameter.default ?? '').length > LONGEST_DEFAULT
    ? `a default may have at most ${LONGEST_DEFAULT} characters; shorten it`
    : undefined;
};
