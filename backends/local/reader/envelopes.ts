import { decodeText } from './decode-text.ts';
import { closeBrace, colon, comma, openBrace, openBracket, quote } from './json-text.ts';
import type { Text, TextMemory } from './kernel/text-memory.ts';

/** A record has at least one of these keys at its top. */
const recordKeys: ReadonlySet<string> = new Set([
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
function carriesRecords(key: string, { bytes }: TextMemory, { end }: Text, at: number): boolean {
  const first = bytes[at];
  if (first === undefined || at >= end || carriers.get(key)?.includes(first) !== true) return false;
  return key !== 'value' || bytes[at + 1] === openBrace;
}

/**
 * True where the object at `at` begins with a key that carries a list. Whole files are such objects,
 * so it is worth knowing before one is searched for anything else.
 */
export function beginsWithList({ bytes, kernel }: TextMemory, at: number): boolean {
  const start = kernel.spaceEnd(at + 1);
  const name = listNames.find((candidate) => beginsWith(bytes, start, candidate));
  if (name === undefined) return false;
  const value = kernel.spaceEnd(start + name.length);
  return bytes[value] === colon && bytes[kernel.spaceEnd(value + 1)] === openBracket;
}

/** The names with their quotes. */
const listNames: readonly Buffer[] = [...carriers]
  .filter(([, first]) => first.includes(openBracket))
  .map(([key]) => Buffer.from(`"${key}"`));

function beginsWith(bytes: Buffer, start: number, name: Buffer): boolean {
  for (let index = 0; index < name.length; index += 1) {
    if (bytes[start + index] !== name[index]) return false;
  }
  return true;
}

/** A member of an object, the object's end, or the place where it stops being JSON. */
export type Member =
  | { readonly kind: 'member'; readonly key: string; readonly at: number }
  | { readonly kind: 'end'; readonly at: number }
  /** `isCut`: since the text ends there, and not for what stands in it. */
  | { readonly kind: 'broken'; readonly at: number; readonly isCut: boolean };

/**
 * The next member that is wanted, from a place inside an object, between members; `at` is where its
 * value begins, or behind the object's brace.
 */
function nextMember(
  { bytes, kernel }: TextMemory,
  { end }: Text,
  position: number,
  isWanted: (key: string, at: number) => boolean,
): Member {
  let at = kernel.spaceEnd(position);
  for (;;) {
    while (bytes[at] === comma) at = kernel.spaceEnd(at + 1);
    if (bytes[at] === closeBrace) return { kind: 'end', at: at + 1 };
    if (bytes[at] !== quote) return { kind: 'broken', at, isCut: false };
    const keyEnd = kernel.textEnd(at + 1, end);
    const separator = keyEnd < 0 ? end : kernel.spaceEnd(keyEnd);
    if (bytes[separator] !== colon) {
      return { kind: 'broken', at: separator, isCut: separator >= end };
    }
    const key = decodeText(bytes, at + 1, keyEnd - 1);
    const value = kernel.spaceEnd(separator + 1);
    if (isWanted(key, value)) return { kind: 'member', key, at: value };
    at = kernel.valueEnd(value, end);
    if (at < 0) return { kind: 'broken', at: end, isCut: kernel.reachedPlace() >= end };
    at = kernel.spaceEnd(at);
  }
}

/** The next member that may hold records, as `nextMember` finds it. */
export function nextCarrier(memory: TextMemory, text: Text, position: number): Member {
  return nextMember(memory, text, position, (key, at) => carriesRecords(key, memory, text, at));
}

/** What an object is, by the first of its keys that a record has or that carries records. */
export interface ObjectKind {
  readonly isRecord: boolean;
  readonly isEnvelope: boolean;
  /** True for a cell of a query's results. */
  readonly isCell: boolean;
  readonly isDigest: boolean;
}

/** Looks for such a key in the object at `at`. */
export function lookInto(memory: TextMemory, text: Text, at: number): ObjectKind {
  let isCell = false;
  let isDigest = false;
  const found = nextMember(memory, text, at + 1, (key, value) => {
    if (key === 'digestStartTime') isDigest = true;
    if (key === 'field') isCell = true;
    return recordKeys.has(key) || carriesRecords(key, memory, text, value);
  });
  const isRecord = found.kind === 'member' && recordKeys.has(found.key);
  return { isRecord, isEnvelope: found.kind === 'member' && !isRecord, isCell, isDigest };
}
