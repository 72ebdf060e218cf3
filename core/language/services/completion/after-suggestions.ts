import type { IToken } from 'chevrotain';
import { functionMeaning } from '../../catalogue/functions.ts';
import type { ValueType } from '../../catalogue/value-types.ts';
import type { After, Done, Part } from '../cursor/cursor.ts';
import type { Around } from './around.ts';
import { clauseSuggestions, optionSuggestions } from './clause-suggestions.ts';
import { commandsAfter } from './command-order.ts';
import { typeOfName } from './field-suggestions.ts';
import { keywordSuggestions } from './keyword-suggestions.ts';
import { commaSuggestions, pipeSuggestions } from './sign-suggestions.ts';
import { takesComma, takesPipe } from './what-follows.ts';
import { querySuggestions } from './source-suggestions.ts';
import type { Suggestion } from './suggestion.ts';

/** What may follow something whole: operators, keywords and, at a line's start, a next command. */
export const afterSuggestions = (cursor: After, around: Around): readonly Suggestion[] => {
  const isTop = cursor.brackets.length === 0;
  const [next] = cursor.behind;
  const suggestions = [
    ...(isTop && cursor.startsLine ? commandsAfter(cursor, '| ', 0) : []),
    ...(isTop ? ownSuggestions(cursor) : []),
    ...following[cursor.done](cursor, operandType(cursor, around)),
    ...(takesComma(cursor) && !isToken(next, COMMA) ? commaSuggestions(1) : []),
    ...(takesPipe(cursor) && !isOnLine(next, cursor, around)
      ? [
          ...pipeSuggestions(2),
          ...(around.typed === '' ? [] : commandsAfter(cursor, '| ', BEHIND_OPERATORS)),
        ]
      : []),
  ];
  return suggestions.filter(({ label }) => !isThere(label, cursor.behind));
};

const BEHIND_OPERATORS = 6;

/** What only this command has. */
const ownSuggestions = ({
  command,
  words,
  options,
  hasComparison,
}: After): readonly Suggestion[] => [
  ...words.flatMap((word) => clauseSuggestions(command, [word], word === 'offset' ? 3 : 0)),
  ...optionSuggestions(command, options, 0),
  ...(command === 'join' && hasComparison ? querySuggestions(command, 0) : []),
];

const operandType = ({ last }: After, around: Around): ValueType => {
  if (last === undefined) return 'any';
  return last.isCall
    ? (functionMeaning(last.name)?.entry.result ?? 'any')
    : typeOfName(last.name, around);
};

const TEXT_COMPARISONS = [
  '=',
  '!=',
  'like',
  'not like',
  'in',
  'not in',
  '=~',
  '<',
  '<=',
  '>',
  '>=',
];
const NUMBER_COMPARISONS = ['>', '>=', '<', '<=', '=', '!=', 'in', 'not in'];
const ARITHMETIC = ['+', '-', '*', '/', '%', '^'];

const comparisonsOf = (type: ValueType): readonly string[] => {
  switch (type) {
    case 'number':
    case 'timestamp':
    case 'duration':
      return NUMBER_COMPARISONS;
    case 'boolean':
      return ['=', '!='];
    case 'list':
    case 'map':
      return [];
    case 'any':
    case 'text':
      return TEXT_COMPARISONS;
  }
};

type Following = (cursor: After, type: ValueType) => readonly Suggestion[];

const following: { readonly [Key in Done]: Following } = {
  'operand-done': (cursor, type) => [
    ...(cursor.brackets.length === 0
      ? keywordSuggestions(keywordsAfter(cursor.part, cursor.command), 0)
      : []),
    ...operators(cursor, type),
  ],
  'not-done': () => keywordSuggestions(['like', 'in'], 0),
  'name-done': ({ part }) => keywordSuggestions(part === 'aggregates' ? ['by'] : [], 0),
  'direction-done': () => [],
  'pattern-done': () => keywordSuggestions(['as'], 1),
  'count-done': () => [],
};

const keywordsOf: { readonly [Key in Part]?: readonly string[] } = {
  columns: ['as'],
  aggregates: ['as', 'by'],
  'group-keys': ['as'],
  'sort-keys': ['asc', 'desc'],
};

/** Commands that may give what they make a name. */
const NAMES: ReadonlySet<string> = new Set([
  'json',
  'lookup',
  'cidrlookup',
  'accum',
  'autoregress',
  'sessionize',
]);

const keywordsAfter = (part: Part, command: string): readonly string[] =>
  NAMES.has(command) ? ['as'] : (keywordsOf[part] ?? []);

/** Parts that hold names and nothing that is computed. */
const PLAIN: ReadonlySet<Part> = new Set([
  'field',
  'fields',
  'spaced-fields',
  'period',
  'value',
  'nothing',
]);

const operators = (cursor: After, type: ValueType): readonly Suggestion[] => {
  const { part, hasComparison, last, brackets } = cursor;
  if (PLAIN.has(part) || brackets.at(-1)?.kind === 'list') return [];
  const isWhole = hasComparison || (type === 'boolean' && last?.isCall === true);
  const joining = keywordSuggestions(['and', 'or'], isWhole ? 0 : 3);
  const comparing =
    hasComparison || (part === 'sort-keys' && brackets.length === 0)
      ? []
      : keywordSuggestions(comparisonsOf(type), rankOfComparisons(part, brackets.length, isWhole));
  const computes = type !== 'text' && type !== 'boolean';
  return [...comparing, ...joining, ...(computes ? keywordSuggestions(ARITHMETIC, 4) : [])];
};

/** Only conditions are for comparing; elsewhere it can be done. */
const rankOfComparisons = (part: Part, depth: number, isWhole: boolean): number => {
  if (isWhole) return 4;
  return part === 'condition' || depth > 0 ? 1 : 5;
};

const isToken = (token: IToken | undefined, names: ReadonlySet<string>): boolean =>
  token !== undefined && names.has(token.tokenType.name);

const COMMA: ReadonlySet<string> = new Set(['Comma']);

/** True where the next token stands on the line of the cursor. */
const isOnLine = (next: IToken | undefined, { word }: After, { document }: Around): boolean =>
  next !== undefined && !document.text.slice(word.end, next.startOffset).includes('\n');

/** True for what is written already right behind the cursor: nothing is doubled. */
const isThere = (label: string, behind: readonly IToken[]): boolean => {
  const [next] = behind;
  if (label === 'by') {
    const end = behind.findIndex(({ tokenType }) => tokenType.name === 'Pipe');
    const own = end < 0 ? behind : behind.slice(0, end);
    return own.some(({ tokenType }) => tokenType.name === 'by');
  }
  const same = SAME.find((labels) => labels.has(label));
  return next !== undefined && same !== undefined && same.has(next.image.toLowerCase());
};

const SAME: readonly ReadonlySet<string>[] = [
  new Set(['as']),
  new Set(['asc', 'desc']),
  new Set([...ARITHMETIC, ...TEXT_COMPARISONS, 'and', 'or', 'not', '&&', '||', '==', '<>']),
];
