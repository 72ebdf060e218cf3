import { directiveEntry, directives as entries } from '../../catalogue/directives.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { parseParameter } from '../../query-file/parameters.ts';
import { rangeProblem } from '../../query-file/range.ts';
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
    const reason = valueProblem(directive);
    const where = valueSpan.start < valueSpan.end ? valueSpan : nameSpan;
    return reason === undefined ? [] : [problem('invalid-directive', where, { name, reason })];
  });

const valueProblem = ({ name, value }: Directive): string | undefined => {
  switch (name.toLowerCase()) {
    case 'range':
      return rangeProblem(value);
    case 'param':
      return parseParameter(value) === undefined
        ? 'write a name, and a default if it has one: name = "default"'
        : undefined;
    default:
      return value === '' ? 'write the name of a source or a path' : undefined;
  }
};
