import type { Value } from '../value.ts';
import { isStructure, toText, type Structure } from './reading.ts';

/**
 * The value that a JSON text describes; undefined where the text is not JSON. Objects become Maps,
 * and null is missing. A number that would lose digits is kept as its text.
 */
export const parseJson = (text: string): Value => {
  try {
    const { json, names } = text.includes('\\') ? nameKeys(text) : { json: text, names: NO_NAMES };
    const parsed: unknown = MAY_LOSE_DIGITS.test(json)
      ? JSON.parse(json, keepDigits)
      : JSON.parse(json);
    return fromJson(parsed, names);
  } catch {
    // Not JSON, or nested deeper than the stack: by the language's rule that is nothing.
    return undefined;
  }
};

const MAY_LOSE_DIGITS = /\d{16}/;

/** The third argument of a reviver is in every engine we run on, not yet in the library's types. */
const keepDigits = (
  _key: string,
  value: unknown,
  context?: { readonly source?: string },
): unknown =>
  Number.isInteger(value) && !Number.isSafeInteger(value) ? (context?.source ?? value) : value;

/** What keys are in truth, by the names that they were given. */
type Names = ReadonlyMap<string, string>;

const NO_NAMES: Names = new Map();

/**
 * Gives all keys names without escapes. V8 13 (Node 24) takes a key with an escape for another one of
 * the same length that begins with a backslash, where it has met that before: `{"\/":0,"\n":1}` then
 * has the key `\`. Keys without escapes are named too, since of equal keys the last one counts.
 */
const nameKeys = (text: string): { readonly json: string; readonly names: Names } => {
  const mark = unusedMark(text);
  const names = new Map<string, string>();
  const json = text.replace(JSON_TEXT, (written: string, colon: string | undefined) => {
    if (colon === undefined) {
      return written;
    }
    const name = `${mark}${names.size}`;
    names.set(name, String(JSON.parse(written.slice(0, -colon.length))));
    return `"${name}"${colon}`;
  });
  return { json, names };
};

/** What no name in the text begins with. */
const unusedMark = (text: string): string => {
  const used = new Set(Array.from(text.matchAll(/"#(\d+):/g), ([, number]) => number));
  let number = 0;
  while (used.has(String(number))) {
    number += 1;
  }
  return `#${number}:`;
};

/** A text, or what is left of one that has no end, and the colon that makes it a key. */
const JSON_TEXT = /"[^"\\]*(?:\\[^][^"\\]*)*(?:"(\s*:)?|$)/g;

const fromJson = (json: unknown, names: Names): Value => {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') {
    return json;
  }
  if (Array.isArray(json)) {
    return json.map((element) => fromJson(element, names));
  }
  return typeof json === 'object' && json !== null
    ? new Map(
        Object.entries(json).map(([key, value]) => [names.get(key) ?? key, fromJson(value, names)]),
      )
    : undefined;
};

/** Compact JSON of a list or map; numbers without E notation, missing values as null. */
export const jsonText = (structure: Structure): string =>
  structure instanceof Map
    ? `{${Array.from(structure, ([key, value]) => `${JSON.stringify(key)}:${jsonOf(value)}`).join(',')}}`
    : `[${Array.from(listOf(structure), jsonOf).join(',')}]`;

const listOf = (structure: Structure): Iterable<Value> =>
  Array.isArray(structure) ? structure : [];

const jsonOf = (value: Value): string => {
  if (isStructure(value)) {
    return jsonText(value);
  }
  if (typeof value === 'string' || typeof value === 'boolean') {
    return JSON.stringify(value);
  }
  return toText(value) ?? 'null';
};

/** The element of a list or map; undefined where there is none, and in anything else. */
export const elementOf = (value: Value, key: string): Value => {
  if (value instanceof Map) {
    return value.get(key);
  }
  return Array.isArray(value) && /^\d{1,9}$/.test(key) ? value[Number(key)] : undefined;
};

/** The element that a path leads to, key by key, or that has all of the path as its key. */
export const elementAt = (value: Value, path: readonly string[]): Value =>
  path.reduce<Value>(elementOf, value) ?? elementOf(value, path.join('.'));
