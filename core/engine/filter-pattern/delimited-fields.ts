import type { DelimitedItem } from '#language/filter-pattern/pattern.ts';

/** The value of each named field of a message; undefined for a message of another form. */
export type ReadFields = (message: string) => ReadonlyMap<string, string> | undefined;

/**
 * Cuts messages into the fields of a space-delimited pattern. Text in quotes or brackets is one
 * field. Without an ellipsis the last field takes the rest of the message; with one the fields
 * behind it are counted from the end.
 */
export const compileFields = (items: readonly DelimitedItem[]): ReadFields => {
  const gap = items.findIndex(({ kind }) => kind === 'ellipsis');
  const before = namesOf(gap < 0 ? items : items.slice(0, gap));
  const after = namesOf(gap < 0 ? [] : items.slice(gap + 1));
  return (message) => {
    const words = wordsOf(message);
    if (words.length < before.length + after.length) {
      return undefined;
    }
    const last = gap < 0 ? restOf(message, words.slice(before.length - 1)) : [];
    const first = words.slice(0, before.length - last.length).map(contentOf);
    const end = words.slice(words.length - after.length).map(contentOf);
    return named([...before, ...after], [...first, ...last, ...end]);
  };
};

const namesOf = (items: readonly DelimitedItem[]): readonly (string | undefined)[] =>
  items.map((item) => (item.kind === 'field' ? item.name?.name : undefined));

const named = (
  names: readonly (string | undefined)[],
  values: readonly string[],
): ReadonlyMap<string, string> =>
  new Map(
    names.flatMap((name, index) => (name === undefined ? [] : [[name, values[index] ?? '']])),
  );

/** A piece of a message between blanks; a quote or bracket at its start keeps blanks in it. */
interface Word {
  readonly start: number;
  readonly text: string;
}

const CLOSING: ReadonlyMap<string, string> = new Map([
  ['"', '"'],
  ['[', ']'],
]);

const wordsOf = (message: string): readonly Word[] => {
  const words: Word[] = [];
  let start = afterBlanks(message, 0);
  while (start < message.length) {
    const closing = CLOSING.get(message.charAt(start));
    const closed = closing === undefined ? start : message.indexOf(closing, start + 1);
    const end = closed < 0 ? message.length : beforeBlank(message, closed);
    words.push({ start, text: message.slice(start, end) });
    start = afterBlanks(message, end);
  }
  return words;
};

const BLANKS: ReadonlySet<string> = new Set([' ', '\t', '\n', '\f', '\r']);

const afterBlanks = (message: string, from: number): number => {
  let place = from;
  while (BLANKS.has(message.charAt(place))) {
    place += 1;
  }
  return place;
};

const beforeBlank = (message: string, from: number): number => {
  let place = from;
  while (place < message.length && !BLANKS.has(message.charAt(place))) {
    place += 1;
  }
  return place;
};

/** What a word says without the quotes or brackets around it. */
const contentOf = ({ text }: Word): string => {
  const closing = CLOSING.get(text.charAt(0));
  if (closing === undefined) {
    return text;
  }
  return text.length > 1 && text.endsWith(closing) ? text.slice(1, -1) : text.slice(1);
};

/** The last field: its word, or everything from there on where there are more words. */
const restOf = (message: string, [word, ...more]: readonly Word[]): readonly string[] => {
  if (word === undefined) {
    return [];
  }
  const end = more.at(-1);
  return end === undefined
    ? [contentOf(word)]
    : [message.slice(word.start, end.start + end.text.length).replace(QUOTES_AROUND, '')];
};

/** The last ones are looked for where they begin only, since a text may have many of them inside. */
const QUOTES_AROUND = /^["[\]]+|(?<!["[\]])["[\]]+$/g;
