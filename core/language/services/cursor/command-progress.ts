import type { IToken } from 'chevrotain';
import { nameContent } from '../../text/unquote.ts';
import type { Bracket, Done, Part } from './cursor.ts';

/** How far the tokens of a command have come: what the next one would be. */
export interface Progress {
  readonly part: Part;
  readonly expects: 'operand' | 'name' | 'pattern' | Exclude<Done, 'count-done'>;
  /** The open brackets, the innermost last. */
  readonly brackets: readonly Bracket[];
  /** True behind the `by` of `stats`. */
  readonly inKeys: boolean;
  /** True behind the pattern of `parse`. */
  readonly hasPattern: boolean;
  /** The name that has just been read, while it may still be an operand or a function. */
  readonly name: string | undefined;
  /** The field on the left of the comparison that is being written. */
  readonly comparedWith: string | undefined;
  /** True behind a comparison, until `and`, `or` or a comma begins another condition. */
  readonly hasComparison: boolean;
}

/** The progress of a command after the tokens that follow its name. */
export const progressOf = (tokens: readonly IToken[], part: Part): Progress =>
  tokens.reduce<Progress>(
    (progress, token) => (steps.get(token.tokenType.name) ?? literal)(progress, token),
    {
      part,
      expects: 'operand',
      brackets: [],
      inKeys: false,
      hasPattern: false,
      name: undefined,
      comparedWith: undefined,
      hasComparison: false,
    },
  );

type Step = (progress: Progress, token: IToken) => Progress;

const isAtTop = ({ brackets }: Progress): boolean => brackets.length === 0;

const openParenthesis: Step = (progress) => {
  const { name, brackets } = progress;
  const bracket: Bracket =
    name === undefined ? { kind: 'group' } : { kind: 'call', name, argument: 0 };
  return operandNext({ ...progress, brackets: [...brackets, bracket] });
};

const openSquare: Step = (progress) => ({
  ...progress,
  brackets: [...progress.brackets, { kind: 'list' }],
  expects: 'operand',
});

const close: Step = (progress) =>
  operandDone({ ...progress, brackets: progress.brackets.slice(0, -1) });

const comma: Step = (progress) => {
  const bracket = progress.brackets.at(-1);
  if (bracket?.kind === 'list') return { ...progress, expects: 'operand' };
  if (bracket?.kind === 'call') {
    const next: Bracket = { ...bracket, argument: bracket.argument + 1 };
    return operandNext({ ...progress, brackets: [...progress.brackets.slice(0, -1), next] });
  }
  return progress.hasPattern ? { ...progress, expects: 'name' } : operandNext(progress);
};

const as: Step = (progress) => (isAtTop(progress) ? { ...progress, expects: 'name' } : progress);

const by: Step = (progress) =>
  isAtTop(progress)
    ? operandNext({ ...progress, inKeys: progress.part === 'aggregates' })
    : progress;

// In `not like` it follows an operand, elsewhere it comes before one.
const not: Step = (progress) =>
  progress.expects === 'operand' ? progress : { ...progress, expects: 'not-done' };

const comparison: Step = (progress) => ({
  ...progress,
  expects: 'operand',
  name: undefined,
  comparedWith: progress.name,
  hasComparison: true,
});

const arithmetic: Step = (progress) => ({ ...progress, expects: 'operand', name: undefined });

const direction: Step = (progress, token) =>
  progress.part === 'sort-keys' && isAtTop(progress) && progress.expects === 'operand-done'
    ? { ...progress, expects: 'direction-done' }
    : identifier(progress, token);

const identifier: Step = (progress, token) => {
  if (progress.expects === 'name') return { ...progress, expects: 'name-done', name: undefined };
  return { ...operandDone(progress), name: nameContent(token.image) };
};

// A text or regular expression may be the pattern of `parse`.
const pattern: Step = (progress) =>
  progress.part === 'input' && isAtTop(progress)
    ? { ...progress, expects: 'pattern-done', hasPattern: true, name: undefined }
    : operandDone(progress);

const literal: Step = (progress) => operandDone(progress);

const operandDone = (progress: Progress): Progress => ({
  ...progress,
  name: undefined,
  expects: progress.part === 'input' && isAtTop(progress) ? 'pattern' : 'operand-done',
});

const operandNext = (progress: Progress): Progress => ({
  ...progress,
  name: undefined,
  comparedWith: undefined,
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
  ['Text', pattern],
  ['UnterminatedText', pattern],
  ['Regex', pattern],
  ['UnterminatedRegex', pattern],
  ...stepFor(comparison, ['Equal', 'DoubleEqual', 'NotEqual', 'LessGreater', 'RegexMatch', 'Less']),
  ...stepFor(comparison, ['LessEqual', 'Greater', 'GreaterEqual', 'like', 'in']),
  ...stepFor(arithmetic, ['Plus', 'Minus', 'Star', 'Slash', 'Percent', 'Caret']),
  ...stepFor(operandNext, ['and', 'or', 'AndSign', 'OrSign', 'Bang']),
]);
