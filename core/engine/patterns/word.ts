import { parseIp } from '../text/ip-address.ts';

/** What kind of data a word is, where its form tells; `Token` is a word that varies. */
export type WordType = 'Time' | 'ID' | 'IP' | 'Number' | 'Token';

/**
 * A word of a message as patterns compare it: its type, or `=` and the text itself, so that no text
 * can pass for a type.
 */
export type Word = WordType | `=${string}`;

export const literal = (text: string): Word => `=${text}`;

/** The text of a word that is one; undefined for a type. */
export const literalText = (word: Word): string | undefined =>
  word.startsWith('=') ? word.slice(1) : undefined;

/** Dates and times in the forms that logs write them in. */
export const TIME =
  /\d{4}[-/]\d\d[-/]\d\d(?:[T ]\d\d:\d\d(?::\d\d(?:[.,]\d+)?)?(?:Z|[+-]\d\d:?\d\d)?)?(?!\w)|\d\d:\d\d:\d\d(?:[.,]\d+)?(?!\w)|\d{1,2}\/[A-Z][a-z]{2}\/\d{4}(?::\d\d:\d\d:\d\d(?: [+-]\d{4})?)?|[A-Z][a-z]{2} {1,2}\d{1,2}(?:, \d{4},?)? \d{1,2}:\d\d:\d\d(?: [AP]M)?/;

/** The word that a text is, by itself. */
export const wordOf = (text: string): Word => {
  if (!/\d/.test(text)) {
    return literal(text);
  }
  if (/^[+-]?\d+(?:\.\d+)?$/.test(text)) {
    return 'Number';
  }
  if (WHOLE_TIME.test(text)) {
    return 'Time';
  }
  if (/^\d.*[.:]|^[\da-f]*::?[\da-f]/i.test(text) && parseIp(text) !== undefined) {
    return 'IP';
  }
  return UUID.test(text) || isIdentifier(text) ? 'ID' : literal(text);
};

const WHOLE_TIME = new RegExp(`^(?:${TIME.source})$`);

const UUID = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** Eight signs or more, a third of them digits, and no number: nobody has chosen that as a name. */
const isIdentifier = (text: string): boolean =>
  /^[\w-]{8,}$/.test(text) && text.replaceAll(/\D/g, '').length * 3 >= text.length;
