/**
 * The capturing groups of a regular expression, in order: the name of each as the author wrote it,
 * `@` included (`(?<@user>…)` makes the field `@user`); undefined for a group without a name.
 */
export const regexGroups = (source: string): (string | undefined)[] => {
  const groups: (string | undefined)[] = [];
  // Escapes, quoted parts (`\Q…\E`) and classes are stepped over: a parenthesis in them opens no group.
  for (const { 0: piece, groups: found } of source.matchAll(PIECE)) {
    if (piece.startsWith('(')) {
      groups.push(found?.['name']);
    }
  }
  return groups;
};

/** The names of the groups that have one. */
export const regexGroupNames = (source: string): string[] =>
  regexGroups(source).flatMap((name) => name ?? []);

const PIECE =
  /\\Q[^]*?(?:\\E|$)|\\[^]|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]|\(\?P?<(?![=!])(?<name>[^>]*)>|\((?!\?)/g;
