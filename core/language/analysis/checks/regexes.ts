import { type Problem, problem } from '../../problems/problem.ts';
import { translateRegex } from '../../regex/translate-regex.ts';
import type { RegexLiteral } from '../../syntax/ast.ts';
import { type Check, expressionsIn } from '../context.ts';

/** Regular expressions that cannot be run: what the engine cannot translate (reference 4.7). */
export const checkRegexes: Check = ({ commands }) =>
  commands
    .flatMap(expressionsIn)
    .flatMap((expression) => (expression.kind === 'regex' ? regexProblems(expression) : []));

const regexProblems = ({ source, span }: RegexLiteral): readonly Problem[] => {
  const { problem: found } = translateRegex(source);
  switch (found?.code) {
    case undefined:
      return [];
    case 'unsupported-regex':
      return [problem('unsupported-regex', span, { feature: found.feature })];
    case 'invalid-regex':
      return [problem('invalid-regex', span, { reason: found.reason })];
  }
};
