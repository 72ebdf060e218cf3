/**
 * Takes from a text what the stars of a glob stand for; undefined where the text does not match.
 * The words around the stars have to occur in order, anywhere in the text. A star takes as little
 * as it can, the last one, if nothing follows it, everything to the end (guide).
 */
export type GlobMatcher = (text: string) => readonly string[] | undefined;

/**
 * The nearest occurrence of each word decides: if the next word does not follow it, it follows no
 * later one either, so there is nothing to try again.
 */
export const compileGlob = (glob: string): GlobMatcher => {
  const [first = '', ...words] = glob.split('*');
  return (text) => {
    const start = text.indexOf(first);
    return start < 0 ? undefined : captures(text, start + first.length, words);
  };
};

const captures = (
  text: string,
  start: number,
  words: readonly string[],
): readonly string[] | undefined => {
  const captured: string[] = [];
  let place = start;
  for (const [index, word] of words.entries()) {
    const isTail = word === '' && index === words.length - 1;
    const end = isTail ? text.length : text.indexOf(word, place);
    if (end < 0) {
      return undefined;
    }
    captured.push(text.slice(place, end));
    place = end + word.length;
  }
  return captured;
};
