import { functionMeaning } from '../../catalogue/functions.ts';
import { type Problem, problem } from '../../problems/problem.ts';
import { translateRegex } from '../../regex/translate-regex.ts';
import type { Expression } from '../../syntax/ast.ts';
import type { Span } from '../../text/span.ts';
import { type Check, expressionsIn } from '../context.ts';

/** Regular expressions that cannot be run: what the engine cannot translate (guide). */
export const checkRegexes: Check = ({ commands }) =>
  commands
    .flatMap(expressionsIn)
    .flatMap(regexIn)
    .flatMap(({ source, span }) => regexProblems(source, span));

/** The literal, or the text that `regexReplace` takes as an expression. */
const regexIn = (
  expression: Expression,
): readonly { readonly source: string; readonly span: Span }[] => {
  if (expression.kind === 'regex') {
    return [expression];
  }
  const isReplacing =
    expression.kind === 'call' && functionMeaning(expression.name)?.name === 'regexReplace';
  const given = isReplacing ? expression.arguments[1] : undefined;
  return given?.kind === 'text' && !given.value.includes('{{')
    ? [{ source: given.value, span: given.span }]
    : [];
};

const regexProblems = (source: string, span: Span): readonly Problem[] => {
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
