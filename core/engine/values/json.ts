import type { Value } from '../value.ts';
import { isStructure, toText, type Structure } from './reading.ts';

/**
 * The value that a JSON text describes; undefined where the text is not JSON. Objects become Maps,
 * and null is missing. A number that would lose digits is kept as its text.
 */
export const parseJson = (text: string): Value => {
  try {
    const parsed: unknown = MAY_LOSE_DIGITS.test(text)
      ? JSON.parse(text, keepDigits)
      : JSON.parse(text);
    return fromJson(parsed);
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

const fromJson = (json: unknown): Value => {
  if (typeof json === 'string' || typeof json === 'number' || typeof json === 'boolean') {
    return json;
  }
  if (Array.isArray(json)) {
    return json.map(fromJson);
  }
  return typeof json === 'object' && json !== null
    ? new Map(Object.entries(json).map(([key, value]) => [key, fromJson(value)]))
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
