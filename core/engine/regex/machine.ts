import type { Program } from './program.ts';
import type { Assertion } from './regex-tree.ts';

/** How many code units the character at a place has. */
export const widthAt = (text: string, place: number): number =>
  (text.codePointAt(place) ?? 0) > 0xffff ? 2 : 1;

/** Whether an assertion holds at a place of a text. */
export const holds = (assertion: Assertion | undefined, text: string, place: number): boolean => {
  switch (assertion) {
    case 'textStart':
      return place === 0;
    case 'textEnd':
      return place === text.length;
    case 'lineStart':
      return place === 0 || text.charCodeAt(place - 1) === LINE_FEED;
    case 'lineEnd':
      return place === text.length || text.charCodeAt(place) === LINE_FEED;
    case 'edge':
      return isWord(text.charCodeAt(place - 1)) !== isWord(text.charCodeAt(place));
    case 'noEdge':
      return isWord(text.charCodeAt(place - 1)) === isWord(text.charCodeAt(place));
    case undefined:
      return false;
  }
};

const LINE_FEED = 10;

/** ASCII letters, digits and the underscore; not the NaN beyond a text's ends. */
const isWord = (unit: number): boolean =>
  (unit >= 97 && unit <= 122) || (unit >= 65 && unit <= 90) || (unit >= 48 && unit <= 57) || unit === 95; // prettier-ignore

/** The next place where a match may begin, from one on; -1 where there is none. */
export const nextStart = (program: Program, text: string, place: number): number => {
  if (place > text.length || (program.isAnchored && place > 0)) {
    return -1;
  }
  if (program.prefix !== '') {
    return text.indexOf(program.prefix, place);
  }
  return program.starts === undefined ? place : nextMember(program.starts, text, place);
};

const nextMember = (starts: Uint8Array, text: string, from: number): number => {
  const beyond = starts.length - 1;
  for (let place = from; place < text.length; place += 1) {
    if (starts[Math.min(text.charCodeAt(place), beyond)] === 1) {
      return place;
    }
  }
  return -1;
};

/** What a search finds: places in pairs of start and end, -1 for groups that take no part. */
export type Slots = Int32Array;
