/*
 * JSURL, in which the console writes values into its links: `~(end~0~source~(~'a~'b))`. Its own
 * rules are all there is to go by: texts begin with a quote that nothing closes, `!` is a dollar
 * sign, and `*` and two digits, or `**` and four, are a character by its hexadecimal number.
 */

export type JsurlValue =
  string | number | boolean | null | readonly JsurlValue[] | ReadonlyMap<string, JsurlValue>;

export function encodeJsurl(value: JsurlValue): string {
  if (typeof value === 'string') return `~'${encodeText(value)}`;
  if (typeof value !== 'object' || value === null) return `~${value}`;
  if (!isMap(value)) return `~(${value.length === 0 ? '~' : value.map(encodeJsurl).join('')})`;
  const properties = [...value].map(([name, part]) => `${encodeText(name)}${encodeJsurl(part)}`);
  return `~(${properties.join('~')})`;
}

/**
 * The value that the text begins with; undefined where it begins with none. What follows it does
 * not count: links go on behind it.
 */
export function decodeJsurl(text: string): JsurlValue | undefined {
  return readValue({ text, at: 0, depth: 0 });
}

interface Reader {
  readonly text: string;
  at: number;
  depth: number;
}

/** Nobody writes lists in lists in lists: a text that does was made to break its reader. */
const DEEPEST = 16;

function readValue(reader: Reader): JsurlValue | undefined {
  if (!take(reader, '~')) return undefined;
  if (take(reader, "'")) return decodeText(readWord(reader));
  if (!take(reader, '(')) return primitive(readWord(reader));
  if (reader.depth === DEEPEST) return undefined;
  reader.depth += 1;
  const value = reader.text[reader.at] === '~' ? readList(reader) : readObject(reader);
  reader.depth -= 1;
  return value;
}

function readList(reader: Reader): readonly JsurlValue[] | undefined {
  if (take(reader, '~)')) return [];
  const items: JsurlValue[] = [];
  while (!take(reader, ')')) {
    const item = readValue(reader);
    if (item === undefined) return undefined;
    items.push(item);
  }
  return items;
}

function readObject(reader: Reader): ReadonlyMap<string, JsurlValue> | undefined {
  const properties = new Map<string, JsurlValue>();
  while (!take(reader, ')')) {
    if (properties.size > 0 && !take(reader, '~')) return undefined;
    const name = decodeText(readWord(reader));
    const value = readValue(reader);
    if (value === undefined) return undefined;
    properties.set(name, value);
  }
  return properties;
}

function take(reader: Reader, expected: string): boolean {
  if (!reader.text.startsWith(expected, reader.at)) return false;
  reader.at += expected.length;
  return true;
}

/** Up to what can't be part of a text or a number. */
function readWord(reader: Reader): string {
  const { text, at } = reader;
  const length = text.slice(at).search(/[~)]/);
  reader.at = length === -1 ? text.length : at + length;
  return text.slice(at, reader.at);
}

function primitive(word: string): JsurlValue | undefined {
  if (word === 'true' || word === 'false') return word === 'true';
  if (word === 'null') return null;
  return /^-?\d+(\.\d+)?(e[+-]?\d+)?$/i.test(word) ? Number(word) : undefined;
}

/** Nothing is left that a URL would have to escape, nor a dollar sign, which links use. */
function encodeText(text: string): string {
  return text.replaceAll(/[^\w.-]/g, (character) => {
    if (character === '$') return '!';
    const code = character.charCodeAt(0).toString(16);
    return code.length <= 2 && character < '\u0080'
      ? `*${code.padStart(2, '0')}`
      : `**${code.padStart(4, '0')}`;
  });
}

function decodeText(text: string): string {
  return text.replaceAll(ESCAPE, (escape) => {
    if (escape === '!') return '$';
    if (escape.startsWith('**')) return String.fromCharCode(Number.parseInt(escape.slice(2), 16));
    return decodeBytes(
      Uint8Array.from(escape.slice(1).split('*'), (hex) => Number.parseInt(hex, 16)),
    );
  });
}

const ESCAPE = /!|\*\*[\da-f]{4}|(?:\*[\da-f]{2})+/gi;

/** Each is a character to the console; programs that make such links write UTF-8 instead. */
function decodeBytes(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
  } catch {
    return String.fromCharCode(...bytes);
  }
}

/** A map is no list and the other way round: the types alone can't be told apart when it runs. */
function isMap(value: JsurlValue): value is ReadonlyMap<string, JsurlValue> {
  return value instanceof Map;
}
