/*
 * When the answer to StartQuery gets lost, the query may have begun all the same. DescribeQueries
 * tells of its text, but not of its range, so that slices of one run would look alike. Therefore each
 * query carries a mark that no other has: a comment, which changes no answer, at the end, where it
 * moves no place of a compile error.
 */

/** Characters that a mark adds to a text. */
export const MARK_LENGTH = '\n# ctq 00000000'.length;

export function newMark(random: () => number): string {
  const digits = Math.floor(random() * 2 ** 32).toString(16);
  return `# ctq ${digits.padStart(8, '0')}`;
}

export function marked(text: string, mark: string): string {
  return `${text}
${mark}`;
}

/** Whether a text, as CloudWatch tells it, carries the mark. */
export function isMarked(text: string, mark: string): boolean {
  return text.trimEnd().endsWith(mark);
}
