import type { IToken } from 'chevrotain';
import { optionEntry } from '../../catalogue/options.ts';
import { nameContent, textContent } from '../../text/unquote.ts';
import type { Clause, CommandShape, Next } from './clauses.ts';
import type { Bracket, Done, Last, Part } from './cursor.ts';

/** How far the tokens of a command have come: what the next one would be. */
export interface Progress {
  /** What the tree calls the command. */
  readonly command: string;
  readonly shape: CommandShape;
  readonly part: Part;
  readonly expects: 'operand' | 'name' | 'pattern' | 'option-value' | Exclude<Done, 'count-done'>;
  /** The open brackets, the innermost last. */
  readonly brackets: readonly Bracket[];
  /** True behind the `by` of `stats`. */
  readonly inKeys: boolean;
  /** The pattern of `parse`, if it has been read. */
  readonly pattern: 'text' | 'regex' | undefined;
  /** The name that has just been read, while it may still be an operand or a function. */
  readonly name: string | undefined;
  /** The field on the left of the comparison that is being written. */
  readonly comparedWith: string | undefined;
  /** The comparison whose right side is being written, as its token is called. */
  readonly operator: string | undefined;
  /** The field or call that has just been read. */
  readonly last: Last | undefined;
  /** True behind a comparison, until `and`, `or` or a comma begins another condition. */
  readonly hasComparison: boolean;
  /** True behind the first token. */
  readonly isStarted: boolean;
  /** How many operands of the part have been read, values of options left out. */
  readonly operands: number;
  /** For each open bracket, whether there was a comparison before it. */
  readonly outside: readonly boolean[];
  /** The words and options of the command that have been read, in small letters. */
  readonly used: readonly string[];
}

/** The progress of a command after the tokens that follow its name. */
export const progressOf = (
  tokens: readonly IToken[],
  command: string,
  shape: CommandShape,
): Progress =>
  tokens.reduce<Progress>(
    (progress, token) => ({
      ...(steps.get(token.tokenType.name) ?? literal)(progress, token),
      isStarted: true,
    }),
    {
      command,
      shape,
      part: shape.first,
      expects: shape.first === 'nothing' ? 'operand-done' : 'operand',
      brackets: [],
      inKeys: false,
      pattern: undefined,
      name: undefined,
      comparedWith: undefined,
      operator: undefined,
      last: undefined,
      hasComparison: false,
      isStarted: false,
      operands: 0,
      outside: [],
      used: [],
    },
  );

type Step = (progress: Progress, token: IToken) => Progress;

const isAtTop = ({ brackets }: Progress): boolean => brackets.length === 0;

/** True behind something whole. */
export const isDone = ({ expects }: Progress): boolean =>
  expects !== 'operand' && expects !== 'name' && expects !== 'option-value';

const openParenthesis: Step = (progress) => {
  const { name, brackets } = progress;
  const bracket: Bracket =
    name === undefined ? { kind: 'group' } : { kind: 'call', name, argument: 0, first: undefined };
  const outside = [...progress.outside, progress.hasComparison];
  return operandNext({ ...progress, brackets: [...brackets, bracket], outside });
};

const openSquare: Step = (progress) => ({
  ...progress,
  // Behind something whole it holds a position.
  brackets: [
    ...progress.brackets,
    progress.expects === 'operand' ? { kind: 'list', values: [] } : { kind: 'index' },
  ],
  outside: [...progress.outside, progress.hasComparison],
  expects: 'operand',
});

const close: Step = (progress) => {
  const bracket = progress.brackets.at(-1);
  const done = operandDone({
    ...progress,
    brackets: progress.brackets.slice(0, -1),
    outside: progress.outside.slice(0, -1),
    hasComparison: progress.hasComparison || progress.outside.at(-1) === true,
  });
  return bracket?.kind === 'call' ? { ...done, last: { name: bracket.name, isCall: true } } : done;
};

const comma: Step = (progress) => {
  const bracket = progress.brackets.at(-1);
  if (bracket?.kind === 'list') return { ...progress, expects: 'operand' };
  if (bracket?.kind === 'call') {
    const first = bracket.argument === 0 ? progress.name : bracket.first;
    const next: Bracket = { ...bracket, argument: bracket.argument + 1, first };
    return operandNext({ ...progress, brackets: [...progress.brackets.slice(0, -1), next] });
  }
  if (progress.command === 'fillmissing') return operandNext({ ...progress, part: 'value' });
  return progress.pattern === undefined ? operandNext(progress) : { ...progress, expects: 'name' };
};

const as: Step = (progress) => {
  if (!isAtTop(progress)) return progress;
  return enter(progress, progress.part === 'outputs' ? 'name' : progress.shape.as);
};

const by: Step = (progress) =>
  isAtTop(progress)
    ? operandNext({ ...progress, inKeys: progress.part === 'aggregates' })
    : progress;

/** What follows a word of the command. */
const enter = (progress: Progress, next: Next): Progress => {
  if (next === 'name') return { ...progress, expects: 'name', name: undefined };
  if (next === 'nothing') return { ...operandDone(progress), part: 'nothing' };
  return operandNext({ ...progress, part: next, operands: 0 });
};

// In `not like` it follows an operand, elsewhere it comes before one.
const not: Step = (progress) =>
  progress.expects === 'operand' ? progress : { ...progress, expects: 'not-done' };

const comparison: Step = (progress, token) => ({
  ...progress,
  expects: 'operand',
  name: undefined,
  comparedWith: progress.name,
  operator: token.tokenType.name,
  hasComparison: true,
});

