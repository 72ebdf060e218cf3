/** A text as one word of a command line that people paste into a shell, whatever is in it. */
export function shellWord(text: string): string {
  return /^[\w.@+-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;
}
