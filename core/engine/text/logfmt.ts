import type { MapValue, Value } from '../value.ts';

/**
 * The pairs of a text in logfmt (`level=info msg="it works" debug`): values are texts, and a key
 * without a value is true. Of a key that occurs twice the last value counts. Undefined where there
 * is no pair at all, so that prose is not taken for keys.
 */
export const parseLogfmt = (text: string): MapValue | undefined => {
  const pairs = new Map<string, Value>();
  let hasValue = false;
  for (const { groups } of text.matchAll(PAIR)) {
    const { key = '', quoted, bare } = groups ?? {};
    const value = quoted === undefined ? bare : unescaped(quoted);
    hasValue ||= value !== undefined;
    pairs.set(key, value ?? true);
  }
  return hasValue ? pairs : undefined;
};

/** A quote that is never closed belongs to a value without quotes. */
const PAIR = /(?<key>[^\s="]+)(?:=(?:"(?<quoted>[^"\\]*(?:\\[^][^"\\]*)*)"|(?<bare>\S*)))?/g;

const unescaped = (text: string): string =>
  text.replaceAll(/\\([^])/g, (_, sign: string) => ESCAPES.get(sign) ?? sign);

const ESCAPES: ReadonlyMap<string, string> = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
]);