/** `name=` of an option, else a comparison. */
const equal: Step = (progress, token) => {
  const { name, part, command, used } = progress;
  if (part === 'json') return operandNext({ ...progress, part: 'field' });
  const isOption =
    isAtTop(progress) &&
    part !== 'condition' &&
    name !== undefined &&
    optionEntry(command, name) !== undefined;
  if (!isOption) return comparison(progress, token);
  return {
    ...progress,
    expects: 'option-value',
    used: [...used, name.toLowerCase()],
    name: undefined,
    // The name of the option has been taken for an operand.
    operands: progress.operands - 1,
  };
};

const arithmetic: Step = (progress) => ({ ...progress, expects: 'operand', name: undefined });

const direction: Step = (progress, token) =>
  progress.part === 'sort-keys' && isAtTop(progress) && progress.expects === 'operand-done'
    ? { ...progress, expects: 'direction-done' }
    : identifier(progress, token);

const identifier: Step = (progress, token) => {
  const name = nameContent(token.image);
  if (progress.expects === 'name') return { ...progress, expects: 'name-done', name: undefined };
  const clause = clausesAt(progress).find(({ word }) => word.toLowerCase() === name.toLowerCase());
  if (clause !== undefined) {
    const used = [...progress.used, clause.word.toLowerCase()];
    return enter({ ...progress, used }, clause.next);
  }
  if (progress.part === 'table' && isAtTop(progress)) {
    return enter(progress, progress.command === 'lookup' ? 'fields' : 'field');
  }
  return { ...operandDone(progress), name, last: { name, isCall: false } };
};

/** The words of the command that may come next. */
export const clausesAt = (progress: Progress): readonly Clause[] => {
  const { shape, used, isStarted, expects } = progress;
  if (!isAtTop(progress) || expects === 'name' || expects === 'option-value') return [];
  return shape.clauses.filter(
    ({ word, at }) =>
      !isUsed(used, word) &&
      (at === 'start' ? !isStarted : isWhole(progress)) &&
      fits(progress, word),
  );
};

/** True behind an operand, and behind fields that blanks part. */
const isWhole = (progress: Progress): boolean =>
  progress.isStarted && (isDone(progress) || progress.part === 'spaced-fields');

/** A lookup has one of its two words. */
const isUsed = (used: readonly string[], word: string): boolean =>
  used.includes(word.toLowerCase()) ||
  (word.startsWith('OUTPUT') && used.some((other) => other.startsWith('output')));

const fits = ({ inKeys, pattern, part }: Progress, word: string): boolean => {
  if (word === 'offset') return inKeys;
  if (word === 'multi') return pattern === 'regex';
  return word !== 'for' || part === 'value';
};

// A text or regular expression may be the pattern of `parse`.
const pattern =
  (kind: 'text' | 'regex'): Step =>
  (progress, token) =>
    progress.part === 'input' && isAtTop(progress)
      ? { ...progress, expects: 'pattern-done', pattern: kind, name: undefined }
      : operandDone(kind === 'text' ? withValue(progress, textContent(token.image)) : progress);

/** A text that stands in a list is remembered. */
const withValue = (progress: Progress, value: string): Progress => {
  const list = progress.brackets.at(-1);
  return list?.kind === 'list'
    ? {
        ...progress,
        brackets: [...progress.brackets.slice(0, -1), { ...list, values: [...list.values, value] }],
      }
    : progress;
};

const literal: Step = (progress) => operandDone(progress);

const operandDone = (progress: Progress): Progress => ({
  ...progress,
  name: undefined,
  last: undefined,
  operands: progress.operands + (progress.expects === 'option-value' ? 0 : 1),
  expects: expectedAfter(progress),
});

const expectedAfter = (progress: Progress): Progress['expects'] => {
  const { part, expects } = progress;
  if (!isAtTop(progress)) return 'operand-done';
  if (part === 'input') return 'pattern';
  const takesMore = part === 'spaced-fields' || (expects === 'option-value' && part !== 'nothing');
  return takesMore && progress.operands === 0 ? 'operand' : moreOf(part);
};

/** Fields with blanks between them go on without a word. */
const moreOf = (part: Part): Progress['expects'] =>
  part === 'spaced-fields' ? 'operand' : 'operand-done';

const operandNext = (progress: Progress): Progress => ({
  ...progress,
  name: undefined,
  comparedWith: undefined,
  operator: undefined,
  hasComparison: false,
  expects: 'operand',
});

const stepFor = (step: Step, tokens: readonly string[]): readonly (readonly [string, Step])[] =>
  tokens.map((token) => [token, step]);

const steps: ReadonlyMap<string, Step> = new Map<string, Step>([
  ['OpenParen', openParenthesis],
  ['OpenSquare', openSquare],
  ['CloseParen', close],
  ['CloseSquare', close],
  ['Comma', comma],
  ['as', as],
  ['by', by],
  ['not', not],
  ['asc', direction],
  ['desc', direction],
  ['Identifier', identifier],
  ['UnterminatedName', identifier],
  ['Equal', equal],
  ...stepFor(pattern('text'), ['Text', 'UnterminatedText']),
  ...stepFor(pattern('regex'), ['Regex', 'UnterminatedRegex']),
  ...stepFor(comparison, ['DoubleEqual', 'NotEqual', 'LessGreater', 'RegexMatch', 'Less']),
  ...stepFor(comparison, ['LessEqual', 'Greater', 'GreaterEqual', 'like', 'in']),
  ...stepFor(arithmetic, ['Plus', 'Minus', 'Star', 'Slash', 'Percent', 'Caret']),
  ...stepFor(operandNext, ['and', 'or', 'AndSign', 'OrSign', 'Bang']),
]);
