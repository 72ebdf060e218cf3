/** Why an expression does not run: not an expression at all, or one that RE2 does not know. */
export type RegexProblem =
  | { readonly code: 'invalid-regex'; readonly reason: string }
  | { readonly code: 'unsupported-regex'; readonly feature: string };

/** What holds inside a group from some place on: `(?i)` reaches to the end of its group. */
export interface Flags {
  readonly ignoreCase: boolean;
  readonly multiLine: boolean;
  readonly dotAll: boolean;
  readonly ungreedy: boolean;
}

const noFlags: Flags = {
  ignoreCase: false,
  multiLine: false,
  dotAll: false,
  ungreedy: false,
};

/** One open group while its content is read. */
export interface OpenGroup {
  flags: Flags;
  readonly extent: Extent;
}

/** How much a part of an expression is when its counted repetitions are written out. */
export interface Extent {
  /** In characters, sets and groups. */
  size: number;
  /** The most that counted repetitions within each other multiply to. */
  copies: number;
}

/** An expression while it is translated. */
export interface PatternState {
  readonly source: string;
  place: number;
  output: string;
  /** The output with case folded into it where `(?i)` holds: `[aA]` for `a`. */
  folded: string;
  /** True once something that has case stands where `(?i)` holds, and where it does not. */
  readonly cased: { insensitive: boolean; sensitive: boolean };
  /** The name of each capturing group, in order. */
  readonly groups: (string | undefined)[];
  readonly open: OpenGroup[];
  /** The extent of what a quantifier may follow. */
  last: Extent;
  /** True after what a quantifier may follow. */
  repeatable: boolean;
  problem: RegexProblem | undefined;
}

export const newPatternState = (source: string): PatternState => ({
  source,
  place: 0,
  output: '',
  folded: '',
  cased: { insensitive: false, sensitive: false },
  groups: [],
  open: [{ flags: noFlags, extent: { size: 0, copies: 1 } }],
  last: { size: 1, copies: 1 },
  repeatable: false,
  problem: undefined,
});

/** The innermost open group; the whole expression is one. */
export const innermost = ({ open }: PatternState): OpenGroup => {
  const group = open.at(-1);
  if (group === undefined) {
    throw new Error('the group of the whole expression is never closed');
  }
  return group;
};

/** Adds to the output what has no case. */
export const append = (state: PatternState, text: string): void => {
  state.output += text;
  state.folded += text;
};

/** The rest of the expression, or what a sticky pattern matches here. */
export const matchHere = (state: PatternState, pattern: RegExp): RegExpExecArray | null => {
  pattern.lastIndex = state.place;
  return pattern.exec(state.source);
};

export const startsHere = (state: PatternState, text: string): boolean =>
  state.source.startsWith(text, state.place);

export const invalid = (state: PatternState, reason: string): void => {
  state.problem ??= { code: 'invalid-regex', reason };
};

export const unsupported = (state: PatternState, feature: string): void => {
  state.problem ??= { code: 'unsupported-regex', feature };
};

/** One character as JavaScript's `u` mode writes it, in a class or outside. */
export const literal = (character: string): string =>
  /[\^$\\.*+?()[\]{}|/-]/.test(character)
    ? `\\${character === '-' ? 'x2d' : character}`
    : character;
