/**
 * The capturing groups of a regular expression, in order: the name of each as the author wrote it,
 * `@` included (`(?<@user>…)` makes the field `@user`); undefined for a group without a name.
 */
export const regexGroups = (source: string): (string | undefined)[] =>
  regexGroupPlaces(source).map(({ name }) => name);

/** A capturing group, and where in the expression its name stands or would stand. */
export interface RegexGroup {
  readonly name: string | undefined;
  readonly index: number;
}

/** The capturing groups with their places, in order. */
export const regexGroupPlaces = (source: string): RegexGroup[] => {
  const groups: RegexGroup[] = [];
  // Escapes, quoted parts (`\Q…\E`) and classes are stepped over: a parenthesis in them opens no group.
  for (const { 0: piece, groups: found, index } of source.matchAll(PIECE)) {
    if (piece.startsWith('(')) {
      groups.push({ name: found?.['name'], index: index + piece.indexOf('<') + 1 });
    }
  }
  return groups;
};

/** The names of the groups that have one. */
export const regexGroupNames = (source: string): string[] =>
  regexGroups(source).flatMap((name) => name ?? []);

const PIECE =
  /\\Q[^]*?(?:\\E|$)|\\[^]|\[\^?\]?(?:\\[^]|\[:\w+:\]|[^\]\\])*\]|\(\?P?<(?![=!])(?<name>[^>]*)>|\((?!\?)/g;
