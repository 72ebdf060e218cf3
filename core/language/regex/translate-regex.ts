import { readClass } from './character-class.ts';
import { foldCharacter } from './fold-case.ts';
import { readEscape } from './escape.ts';
import { checkSize, grow, multiply } from './extent.ts';
import {
  append,
  innermost,
  invalid,
  literal,
  matchHere,
  newPatternState,
  startsHere,
  unsupported,
  type Flags,
  type PatternState,
  type RegexProblem,
} from './pattern-state.ts';

export type RegexTranslation = TranslatedRegex | { readonly problem: RegexProblem };

export interface TranslatedRegex {
  readonly problem?: never;
  /** Without the flag `g`: it keeps no place between uses. */
  readonly regex: RegExp;
  /** The name of each capturing group, in order; a name may be any that a field can have. */
  readonly groups: readonly (string | undefined)[];
}

/**
 * The JavaScript expression that matches what the RE2 expression matches, by code points, or the
 * reason why there is none. CloudWatch's expressions are RE2-like (guide): no look-around,
 * no back-references, and `.`, `^`, `$`, `\s` as RE2 defines them
 * (https://github.com/google/re2/wiki/Syntax).
 */
export const translateRegex = (source: string): RegexTranslation => {
  const state = newPatternState(source);
  while (state.place < source.length && state.problem === undefined) {
    readPiece(state);
  }
  if (state.open.length > 1) {
    invalid(state, 'a group has no closing )');
  }
  checkSize(state);
  return state.problem === undefined ? compile(state) : { problem: state.problem };
};

/**
 * `(?i)` that holds for all that has case is a flag of JavaScript's too. One that holds for a part
 * is folded into that part: inline flags are newer than the Node that CTQ has to run on.
 */
const compile = ({ output, folded, cased, groups }: PatternState): RegexTranslation => {
  try {
    const mixed = cased.insensitive && cased.sensitive;
    const regex = mixed
      ? new RegExp(folded, 'u')
      : new RegExp(output, cased.insensitive ? 'iu' : 'u');
    return { regex, groups };
  } catch (error) {
    const reason = error instanceof Error ? error.message.replace(/^.*: /s, '') : String(error);
    return { problem: { code: 'invalid-regex', reason: reason.toLowerCase() } };
  }
};

const readPiece = (state: PatternState): void => {
  const character = String.fromCodePoint(state.source.codePointAt(state.place) ?? 0);
  const read = readers.get(character);
  if (read === undefined) {
    state.place += character.length;
    emit(state, literal(character), foldCharacter(character));
  } else {
    read(state);
  }
};

const readers: ReadonlyMap<string, (state: PatternState) => void> = new Map([
  ['(', openGroup],
  [')', closeGroup],
  ['|', alternate],
  ['[', readBrackets],
  ['\\', readBackslash],
  ['.', readDot],
  ['^', (state) => readAnchor(state, '^', '(?<![^\\n])')],
  ['$', (state) => readAnchor(state, '$', '(?![^\\n])')],
  ['*', repeat],
  ['+', repeat],
  ['?', repeat],
  ['{', repeat],
]);

/** Adds something that may be repeated, and how it reads where case does not matter. */
function emit(state: PatternState, text: string, folded = text): void {
  const { ignoreCase } = innermost(state).flags;
  state.output += text;
  state.folded += ignoreCase ? folded : text;
  state.repeatable = true;
  grow(state, { size: 1, copies: 1 });
  if (folded !== text) {
    state.cased[ignoreCase ? 'insensitive' : 'sensitive'] = true;
  }
}

function readBrackets(state: PatternState): void {
  const { text, folded } = readClass(state);
  emit(state, text, folded);
}

/** RE2 lets `^*` pass; JavaScript does not repeat assertions, but groups that hold one. */
const emitAssertion = (state: PatternState, text: string): void =>
  emit(state, matchHere(state, QUANTIFIER) === null ? text : `(?:${text})`);

function readAnchor(state: PatternState, single: string, multiLine: string): void {
  state.place += 1;
  emitAssertion(state, innermost(state).flags.multiLine ? multiLine : single);
}

function readDot(state: PatternState): void {
  state.place += 1;
  emit(state, innermost(state).flags.dotAll ? '[^]' : '[^\\n]');
}

const ASSERTIONS: ReadonlyMap<string, string> = new Map([
  ['A', '^'],
  ['z', '$'],
  ['Z', '$'],
  ['b', '\\b'],
  ['B', '\\B'],
]);

function readBackslash(state: PatternState): void {
  const assertion = ASSERTIONS.get(state.source.charAt(state.place + 1));
  if (assertion !== undefined) {
    state.place += 2;
    // JavaScript's `\b` knows two more letters under its flag `i`, and RE2's does not.
    state.cased.sensitive ||= /[bB]/.test(assertion);
    emitAssertion(state, assertion);
  } else if (startsHere(state, '\\Q')) {
    readQuoted(state);
  } else {
    const { text, character } = readEscape(state);
    emit(
      state,
      text,
      character === undefined ? text : foldCharacter(String.fromCodePoint(character)),
    );
  }
}

