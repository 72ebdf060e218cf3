import type { PatternRegex, PatternText, Term, TextPattern } from '../pattern.ts';
import { re2Source } from '../regex-dialect.ts';
import { allOf, anyOf, test, type QueryCondition } from './query-condition.ts';
import { escapedRegex, regexLiteral, textLiteral } from './query-text.ts';

/** The condition of a query that finds the same terms in the message; undefined for every event. */
export const translateText = ({ terms }: TextPattern): QueryCondition | undefined => {
  if (terms.length === 0) {
    return undefined;
  }
  const wanted = terms.filter(({ role }) => role !== 'optional');
  return wanted.length === 0 ? anyOf(terms.map(translateTerm)) : allOf(wanted.map(translateTerm));
};

const translateTerm = ({ role, content }: Term): QueryCondition =>
  test(`@message ${role === 'excluded' ? 'not ' : ''}like ${operandOf(content)}`);

const operandOf = (content: PatternText | PatternRegex): string =>
  content.kind === 'regex'
    ? regexLiteral(re2Source(content.source))
    : (textLiteral(content.text) ?? regexLiteral(escapedRegex(content.text)));
