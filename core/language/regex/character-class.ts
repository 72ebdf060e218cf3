import { foldRange } from './fold-case.ts';
import { literalOf, readCharacter, readProperty, type Escape } from './escape.ts';
import { invalid, matchHere, startsHere, type PatternState } from './pattern-state.ts';

/**
 * A class such as `[^a-z[:digit:]_]`, which begins here, as JavaScript's `u` mode writes it: as it
 * is, and where case does not matter.
 */
export const readClass = (
  state: PatternState,
): { readonly text: string; readonly folded: string } => {
  const opening = startsHere(state, '[^') ? '[^' : '[';
  const first = state.place + opening.length;
  let text = opening;
  let gained = '';
  state.place = first;
  while (state.problem === undefined && (state.place === first || !startsHere(state, ']'))) {
    if (state.place >= state.source.length) {
      invalid(state, 'a class has no closing ]');
    } else {
      const member = readMember(state);
      text += member.text;
      gained += member.gained ?? '';
    }
  }
  state.place += 1;
  return { text: `${text}]`, folded: `${text}${gained}]` };
};

/** What a class has, and what it gains where case does not matter. */
type Member = Pick<Escape, 'text' | 'gained'>;

/** One character, range or set of a class. */
const readMember = (state: PatternState): Member => {
  const start = readEnd(state);
  const isRange = startsHere(state, '-') && !startsHere(state, '-]');
  if (start.character === undefined || !isRange) {
    return start;
  }
  state.place += 1;
  const end = readEnd(state);
  if (end.character === undefined || end.character < start.character) {
    invalid(state, `a range ends before it begins, or not with a character, after ${start.text}`);
  }
  return {
    text: `${start.text}-${end.text}`,
    gained: foldRange(start.character, end.character ?? start.character),
  };
};

const readEnd = (state: PatternState): Escape => {
  const posix = startsHere(state, '[:') ? readPosix(state) : undefined;
  if (posix !== undefined) {
    return posix;
  }
  if (startsHere(state, '\\')) {
    return readSet(state) ?? readProperty(state) ?? folding(readCharacter(state));
  }
  const code = state.source.codePointAt(state.place) ?? 0;
  state.place += String.fromCodePoint(code).length;
  return folding({ text: literalOf(code), character: code });
};

const folding = (character: Escape): Escape =>
  character.character === undefined
    ? character
    : { ...character, gained: foldRange(character.character, character.character) };

type Ranges = readonly (readonly [number, number])[];

const LAST = 0x10ffff;
const DIGIT: Ranges = [[48, 57]];
const UPPER: Ranges = [[65, 90]];
const LOWER: Ranges = [[97, 122]];
const UNDERSCORE: Ranges = [[95, 95]];

/** In order of code points, so that the complement can be told. */
const WORD: Ranges = [...DIGIT, ...UPPER, ...UNDERSCORE, ...LOWER];
/** RE2's `\s`: tab, line feed, form feed, carriage return, blank. */
const BLANKS: Ranges = [[9, 10], [12, 13], [32, 32]]; // prettier-ignore

const POSIX_CLASSES: ReadonlyMap<string, Ranges> = new Map<string, Ranges>([
  ['alnum', [...DIGIT, ...UPPER, ...LOWER]],
  ['alpha', [...UPPER, ...LOWER]],
  ['ascii', [[0, 127]]],
  ['blank', [[9, 9], [32, 32]]], // prettier-ignore
  ['cntrl', [[0, 31], [127, 127]]], // prettier-ignore
  ['digit', DIGIT],
  ['graph', [[33, 126]]],
  ['lower', LOWER],
  ['print', [[32, 126]]],
  ['punct', [[33, 47], [58, 64], [91, 96], [123, 126]]], // prettier-ignore
  ['space', [[9, 13], [32, 32]]], // prettier-ignore
  ['upper', UPPER],
  ['word', WORD],
  ['xdigit', [...DIGIT, [65, 70], [97, 102]]],
]);

const POSIX = /\[:(\^?)([a-z]+):\]/y;

const readPosix = (state: PatternState): Escape | undefined => {
  const match = matchHere(state, POSIX);
  if (match === null) {
    return undefined;
  }
  const ranges = POSIX_CLASSES.get(match[2] ?? '');
  if (ranges === undefined) {
    invalid(state, `there is no class ${match[0]}`);
  }
  state.place += match[0].length;
  return set(ranges ?? [], match[1] === '^');
};

const SETS: ReadonlyMap<string, Ranges> = new Map([
  ['d', DIGIT],
  ['w', WORD],
  ['s', BLANKS],
]);

/** `\d`, `\W` and their like inside a class. */
const readSet = (state: PatternState): Escape | undefined => {
  const letter = state.source.charAt(state.place + 1);
  const ranges = SETS.get(letter.toLowerCase());
  if (ranges === undefined) {
    return undefined;
  }
  state.place += 2;
  return set(ranges, letter !== letter.toLowerCase());
};

const set = (ranges: Ranges, negated: boolean): Escape => {
  const chosen = negated ? complement(ranges) : ranges;
  return {
    text: chosen.map(rangeText).join(''),
    gained: chosen.map(([first, last]) => foldRange(first, last)).join(''),
    character: undefined,
  };
};

const rangeText = ([first, last]: readonly [number, number]): string =>
  first === last ? literalOf(first) : `${literalOf(first)}-${literalOf(last)}`;

const complement = (ranges: Ranges): Ranges => {
  const starts = [0, ...ranges.map(([, last]) => last + 1)];
  const ends = [...ranges.map(([first]) => first - 1), LAST];
  return starts
    .map((start, index) => [start, ends[index] ?? LAST] as const)
    .filter(([start, end]) => start <= end);
};
