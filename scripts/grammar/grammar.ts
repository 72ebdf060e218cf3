import { commandRules } from './command-rules.ts';
import { commentRules } from './comment-rules.ts';
import { expressionRules } from './expression-rules.ts';
import { literalRules } from './literal-rules.ts';
import { include, type Rule } from './rule.ts';

const repository = (
  rules: Readonly<Record<string, readonly Rule[]>>,
): Readonly<Record<string, { readonly patterns: readonly Rule[] }>> =>
  Object.fromEntries(Object.entries(rules).map(([name, patterns]) => [name, { patterns }]));

/** The text of the TextMate grammar, made from the catalogue of the language. */
export const grammarText = (): string =>
  `${JSON.stringify(
    {
      name: 'CTQ',
      scopeName: 'source.ctq',
      fileTypes: ['ctq'],
      patterns: [include('comments'), include('commands'), include('expression')],
      repository: {
        ...repository(commentRules),
        ...repository(commandRules),
        ...repository(literalRules),
        ...repository(expressionRules),
      },
    },
    undefined,
    2,
  )}\n`;
