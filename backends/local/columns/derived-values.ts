import type { Value } from '#engine/value.ts';
import { notNumbered } from './column.ts';

/**
 * The outcomes of one computation, numbered from 1 in the order in which they came: a dictionary of
 * short texts, numbers, booleans and missing ones.
 */
export class DerivedValues {
  readonly #values: Value[] = [...plainValues];
  readonly #codes = new Map<Value, number>();
  /** About what the outcomes take in memory. */
  bytes = 0;

  /** The outcome's code; `notNumbered` where it is long, has parts, or there are too many of them. */
  codeOf(value: Value): number {
    if (value === undefined) return missing;
    if (typeof value === 'boolean') return value ? yes : no;
    return this.#codes.get(value) ?? this.#number(value);
  }

  /** The outcome of a code that `codeOf` has given. */
  valueOf(code: number): Value {
    return this.#values[code];
  }

  #number(value: Value): number {
    const isText = typeof value === 'string';
    const isShort = isText ? value.length <= longest : typeof value === 'number';
    // A Map takes -0 for 0.
    if (!isShort || Object.is(value, -0) || this.#values.length >= most) return notNumbered;
    const code = this.#values.length;
    const kept = isText ? copyOf(value) : value;
    this.#values.push(kept);
    this.#codes.set(kept, code);
    this.bytes += entryBytes + (isText ? 2 * value.length : 0);
    return code;
  }
}

/** The same text without the message that it may have been cut from, which it would keep in memory. */
function copyOf(text: string): string {
  const encoding = isLatin(text) ? 'latin1' : 'utf16le';
  return Buffer.from(text, encoding).toString(encoding);
}

function isLatin(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0xff) return false;
  }
  return true;
}

const missing = 1;
const no = 2;
const yes = 3;

/** By their codes; no value has the code 0. */
const plainValues: readonly Value[] = [undefined, undefined, false, true];

/** Texts of more UTF-16 code units are computed again. */
const longest = 256;

/** Computations with more outcomes than this are not worth remembering. */
const most = 65_536;

/** What an entry takes besides its text. */
const entryBytes = 64;
