import { invalid, literal, matchHere, unsupported, type PatternState } from './pattern-state.ts';

/** What an escape means in JavaScript's `u` mode. */
export interface Escape {
  readonly text: string;
  /** In a class: what it gains where case does not matter. */
  readonly gained?: string;
  /** The code point, where it is one character and so may begin or end a range. */
  readonly character: number | undefined;
}

/** Reads the escape that begins here, outside of a class (assertions are read elsewhere). */
export const readEscape = (state: PatternState): Escape => {
  const set = SETS.get(state.source.charAt(state.place + 1));
  if (set !== undefined) {
    state.place += 2;
    return { text: set, character: undefined };
  }
  return readProperty(state) ?? readCharacter(state);
};

/** Sets of characters as RE2 defines them: `\s` is ASCII. */
const SETS: ReadonlyMap<string, string> = new Map([
  ['d', '\\d'],
  ['D', '\\D'],
  ['w', '\\w'],
  ['W', '\\W'],
  ['s', '[\\t\\n\\f\\r ]'],
  ['S', '[^\\t\\n\\f\\r ]'],
]);

const PROPERTY = /\\([pP])(?:(\p{L})|\{(\^?)(\w+)\})/uy;

/** `\pN`, `\p{Greek}`, `\P{Lu}`, `\p{^Lu}`. */
export const readProperty = (state: PatternState): Escape | undefined => {
  const match = matchHere(state, PROPERTY);
  if (match === null) {
    return undefined;
  }
  const [whole, letter, short, negation, long] = match;
  const name = short ?? long ?? '';
  const negated = (letter === 'P') !== (negation === '^');
  const property = /^(?:[CLMNPSZ][a-z]?|Any)$/.test(name) ? name : `Script=${name}`;
  state.place += whole.length;
  return { text: `\\${negated ? 'P' : 'p'}{${property}}`, character: undefined };
};

const CONTROLS: ReadonlyMap<string, number> = new Map([
  ['a', 7],
  ['t', 9],
  ['n', 10],
  ['v', 11],
  ['f', 12],
  ['r', 13],
]);

const HEXADECIMAL = /\\x(?:([\da-fA-F]{2})|\{([\da-fA-F]{1,6})\})/y;
const OCTAL = /\\(0[0-7]{0,2}|[1-7][0-7]{2})/y;

/** An escape that means one character; a problem where it means nothing. */
export const readCharacter = (state: PatternState): Escape => {
  const code = String.fromCodePoint(state.source.codePointAt(state.place + 1) ?? 0);
  const hexadecimal = matchHere(state, HEXADECIMAL);
  const octal = matchHere(state, OCTAL);
  const control = CONTROLS.get(code);
  if (hexadecimal !== null) {
    const digits = hexadecimal[1] ?? hexadecimal[2] ?? '';
    return character(state, hexadecimal[0].length, Number.parseInt(digits, 16));
  }
  if (octal !== null) {
    return character(state, octal[0].length, Number.parseInt(octal[1] ?? '', 8));
  }
  if (control === undefined) {
    refuseLetters(state, code);
  }
  return character(state, 1 + code.length, control ?? code.codePointAt(0) ?? 0);
};

const character = (state: PatternState, length: number, code: number): Escape => {
  state.place += length;
  if (code > 0x10ffff) {
    invalid(state, `there is no character ${code.toString(16)}`);
    return { text: '', character: undefined };
  }
  return { text: literalOf(code), character: code };
};

/** A backslash before a letter or digit means something, and not that letter or digit. */
const refuseLetters = (state: PatternState, code: string): void => {
  if (/[1-9k]/.test(code)) {
    unsupported(state, 'back-references');
  } else if (state.place + 1 >= state.source.length) {
    invalid(state, 'it ends with a backslash');
  } else if (/[\da-zA-Z]/.test(code)) {
    invalid(state, `\\${code} means nothing`);
  }
};

/** A character by its code; controls and line ends are written as numbers. */
export const literalOf = (code: number): string =>
  code < 32 || (code >= 127 && code < 160) || code === 0x2028 || code === 0x2029
    ? `\\u{${code.toString(16)}}`
    : literal(String.fromCodePoint(code));
