import type { SemanticTokensEdit } from 'vscode-languageserver-types';

/** The one edit between what both arrays begin with and what both end with; none if they are equal. */
export const difference = (
  before: readonly number[],
  after: readonly number[],
): SemanticTokensEdit[] => {
  const shorter = Math.min(before.length, after.length);
  let start = 0;
  while (start < shorter && before[start] === after[start]) start += 1;
  if (start === before.length && start === after.length) return [];
  let same = 0;
  while (
    same < shorter - start &&
    before[before.length - 1 - same] === after[after.length - 1 - same]
  ) {
    same += 1;
  }
  const data = after.slice(start, after.length - same);
  return [{ start, deleteCount: before.length - same - start, data }];
};
