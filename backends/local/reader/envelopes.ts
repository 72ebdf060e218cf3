import { decodeText } from './decode-text.ts';
import {
  closeBrace,
  colon,
  comma,
  type JsonText,
  openBrace,
  openBracket,
  quote,
  spaceEnd,
  textEnd,
  valueEnd,
} from './json-text.ts';

/** A record has at least one of these keys at its top. */
export const recordKeys: ReadonlySet<string> = new Set([
  'eventVersion',
  'eventTime',
  'eventName',
  'eventSource',
  'eventID',
  'eventType',
  'userIdentity',
]);

/** Keys under which envelopes carry records, with what the value begins with. */
const carriers: ReadonlyMap<string, readonly number[]> = new Map([
  // Trail delivery.
  ['Records', [openBracket]],
  // aws cloudtrail lookup-events: the record is JSON text.
  ['Events', [openBracket]],
  ['CloudTrailEvent', [quote]],
  // EventBridge.
  ['detail', [openBrace]],
  // CloudWatch Logs: subscriptions, and get-log-events or filter-log-events.
  ['logEvents', [openBracket]],
  ['events', [openBracket]],
  ['message', [quote, openBrace]],
  // CloudWatch Logs Insights: GetQueryResults and the console's exports.
  ['results', [openBracket]],
  ['value', [quote]],
  ['@message', [quote, openBrace]],
]);

/** True where the value at `at` behind the key may hold records. */
export function carriesRecords(key: string, json: JsonText, at: number): boolean {
  const first = json.bytes[at];
  if (first === undefined || carriers.get(key)?.includes(first) !== true) return false;
  return key !== 'value' || json.bytes[at + 1] === openBrace;
}

/**
 * True where the object at `at` begins with a key that carries a list. Whole files are such objects,
 * so it is worth knowing before one is searched for anything else.
 */
export function beginsWithList(json: JsonText, at: number): boolean {
  const { bytes } = json;
  const start = spaceEnd(json, at + 1) + 1;
  const name = listNames.find((candidate) => beginsWith(bytes, start, candidate));
  if (name === undefined) return false;
  const value = spaceEnd(json, start + name.length);
  return bytes[value] === colon && bytes[spaceEnd(json, value + 1)] === openBracket;
}

/** The names with their closing quotes. */
const listNames: readonly Buffer[] = [...carriers]
  .filter(([, first]) => first.includes(openBracket))
  .map(([key]) => Buffer.from(`${key}"`));

function beginsWith(bytes: Buffer, start: number, name: Buffer): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[start + index] !== name[index]) return false;
  }
  return true;
}

/** A member of an object, the object's end, or the place where it stops being JSON. */
export type Member =
  | { readonly kind: 'member'; readonly key: string; readonly at: number }
  | { readonly kind: 'end' | 'broken'; readonly at: number };

/**
 * The next member that is wanted, from a place inside an object, between members; `at` is where its
 * value begins, or behind the object's brace.
 */
export function nextMember(
  json: JsonText,
  position: number,
  isWanted: (key: string, at: number) => boolean,
): Member {
  const { bytes } = json;
  let at = spaceEnd(json, position);
  for (;;) {
    while (bytes[at] === comma) at = spaceEnd(json, at + 1);
    if (bytes[at] === closeBrace) return { kind: 'end', at: at + 1 };
    if (bytes[at] !== quote) return { kind: 'broken', at };
    const keyEnd = textEnd(json, at + 1);
    const separator = keyEnd < 0 ? bytes.length : spaceEnd(json, keyEnd);
    if (bytes[separator] !== colon) return { kind: 'broken', at: separator };
    const key = decodeText(bytes, at + 1, keyEnd - 1);
    const value = spaceEnd(json, separator + 1);
    if (isWanted(key, value)) return { kind: 'member', key, at: value };
    at = valueEnd(json, value);
    if (at < 0) return { kind: 'broken', at: bytes.length };
    at = spaceEnd(json, at);
  }
}
