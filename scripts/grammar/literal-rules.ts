import { durationUnits } from '../../core/language/catalogue/durations.ts';
import { include, named, type Rule } from './rule.ts';
import { anyOf } from './words.ts';

const UNIT = anyOf(
  durationUnits.flatMap(({ spellings }) =>
    spellings.flatMap((spelling) =>
      spelling.length > 1 ? [spelling, `${spelling}s`] : [spelling],
    ),
  ),
);

// Where the author has not closed an expression yet, it must not colour the rest of the file: the
// next command or query ends it.
const NEXT_COMMAND = '^(?=\\s*\\||###)';

/** A regular expression: what stands before its slash is the first group, its slash the second. */
const regex = (before: string, beforeName: string): Rule => ({
  begin: `(${before})\\s*(/)`,
  end: `(/)|${NEXT_COMMAND}`,
  beginCaptures: named(beforeName, 'string.regexp punctuation.definition.string.begin'),
  endCaptures: named('string.regexp punctuation.definition.string.end'),
  contentName: 'string.regexp.ctq',
  patterns: [include('regex-content')],
});

const text = (quote: string, kind: 'double' | 'single'): Rule => ({
  begin: quote,
  end: `(${quote})|$`,
  name: `string.quoted.${kind}.ctq`,
  patterns: [{ match: '\\\\.', name: 'constant.character.escape.ctq' }, include('placeholder')],
});

/** Texts, regular expressions, numbers, periods and placeholders. */
export const literalRules: Readonly<Record<string, readonly Rule[]>> = {
  texts: [text('"', 'double'), text("'", 'single')],
  'regex-after-operator': [
    regex('(?i:\\blike\\b)', 'keyword.operator.word'),
    regex('=~', 'keyword.operator.comparison'),
  ],
  'regex-of-parse': [
    {
      begin: '/',
      end: `/|${NEXT_COMMAND}`,
      name: 'string.regexp.ctq',
      patterns: [include('regex-content')],
    },
  ],
  'regex-content': [
    include('placeholder'),
    { match: '\\\\.', name: 'constant.character.escape.regexp.ctq' },
    {
      match: '(\\(\\?P?<)([^>]*)(>)',
      captures: named(
        'punctuation.definition.group.regexp',
        'variable.other.definition.group',
        'punctuation.definition.group.regexp',
      ),
    },
    { match: '\\(\\?(?:[a-zA-Z-]+\\)?|[:=!<]+)|[()]', name: 'keyword.control.group.regexp.ctq' },
    { match: '\\[(?:\\\\.|[^\\]\\\\])*\\]', name: 'constant.other.character-class.regexp.ctq' },
    { match: '[*+?]|\\{\\d+(?:,\\d*)?\\}', name: 'keyword.operator.quantifier.regexp.ctq' },
    { match: '[|^$.]', name: 'keyword.operator.regexp.ctq' },
  ],
  numbers: [
    {
      match: `\\b(\\d+(?:\\.\\d+)?)((?i:${UNIT}))\\b`,
      name: 'constant.numeric.duration.ctq',
      captures: { 2: { name: 'keyword.other.unit.ctq' } },
    },
    { match: '\\b\\d+(?:\\.\\d+)?\\b', name: 'constant.numeric.ctq' },
  ],
  placeholder: [
    {
      match: '(\\{\\{)\\s*([A-Za-z_]\\w*)?\\s*(\\}\\})',
      name: 'meta.placeholder.ctq',
      captures: named(
        'punctuation.definition.placeholder.begin',
        'variable.parameter',
        'punctuation.definition.placeholder.end',
      ),
    },
  ],
};
