import { spellingsOfKind } from '../../core/language/catalogue/functions.ts';
import { keywords, type KeywordEntry } from '../../core/language/catalogue/keywords.ts';
import { systemFields } from '../../core/language/catalogue/system-fields.ts';
import { include, named, type Rule } from './rule.ts';
import { anyOf, anyWord } from './words.ts';

const wordsOf = (kind: KeywordEntry['kind']): readonly string[] =>
  keywords.filter((entry) => entry.kind === kind && /^\w/.test(entry.name)).map(({ name }) => name);

const called = (names: readonly string[]): string => `(?<![\\w@.])${anyWord(names)}(?=\\s*\\()`;

const NAME = '[A-Za-z_@][\\w@]*';

/** What expressions are made of, beside literals. */
export const expressionRules: Readonly<Record<string, readonly Rule[]>> = {
  expression: [
    include('comments'),
    include('regex-after-operator'),
    include('texts'),
    include('placeholder'),
    include('quoted-names'),
    include('functions'),
    include('keywords'),
    include('numbers'),
    include('names'),
    include('operators'),
    include('punctuation'),
  ],
  functions: [
    { match: called(spellingsOfKind('aggregate')), name: 'support.function.aggregate.ctq' },
    { match: called(spellingsOfKind('scalar')), name: 'support.function.ctq' },
  ],
  keywords: [
    {
      match: `(?<![\\w@.])((?i:as))\\s+(\`[^\`]*\`|${NAME}(?:\\.[\\w@]+)*)`,
      captures: named('keyword.other', 'variable.other.definition.alias'),
    },
    { match: `(?<![\\w@.])${anyWord(wordsOf('keyword'))}(?![\\w.])`, name: 'keyword.other.ctq' },
    {
      match: `(?<![\\w@.])${anyWord(wordsOf('operator'))}(?![\\w.])`,
      name: 'keyword.operator.word.ctq',
    },
    {
      match: `(?<![\\w@.])${anyWord(wordsOf('constant'))}(?![\\w.])`,
      name: 'constant.language.boolean.ctq',
    },
  ],
  names: [
    {
      match: `(?<![\\w@.])(?:${anyOf(systemFields.map(({ name }) => name))})(?![\\w@.])`,
      name: 'variable.language.system.ctq',
    },
    {
      match: `${NAME}(?:\\.[\\w@]+)*`,
      name: 'variable.other.field.ctq',
      captures: { 0: { patterns: [{ match: '\\.', name: 'punctuation.accessor.ctq' }] } },
    },
  ],
  'quoted-names': [
    {
      match: '(`)[^`]*(`)',
      name: 'variable.other.quoted.ctq',
      captures: named('punctuation.definition.name.begin', 'punctuation.definition.name.end'),
    },
  ],
  operators: [
    { match: '=~|[=!<>]=|[=<>]', name: 'keyword.operator.comparison.ctq' },
    { match: '!', name: 'keyword.operator.logical.ctq' },
    { match: '[-+*/%^]', name: 'keyword.operator.arithmetic.ctq' },
  ],
  punctuation: [
    { match: ',', name: 'punctuation.separator.ctq' },
    { match: '[()]', name: 'punctuation.section.parens.ctq' },
    { match: '[\\[\\]]', name: 'punctuation.section.brackets.ctq' },
  ],
};
