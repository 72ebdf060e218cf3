import { type Problem, problem } from '../../problems/problem.ts';
import type { Binary } from '../../syntax/ast.ts';
import type { Check } from '../context.ts';

/** Regular expressions in quotes: a text is compared letter by letter. */
export const checkRegexAsText: Check = ({ commands }) =>
  commands.flatMap(({ binaries }) => binaries.flatMap(quotedRegex));

const quotedRegex = ({ operator, right }: Binary): readonly Problem[] =>
  right.kind === 'text' && COMPARED.has(operator) && looksLikeRegex(right.value)
    ? [problem('regex-as-text', right.span, { regex: asRegex(right.value) })]
    : [];

const COMPARED: ReadonlySet<string> = new Set(['=', '!=', 'like', 'not like', '=~']);

/** True for a text with signs that mean something in a regular expression and hardly in a log. */
export const looksLikeRegex = (text: string): boolean => SIGNS.test(text);

const SIGNS = /\(\?[i:=!<]|\.[*+]|^\^\w|\w\$$|\\(?:\.|[dswDSW][+*?{])|\w\|\w|\[(?:0-9|a-z|A-Z)/;

const asRegex = (text: string): string => `/${text.replaceAll('/', String.raw`\/`)}/`;
