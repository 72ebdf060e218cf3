/*
 * Markdown that cannot be led astray. Text from logs, files and models goes into it through `code`,
 * `prose` or `codeBlock` and in no other way: then nothing in it is a link, an image or markup.
 */

/** A block of query text, which Markdown leaves alone whatever is in it. */
export const codeBlock = (text: string, language = 'ctq'): string => {
  const fence = '`'.repeat(Math.max(3, longestTicks(text) + 1));
  return `${fence}${language}\n${text}\n${fence}`;
};

/** So much of a value is shown. */
const LONGEST = 80;

/** A value as it is, within a line: without line ends, and shortened where it is long. */
export const code = (value: string): string => {
  const line = shortened(value.replace(UNSEEN, ' '), LONGEST);
  if (line.trim() === '') return line === '' ? 'an empty text' : 'white space';
  const fence = '`'.repeat(longestTicks(line) + 1);
  // Markdown takes one blank away at each side, where there is one at both.
  const needsSpace = /^`|`$|^ .* $/.test(line);
  return needsSpace ? `${fence} ${line} ${fence}` : `${fence}${line}${fence}`;
};

/** Values in a row. */
export const codes = (values: readonly string[]): string => values.map(code).join(', ');

/** So much of a sentence is shown. */
const LONGEST_PROSE = 400;

/** A sentence that somebody else wrote: its signs mean themselves. */
export const prose = (text: string): string =>
  shortened(text.replace(UNSEEN, ' ').trim(), LONGEST_PROSE)
    .replace(/[\\`*_{}[\]()#+\-!<>|~&:/@]|(?<=www)\./gi, escaped)
    .replace(/ {2,}/g, ' ');

/** A colon, a slash or an `@` would make a link of an address; as entities they do not. */
const escaped = (sign: string): string =>
  /[:/@&<>.]/.test(sign) ? `&#${sign.codePointAt(0) ?? 0};` : `\\${sign}`;

/** Line ends, controls, and what turns the direction of text or has no width. */
const UNSEEN = /[\p{Cc}\p{Cf}\u2028\u2029]+/gu;

const shortened = (text: string, longest: number): string => {
  const characters = Array.from(text.slice(0, longest * 2 + 2));
  return characters.length > longest ? `${characters.slice(0, longest).join('')}…` : text;
};

const longestTicks = (text: string): number =>
  Math.max(0, ...(text.match(/`+/g) ?? []).map((ticks) => ticks.length));

/** Paragraphs, those that are empty left out. */
export const paragraphs = (...parts: readonly (string | undefined)[]): string =>
  parts.filter((part) => part !== undefined && part !== '').join('\n\n');

export const bullets = (notes: readonly string[]): string =>
  notes.map((note) => `- ${note}`).join('\n');
