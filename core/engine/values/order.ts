import type { Value } from '../value.ts';
import { compareNatural } from './natural-order.ts';
import { numberText } from './number-text.ts';
import { isStructure, toNumber, toText } from './reading.ts';

/**
 * What a value is ordered by: a number, a text that is no number, or a number whose text is not
 * the usual one (`01`, `1.50`). Undefined is missing. Made once for each row, so that sorting reads
 * no text as a number again.
 */
export type Rank = number | string | SpelledNumber | undefined;

interface SpelledNumber {
  readonly number: number;
  readonly text: string;
}

export const rankOf = (value: Value): Rank => {
  if (typeof value === 'number') {
    return Number.isFinite(value) ? value : undefined;
  }
  const text = isStructure(value) ? undefined : toText(value);
  const number = toNumber(value);
  if (text === undefined || number === undefined) {
    return text;
  }
  return numberText(number) === text ? number : { number, text };
};

/**
 * The order of `sort` (guide) over present values: texts that are not numbers first, in
 * natural order, then numbers by value. Numbers of one value that are written differently are
 * ordered by their text, so that the order is total.
 */
const compareRanks = (a: Exclude<Rank, undefined>, b: Exclude<Rank, undefined>): number => {
  if (typeof a === 'string') {
    return typeof b === 'string' ? compareNatural(a, b) : -1;
  }
  if (typeof b === 'string') {
    return 1;
  }
  return numberOf(a) - numberOf(b) || compareText(spellingOf(a), spellingOf(b));
};

const numberOf = (rank: number | SpelledNumber): number =>
  typeof rank === 'number' ? rank : rank.number;

const spellingOf = (rank: number | SpelledNumber): string =>
  typeof rank === 'number' ? numberText(rank) : rank.text;

/** By UTF-16 code units, as `<` on texts. */
export const compareText = (a: string, b: string): number => {
  if (a === b) {
    return 0;
  }
  return a < b ? -1 : 1;
};

/** The order of `sort asc` over all values; what is missing, lists and maps come last. */
export const compareValues = (a: Value, b: Value): number =>
  compareWithMissing(rankOf(a), rankOf(b), 1);

/** Missing comes last in both directions; `sign` is 1 for ascending, -1 for descending. */
export const compareWithMissing = (a: Rank, b: Rank, sign: 1 | -1): number => {
  if (typeof a === 'number' && typeof b === 'number') {
    return sign * (a - b);
  }
  if (a === undefined || b === undefined) {
    return Number(a === undefined) - Number(b === undefined);
  }
  return sign * compareRanks(a, b);
};
