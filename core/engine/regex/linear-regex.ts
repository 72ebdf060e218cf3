import { translateRegex } from '#language/regex/translate-regex.ts';
import { lazily } from '#language/text/lazily.ts';
import { automaton } from './automaton.ts';
import { backtracker, bitsFor, type Search } from './backtracker.ts';
import { longestNative } from './bounded-cost.ts';
import type { Slots } from './machine.ts';
import { compileProgram, type Program } from './program.ts';
import { readRegex } from './regex-tree.ts';
import { literalIn } from './required-literal.ts';
import { threadSearch } from './threads.ts';

/** An RE2 expression that searches any text in a time proportional to the text's length. */
export interface LinearRegex {
  /** Whether it is found anywhere in the text. */
  readonly test: (text: string) => boolean;
  /** The first match. */
  readonly exec: (text: string) => RegexMatch | undefined;
  /** Every match, from left to right; an empty one may stand right behind another. */
  readonly matches: (text: string) => readonly RegexMatch[];
  /** The name of each capturing group, in order. */
  readonly groups: readonly (string | undefined)[];
  /** A text that every match contains; undefined where none is sure. */
  readonly literal: string | undefined;
  /** Texts up to this length are searched by JavaScript's own engine, which is as good for them; -1 for none. */
  readonly longestNative: number;
}

export interface RegexMatch {
  /** Where it begins in the text. */
  readonly index: number;
  readonly text: string;
  /** The texts of the groups; undefined for those that take no part. */
  readonly groups: readonly (string | undefined)[];
}

/** Compiles an expression; undefined for one that RE2 refuses (the checks say why). */
export const compileRegex = (source: string): LinearRegex | undefined => {
  const translation = translateRegex(source);
  if (translation.problem !== undefined) {
    return undefined;
  }
  const { regex, groups } = translation;
  const tree = readRegex(regex);
  const literal = literalIn(tree);
  const longest = longestNative(tree);
  const native = nativeSearcher(regex);
  const linear = lazily(() => linearSearcher(compileProgram(tree, groups.length)));
  const chosen = (text: string): Searcher => (text.length <= longest ? native : linear());
  const mayMatch = (text: string): boolean => literal === undefined || text.includes(literal);
  return {
    groups,
    literal,
    longestNative: longest,
    test: (text) => mayMatch(text) && chosen(text).test(text),
    exec: (text) => (mayMatch(text) ? chosen(text).exec(text) : undefined),
    matches: (text) => (mayMatch(text) ? chosen(text).matches(text) : []),
  };
};

/** One of the two engines. */
type Searcher = Pick<LinearRegex, 'test' | 'exec' | 'matches'>;

export const nativeSearcher = (regex: RegExp): Searcher => {
  const everywhere = new RegExp(regex.source, `${regex.flags}g`);
  return {
    test: (text) => regex.test(text),
    exec: (text) => {
      const match = regex.exec(text);
      return match === null ? undefined : nativeMatch(match);
    },
    matches: (text) => Array.from(text.matchAll(everywhere), nativeMatch),
  };
};

const nativeMatch = (match: RegExpExecArray): RegexMatch => {
  const [text, ...groups] = match;
  return { index: match.index, text, groups };
};

/**
 * The automaton tells several times as fast that a text has no match as a search that looks for the
 * groups too.
 */
export const linearSearcher = (program: Program): Searcher => {
  const found = automaton(program) ?? (() => undefined);
  const begin = searchWith(program);
  const first = (text: string): RegexMatch | undefined => {
    const slots = begin(text).find(0);
    return slots === undefined ? undefined : matchOf(text, slots);
  };
  return {
    test: (text) => found(text) ?? first(text) !== undefined,
    exec: (text) => (found(text) === false ? undefined : first(text)),
    matches: (text) => (found(text) === false ? [] : allMatches(begin(text), text)),
  };
};

/** The backtracker is the faster one; its notes grow with the text times the expression. */
const searchWith = (program: Program): ((text: string) => Search) => {
  const backtrack = backtracker(program);
  return (text) =>
    bitsFor(program, text) <= MOST_BITS && text.length <= LONGEST_BACKTRACKED
      ? backtrack(text)
      : threadSearch(program, text);
};

/** 8 MB of notes. */
const MOST_BITS = 2 ** 26;
const LONGEST_BACKTRACKED = 2 ** 22;

const allMatches = (search: Search, text: string): readonly RegexMatch[] => {
  const matches: RegexMatch[] = [];
  let from = 0;
  for (let slots = search.find(from); slots !== undefined; slots = search.find(from)) {
    const match = matchOf(text, slots);
    matches.push(match);
    const end = match.index + match.text.length;
    from = match.text === '' ? end + ((text.codePointAt(end) ?? 0) > 0xffff ? 2 : 1) : end;
  }
  return matches;
};

const matchOf = (text: string, slots: Slots): RegexMatch => {
  const parts: (string | undefined)[] = [];
  for (let slot = 0; slot < slots.length; slot += 2) {
    const start = slots[slot] ?? -1;
    const end = slots[slot + 1] ?? -1;
    parts.push(start < 0 || end < 0 ? undefined : text.slice(start, end));
  }
  const [whole = '', ...groups] = parts;
  return { index: slots[0] ?? 0, text: whole, groups };
};