/** Everything up to `\E` stands for itself. */
function readQuoted(state: PatternState): void {
  const end = state.source.indexOf('\\E', state.place);
  const quoted = state.source.slice(state.place + 2, end < 0 ? undefined : end);
  state.place = end < 0 ? state.source.length : end + 2;
  emit(state, Array.from(quoted, literal).join(''), Array.from(quoted, foldCharacter).join(''));
}

// Repetition ---------------------------------------------------------------------------------

const QUANTIFIER = /(?:[*+?]|\{\d+(?:,\d*)?\})\??/y;

function repeat(state: PatternState): void {
  const quantifier = matchHere(state, QUANTIFIER)?.[0];
  if (quantifier === undefined) {
    state.place += 1;
    emit(state, '\\{');
    return;
  }
  if (!state.repeatable) {
    invalid(state, `there is nothing to repeat before ${quantifier}`);
  }
  state.place += quantifier.length;
  if (startsHere(state, '+')) {
    unsupported(state, 'possessive quantifiers');
  }
  multiply(state, quantifier);
  append(state, innermost(state).flags.ungreedy ? swapGreed(quantifier) : quantifier);
  state.repeatable = false;
}

const swapGreed = (quantifier: string): string =>
  quantifier.length > 1 && quantifier.endsWith('?') ? quantifier.slice(0, -1) : `${quantifier}?`;

// Groups -------------------------------------------------------------------------------------

const NAMED = /\(\?P?<([^>]+)>/y;
const FLAGGED = /\(\?([imsU]*)(?:-([imsU]*))?([:)])/y;
const UNSUPPORTED: readonly (readonly [RegExp, string])[] = [
  [/\(\?(?:[=!]|<[=!])/y, 'look-around'],
  [/\(\?P?=/y, 'back-references'],
  [/\(\?>/y, 'atomic groups'],
  [/\(\?#/y, 'comments'],
];

function openGroup(state: PatternState): void {
  const feature = UNSUPPORTED.find(([pattern]) => matchHere(state, pattern) !== null)?.[1];
  const flagged = matchHere(state, FLAGGED);
  const named = matchHere(state, NAMED);
  if (feature !== undefined) {
    unsupported(state, feature);
  } else if (flagged !== null) {
    openFlagged(state, flagged);
  } else if (named !== null) {
    openNamed(state, named);
  } else if (startsHere(state, '(?')) {
    invalid(state, `"${state.source.slice(state.place, state.place + 4)}" begins no group`);
  } else {
    state.groups.push(undefined);
    enter(state, 1, '(');
  }
}

/** Names of ours may hold what JavaScript's may not (`@user`), so groups are told by number. */
const openNamed = (state: PatternState, [whole, name]: RegExpExecArray): void => {
  if (state.groups.includes(name)) {
    invalid(state, `the group name "${name}" is used twice`);
  }
  state.groups.push(name);
  enter(state, whole.length, '(');
};

const openFlagged = (state: PatternState, [whole, on, off, end]: RegExpExecArray): void => {
  const flags = withFlags(innermost(state).flags, on ?? '', off ?? '');
  if (end === ':') {
    enter(state, whole.length, '(?:');
  } else {
    state.place += whole.length;
    state.repeatable = false;
  }
  innermost(state).flags = flags;
};

const withFlags = (flags: Flags, on: string, off: string): Flags => {
  const decide = (letter: string, before: boolean): boolean =>
    !off.includes(letter) && (before || on.includes(letter));
  return {
    ignoreCase: decide('i', flags.ignoreCase),
    multiLine: decide('m', flags.multiLine),
    dotAll: decide('s', flags.dotAll),
    ungreedy: decide('U', flags.ungreedy),
  };
};

/** Groups within groups. */
const DEEPEST = 1000;

const enter = (state: PatternState, length: number, opening: string): void => {
  if (state.open.length > DEEPEST) {
    invalid(state, `groups are nested more than ${DEEPEST} deep`);
  }
  state.open.push({ flags: innermost(state).flags, extent: { size: 0, copies: 1 } });
  state.place += length;
  append(state, opening);
  state.repeatable = false;
};

function closeGroup(state: PatternState): void {
  if (state.open.length === 1) {
    invalid(state, 'a ) closes no group');
    return;
  }
  const closed = state.open.pop()?.extent;
  state.place += 1;
  emit(state, ')');
  if (closed !== undefined) {
    grow(state, closed);
    state.last = { size: closed.size + 1, copies: closed.copies };
  }
}

function alternate(state: PatternState): void {
  state.place += 1;
  append(state, '|');
  state.repeatable = false;
}
