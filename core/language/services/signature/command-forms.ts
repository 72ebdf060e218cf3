/** A place of a command's form that the author fills in. */
export interface FormPart {
  /** What stands before it in the form. */
  readonly before: string;
  readonly label: string;
  readonly meaning: string;
  /** What begins it: one of these words, or a token of one of these types. */
  readonly words?: readonly string[];
  readonly types?: readonly string[];
  /** True where it begins once what stands before it is written. */
  readonly follows?: true;
}

/** A command whose parts have an order that one can forget. */
export interface CommandForm {
  readonly command: string;
  readonly parts: readonly FormPart[];
  /** The part that a comma leads back to, where it does. */
  readonly restarts?: number;
}

const NAME = 'A name for the column; later commands know it.';

const expression = (meaning: string): FormPart => ({ before: ' ', label: 'EXPRESSION', meaning });

/** The forms of commands, by the command's name in small letters. */
export const commandForms: readonly CommandForm[] = [
  {
    command: 'parse',
    parts: [
      { before: ' ', label: '[FIELD]', meaning: 'What is read; `@message` if left out.' },
      {
        before: ' ',
        label: '"PATTERN"',
        meaning: 'A text with `*` for each name: `"user/* on *"`.',
        types: ['Text', 'UnterminatedText', 'Regex', 'UnterminatedRegex'],
        follows: true,
      },
      {
        before: ' as ',
        label: 'NAME, …',
        meaning: 'A name for each `*`, in their order.',
        words: ['as'],
      },
    ],
  },
  {
    command: 'parse',
    parts: [
      { before: ' ', label: '[FIELD]', meaning: 'What is read; `@message` if left out.' },
      {
        before: ' ',
        label: '/EXPRESSION/',
        meaning: 'A regular expression; each group `(?<name>…)` makes a field.',
        types: ['Regex', 'UnterminatedRegex'],
        follows: true,
      },
      { before: ' ', label: '[multi]', meaning: 'Makes a row of each match.', words: ['multi'] },
    ],
  },
  {
    command: 'stats',
    parts: [
      {
        before: ' ',
        label: 'AGGREGATE [as NAME], …',
        meaning: 'What is computed of each group, such as `count(*) as calls`.',
      },
      {
        before: ' by ',
        label: 'KEY [as NAME], …',
        meaning: 'What groups have in common: a field, or an expression such as `bin(1h)`.',
        words: ['by'],
      },
      {
        before: ' ',
        label: '[offset PERIOD]',
        meaning: 'Moves the edges of the bins.',
        words: ['offset'],
      },
    ],
  },
  {
    command: 'sort',
    restarts: 0,
    parts: [
      expression('What rows are ordered by; the next one decides where the first is equal.'),
      {
        before: ' ',
        label: '[asc|desc]',
        meaning: '`desc` puts the largest first; `asc` is what happens without a word.',
        words: ['asc', 'desc'],
        follows: true,
      },
      { before: ', ', label: '…', meaning: 'The next expression.' },
    ],
  },
  {
    command: 'dedup',
    parts: [
      {
        before: ' ',
        label: 'FIELD, …',
        meaning: 'Of the rows that agree in all of these the first one stays.',
      },
    ],
  },
  {
    command: 'limit',
    parts: [
      {
        before: ' ',
        label: 'N',
        meaning:
          'How many rows stay; CloudWatch gives 10,000 without a limit, and 100,000 at most.',
      },
    ],
  },
  {
    command: 'unnest',
    parts: [
      { before: ' ', label: 'LIST', meaning: 'A list, such as a part of what `jsonParse` gives.' },
      {
        before: ' into ',
        label: 'NAME',
        meaning: 'The name of the element in each row.',
        words: ['into'],
      },
    ],
  },
  {
    command: 'lookup',
    parts: [
      { before: ' ', label: 'TABLE', meaning: 'The name of the table.' },
      {
        before: ' ',
        label: 'COLUMN [as FIELD], …',
        meaning: 'The column of the table and the field that has to equal it.',
        follows: true,
      },
      {
        before: ' OUTPUT ',
        label: 'COLUMN [as NAME], …',
        meaning: 'What is added. `OUTPUT` overwrites, `OUTPUTNEW` keeps values that are there.',
        words: ['output', 'outputnew'],
      },
    ],
  },
  {
    command: 'join',
    parts: [
      { before: ' ', label: '[type=inner|left]', meaning: '`left` keeps rows without a match.' },
      {
        before: ' ',
        label: 'left=A right=B',
        meaning: 'What each side is called from then on.',
        words: ['left', 'right'],
      },
      {
        before: ' where ',
        label: 'A.FIELD = B.FIELD',
        meaning: 'What has to be equal.',
        words: ['where'],
      },
      {
        before: ' ',
        label: "(SOURCE 'GROUP')",
        meaning: 'Where the events of the other side come from.',
        types: ['OpenParen'],
      },
    ],
  },
  {
    command: 'json',
    parts: [
      { before: ' field=', label: 'FIELD', meaning: 'The field that holds JSON.' },
      {
        before: ' ',
        label: '"PATH"',
        meaning: 'Keys and positions with dots between them: `"Statement.0.Effect"`.',
        types: ['Text', 'UnterminatedText'],
      },
      { before: ' as ', label: 'NAME', meaning: NAME, words: ['as'] },
    ],
  },
  {
    command: 'fillmissing',
    parts: [
      {
        before: ' with ',
        label: 'VALUE',
        meaning: 'What rows of empty bins get.',
        words: ['with'],
      },
      { before: ' for ', label: 'FIELD, …', meaning: 'The field that gets it.', words: ['for'] },
    ],
  },
  {
    command: 'sessionize',
    parts: [
      { before: ' ', label: 'FIELD, …', meaning: 'Events of one session agree in these.' },
      {
        before: ' maxspan ',
        label: 'PERIOD',
        meaning: 'The longest gap within a session; 30 minutes if left out.',
        words: ['maxspan'],
      },
      { before: ' as ', label: 'NAME', meaning: NAME, words: ['as'] },
    ],
  },
];
