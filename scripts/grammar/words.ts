/** An alternation of plain words, the longest first so that none hides another. */
export const anyOf = (words: readonly string[]): string =>
  [...new Set(words)]
    .toSorted((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map((word) => word.replace(/[\\^$.*+?()[\]{}|/]/g, '\\$&'))
    .join('|');

/** The same between word boundaries and without regard to case. */
export const anyWord = (words: readonly string[]): string => `(?i:\\b(?:${anyOf(words)})\\b)`;
