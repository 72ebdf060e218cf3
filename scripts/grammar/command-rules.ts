import { commands } from '../../core/language/catalogue/commands.ts';
import { laterKeywords } from '../../core/language/catalogue/keywords.ts';
import { include, named, type Rule } from './rule.ts';
import { anyWord } from './words.ts';

const namesOf = (support: 'full' | 'later'): readonly string[] =>
  commands.filter((entry) => entry.support === support).map(({ name }) => name);

// A command stands after a pipe or at a line's start; a word with a sign of an operator, a path, a
// call or a list behind it is a field there.
const atStart = (word: string): string => `(?:(\\|)\\s*|^\\s*)(${word})(?!\\s*[=!<>.(,])(?![\\w@])`;

const COMMAND = named('keyword.operator.pipe', 'keyword.control.command');
const END_OF_COMMAND = '(?=\\|)|^(?=###)';

/** Commands where they can stand. */
export const commandRules: Readonly<Record<string, readonly Rule[]>> = {
  commands: [
    {
      begin: atStart('(?i:parse)'),
      end: END_OF_COMMAND,
      beginCaptures: COMMAND,
      patterns: [include('comments'), include('regex-of-parse'), include('expression')],
    },
    {
      match: atStart(anyWord(namesOf('full').filter((name) => name !== 'parse'))),
      captures: COMMAND,
    },
    {
      begin: atStart(anyWord(namesOf('later'))),
      end: END_OF_COMMAND,
      beginCaptures: COMMAND,
      patterns: [
        { match: anyWord(laterKeywords), name: 'keyword.other.ctq' },
        include('expression'),
      ],
    },
    { match: '\\|', name: 'keyword.operator.pipe.ctq' },
  ],
};
