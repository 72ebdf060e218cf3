import { literal } from './pattern-state.ts';

/** A character where case does not matter: itself, or a class of it in each case. */
export const foldCharacter = (character: string): string => {
  const others = otherCases(character);
  return others.length === 0
    ? literal(character)
    : `[${literal(character)}${others.map(literal).join('')}]`;
};

/**
 * What a range of a class gains where case does not matter, as further members of the class. Of
 * ranges only the ASCII letters are folded; in CloudTrail's names there are no others.
 */
export const foldRange = (first: number, last: number): string => {
  if (first === last) {
    return otherCases(String.fromCodePoint(first)).map(literal).join('');
  }
  return [shifted(first, last, UPPER, SHIFT), shifted(first, last, LOWER, -SHIFT)].join('');
};

const UPPER = [65, 90] as const;
const LOWER = [97, 122] as const;
const SHIFT = LOWER[0] - UPPER[0];

/** The part of the range that lies among the letters, moved to the other case. */
const shifted = (
  first: number,
  last: number,
  [lowest, highest]: readonly [number, number],
  distance: number,
): string => {
  const start = Math.max(first, lowest) + distance;
  const end = Math.min(last, highest) + distance;
  return start > end ? '' : `${String.fromCodePoint(start)}-${String.fromCodePoint(end)}`;
};

const otherCases = (character: string): readonly string[] => {
  const folded = character.toLowerCase();
  const cases = [folded, character.toUpperCase(), ...(THIRD_CASES.get(folded) ?? '')];
  return [...new Set(cases)].filter((other) => other !== character && [...other].length === 1);
};

/** Characters beyond ASCII that count as a letter of it where case does not matter. */
const THIRD_CASES: ReadonlyMap<string, string> = new Map([
  ['k', 'K\u212a'],
  ['s', 'S\u017f'],
  ['\u017f', 's'],
]);
