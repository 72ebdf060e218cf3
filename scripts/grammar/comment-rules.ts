import { directives } from '../../core/language/catalogue/directives.ts';
import { named, type Rule } from './rule.ts';
import { anyOf } from './words.ts';

const DIRECTIVE = anyOf(directives.map(({ name }) => name));

/** Comments: those that begin a query, those that mean something, and prose. */
export const commentRules: Readonly<Record<string, readonly Rule[]>> = {
  comments: [
    {
      match: '^(###)(?!#)\\s*(.*?)\\s*$',
      name: 'comment.line.number-sign.separator.ctq',
      captures: named('punctuation.definition.comment', 'markup.heading entity.name.section'),
    },
    {
      match:
        '(#)\\s*(@(?i:param)\\b)(?:\\s+([A-Za-z_]\\w*)(?:\\s*(=)\\s*("[^"]*"|\'[^\']*\'|\\S+)?)?)?.*$',
      name: 'comment.line.number-sign.directive.ctq',
      captures: named(
        'punctuation.definition.comment',
        'keyword.other.directive',
        'variable.parameter',
        'keyword.operator.assignment',
        'string.unquoted.directive',
      ),
    },
    {
      match: `(#)\\s*(@(?i:${DIRECTIVE})\\b)\\s*(.*?)\\s*$`,
      name: 'comment.line.number-sign.directive.ctq',
      captures: named(
        'punctuation.definition.comment',
        'keyword.other.directive',
        'string.unquoted.directive',
      ),
    },
    {
      match: '(--|//)[ \\t].*$',
      name: 'comment.line.foreign.ctq',
      captures: named('punctuation.definition.comment'),
    },
    {
      match: '(#).*$',
      name: 'comment.line.number-sign.ctq',
      captures: named('punctuation.definition.comment'),
    },
  ],
};
