import type { KeywordCase } from './options.ts';

/**
 * A keyword in the wanted case, given as documented and as typed. One that is documented in both
 * cases, such as `filterIndex`, has no other spelling in capitals: it would not be readable.
 */
export const keywordIn = (wanted: KeywordCase, documented: string, typed: string): string => {
  switch (wanted) {
    case 'lower':
      return documented;
    case 'upper':
      return isMixed(documented) ? documented : documented.toUpperCase();
    case 'keep':
      return typed;
  }
};

/** Constants and the names and values of options are no keywords: only `keep` leaves them alone. */
export const constantIn = (wanted: KeywordCase, documented: string, typed: string): string =>
  wanted === 'keep' ? typed : documented;

const isMixed = (word: string): boolean => /[a-z]/.test(word) && /[A-Z]/.test(word);
