import { conditionOf, textReader } from '../expressions/compiled.ts';
import { isStructure } from '../values/reading.ts';
import {
  argument,
  ifTexts,
  numberArgument,
  ofText,
  ofTexts,
  textArgument,
  type ScalarFunction,
} from './scalar-call.ts';

/** Lists and maps count as missing (guide), and what is missing is empty. */
export const isempty: ScalarFunction = (call) => {
  const { read } = argument(call, 0);
  return (row) => {
    const value = read(row);
    return value === undefined || value === '' || isStructure(value);
  };
};

export const isblank: ScalarFunction = (call) => {
  const read = textArgument(call, 0);
  return (row) => (read(row) ?? '').trim() === '';
};

/** Missing where one of the texts is. */
export const concat: ScalarFunction = (call) => {
  const readers = call.arguments.map(textReader);
  return (row) => {
    let joined = '';
    for (const read of readers) {
      const text = read(row);
      if (text === undefined) {
        return undefined;
      }
      joined += text;
    }
    return joined;
  };
};

export const toupper = ofText((text) => text.toUpperCase());
export const tolower = ofText((text) => text.toLowerCase());

/** In code points. */
export const strlen = ofText((text) =>
  SURROGATE.test(text) ? Array.from(text).length : text.length,
);

const SURROGATE = /[\uD800-\uDFFF]/;

/** From a place counted in code points from 0; a negative one is the start. */
export const substr: ScalarFunction = (call) => {
  const readText = textArgument(call, 0);
  const readStart = numberArgument(call, 1);
  const readLength = call.arguments.length > 2 ? numberArgument(call, 2) : () => Infinity;
  return (row) => {
    const text = readText(row);
    const start = readStart(row);
    const length = readLength(row);
    return text === undefined || start === undefined || length === undefined
      ? undefined
      : piece(text, Math.max(0, Math.trunc(start)), Math.max(0, Math.trunc(length)));
  };
};

const piece = (text: string, start: number, length: number): string =>
  SURROGATE.test(text)
    ? Array.from(text)
        .slice(start, start + length)
        .join('')
    : text.slice(start, start + length);

/** Every occurrence, literally; the empty text occurs nowhere. */
export const replace: ScalarFunction = (call) => {
  const readText = textArgument(call, 0);
  const readSearch = textArgument(call, 1);
  const readReplacement = textArgument(call, 2);
  return (row) => {
    const text = readText(row);
    const search = readSearch(row);
    const replacement = readReplacement(row);
    if (text === undefined || search === undefined || replacement === undefined) {
      return undefined;
    }
    return search === '' ? text : text.split(search).join(replacement);
  };
};

/** A third argument that is true folds the case of both. */
export const strcontains: ScalarFunction = (call) => {
  const readText = textArgument(call, 0);
  const readSearch = textArgument(call, 1);
  const foldsCase = conditionOf(argument(call, 2));
  return (row) => {
    const text = readText(row);
    const search = readSearch(row);
    if (text === undefined || search === undefined) {
      return false;
    }
    return foldsCase(row)
      ? text.toLowerCase().includes(search.toLowerCase())
      : text.includes(search);
  };
};

export const startsWith = ifTexts((text, start) => text.startsWith(start));
export const endsWith = ifTexts((text, end) => text.endsWith(end));

/** The empty text occurs nowhere, so it parts nothing. */
export const split = ofTexts((text, separator) =>
  separator === '' ? [text] : text.split(separator),
);

// Trimming -----------------------------------------------------------------------------------

export const ltrim: ScalarFunction = (call) => trimming(call, trimStart);
export const rtrim: ScalarFunction = (call) => trimming(call, trimEnd);
export const trim: ScalarFunction = (call) =>
  trimming(call, (characters, isTrimmed) => trimEnd(trimStart(characters, isTrimmed), isTrimmed));

type Trim = (
  characters: readonly string[],
  isTrimmed: (character: string) => boolean,
) => readonly string[];

/** One argument trims white space, a second one is a set of characters. */
const trimming = (call: Parameters<ScalarFunction>[0], cut: Trim): ReturnType<ScalarFunction> => {
  const readText = textArgument(call, 0);
  const readSet = textArgument(call, 1);
  const hasSet = call.arguments.length > 1;
  return (row) => {
    const text = readText(row);
    const set = readSet(row);
    if (text === undefined || (hasSet && set === undefined)) {
      return undefined;
    }
    const characters = new Set(set);
    const isTrimmed = (character: string): boolean =>
      hasSet ? characters.has(character) : /\s/.test(character);
    return cut(Array.from(text), isTrimmed).join('');
  };
};

const trimStart: Trim = (characters, isTrimmed) => {
  const kept = characters.findIndex((character) => !isTrimmed(character));
  return kept < 0 ? [] : characters.slice(kept);
};

const trimEnd: Trim = (characters, isTrimmed) =>
  characters.slice(0, characters.findLastIndex((character) => !isTrimmed(character)) + 1);
