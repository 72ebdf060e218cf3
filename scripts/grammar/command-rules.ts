import { clauseWords } from '../../core/language/catalogue/clause-words.ts';
import { commands } from '../../core/language/catalogue/commands.ts';
import { optionsOfCommand } from '../../core/language/catalogue/options.ts';
import { include, named, type Rule } from './rule.ts';
import { anyOf, anyWord } from './words.ts';

// A command stands after a pipe or at a line's start; a word with a sign of an operator, a path, a
// call or a list behind it is a field there.
const atStart = (word: string): string => `(?:(\\|)\\s*|^\\s*)(${word})(?!\\s*[=!<>.(,])(?![\\w@])`;

const COMMAND = named('keyword.operator.pipe', 'keyword.control.command');
const END_OF_COMMAND = '(?=\\|)|^(?=###)';

/** What the tree calls a command of the catalogue, where it has another name. */
const kinds: ReadonlyMap<string, string> = new Map([['SOURCE', 'source']]);

/** The words that only this command has; those of `SOURCE` are written like functions and options. */
const wordsOf = (name: string): readonly string[] =>
  clauseWords
    .filter((entry) => entry.commands.includes(kinds.get(name) ?? name))
    .map(({ word }) => word);

const SOURCE_FUNCTIONS = ['logGroups', 'dataSource', 'logGroupTags'];

const sourceRules: readonly Rule[] = [
  { match: `${anyWord(SOURCE_FUNCTIONS)}(?=\\s*\\()`, name: 'support.function.ctq' },
  { match: `${anyWord(wordsOf('SOURCE'))}(?=\\s*[:=])`, name: 'keyword.other.ctq' },
];

/** `offset` may be a field of `stats` too: the word has a period behind it. */
const periodAhead: ReadonlySet<string> = new Set(['offset', 'maxspan', 'timeshift']);

const clauseRule = (words: readonly string[]): readonly Rule[] =>
  words.map((word) => ({
    match: `(?<![\\w@.])${anyWord([word])}${periodAhead.has(word) ? '(?=\\s+\\d)' : '(?![\\w@.])'}`,
    name: 'keyword.other.ctq',
  }));

const optionRule = (options: readonly string[]): readonly Rule[] =>
  options.length === 0
    ? []
    : [{ match: `(?<![\\w@.])${anyWord(options)}(?=\\s*=)`, name: 'keyword.other.ctq' }];

const ownRules = (name: string): readonly Rule[] =>
  name === 'SOURCE'
    ? sourceRules
    : [
        ...optionRule(optionsOfCommand(name).map((option) => option.name)),
        ...clauseRule(wordsOf(name)),
      ];

/** A command with words of its own, up to the next pipe. */
const withWords = (name: string): Rule => ({
  begin: atStart(anyWord([name])),
  end: END_OF_COMMAND,
  beginCaptures: COMMAND,
  patterns: [
    include('comments'),
    ...(name === 'parse' ? [include('regex-of-parse')] : []),
    ...ownRules(name),
    include('query-start'),
    include('expression'),
  ],
});

const names = commands.map(({ name }) => name).filter((name) => name !== 'unmask');
const hasWords = (name: string): boolean => ownRules(name).length > 0;

/** Commands where they can stand. */
export const commandRules: Readonly<Record<string, readonly Rule[]>> = {
  commands: [
    ...names.filter(hasWords).map(withWords),
    { match: atStart(anyWord(names.filter((name) => !hasWords(name)))), captures: COMMAND },
    include('query-start'),
    {
      match: '(?:(\\|)\\s*|^\\s*)(\\$(?:[A-Za-z_]\\w*|`[^`]*`))',
      captures: named('keyword.operator.pipe', 'entity.name.function'),
    },
    { match: '\\|', name: 'keyword.operator.pipe.ctq' },
  ],
  // The query in parentheses of a join, and that behind `in`.
  'query-start': [
    {
      match: `(\\()\\s*(${anyOf(['SOURCE', 'source', 'Source'])})(?=\\s+['"\\w])`,
      captures: named('punctuation.section.parens', 'keyword.control.command'),
    },
  ],
};
