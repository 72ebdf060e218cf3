import type { RegexPart } from './read-parts.ts';

/** What a backslash and what follows it mean, and how long they are. */
interface EscapeMeaning extends Pick<RegexPart, 'kind' | 'meaning'> {
  readonly length: number;
}

/** The escape at a place of the source, outside of brackets. */
export const escapeMeaning = (source: string, place: number): EscapeMeaning => {
  const letter = source.charAt(place + 1);
  const set = setMeaning(letter);
  if (set !== undefined) return { length: 2, kind: 'set', meaning: set };
  const anchor = anchors.get(letter);
  if (anchor !== undefined) return { length: 2, kind: 'anchor', meaning: anchor };
  const edge = edges.get(letter);
  if (edge !== undefined) return { length: 2, kind: 'edge', meaning: edge };
  for (const [pattern, kind, meaning] of longer) {
    pattern.lastIndex = place;
    const match = pattern.exec(source);
    if (match !== null) return { length: match[0].length, kind, meaning };
  }
  const control = controls.get(letter);
  if (control !== undefined) return { length: 2, kind: 'text', meaning: control };
  if (letter === '') return { length: 1, kind: 'foreign', meaning: 'a backslash that ends it' };
  const sign = String.fromCodePoint(source.codePointAt(place + 1) ?? 0);
  return /[a-zA-Z]/.test(letter)
    ? { length: 2, kind: 'foreign', meaning: 'means nothing in CloudWatch' }
    : { length: 1 + sign.length, kind: 'text', meaning: 'this sign' };
};

/** What `\d` and its like match; undefined for another letter. */
export const setMeaning = (letter: string): string | undefined => sets.get(letter);

const sets: ReadonlyMap<string, string> = new Map([
  ['d', 'a digit'],
  ['D', 'a character that is no digit'],
  ['w', 'a letter, a digit or `_`'],
  ['W', 'a character that is no letter, digit or `_`'],
  ['s', 'white space'],
  ['S', 'a character that is no white space'],
]);

const anchors: ReadonlyMap<string, string> = new Map([
  ['A', 'the start of the text'],
  ['z', 'the end of the text'],
  ['Z', 'the end of the text'],
]);

const edges: ReadonlyMap<string, string> = new Map([
  ['b', 'where a word begins or ends'],
  ['B', 'where no word begins or ends'],
]);

const controls: ReadonlyMap<string, string> = new Map([
  ['a', 'a bell'],
  ['t', 'a tab'],
  ['n', 'a line end'],
  ['v', 'a vertical tab'],
  ['f', 'a form feed'],
  ['r', 'a carriage return'],
]);

const longer: readonly (readonly [RegExp, RegexPart['kind'], string])[] = [
  [/\\Q[^]*?(?:\\E|$)/y, 'text', 'the text between `\\Q` and `\\E`'],
  [/\\p(?:[A-Za-z]|\{\^?\w+\})/y, 'set', 'a character of this Unicode class'],
  [/\\P(?:[A-Za-z]|\{\^?\w+\})/y, 'set', 'a character outside of this Unicode class'],
  [/\\x(?:[\da-fA-F]{2}|\{[\da-fA-F]{1,6}\})/y, 'text', 'the character of this number'],
  [/\\(?:0[0-7]{0,2}|[1-7][0-7]{2})/y, 'text', 'the character of this number'],
  [
    /\\(?:\d+|k(?:<[^>]*>|\{[^}]*\})?)/y,
    'foreign',
    'a back-reference, which CloudWatch does not have',
  ],
];
