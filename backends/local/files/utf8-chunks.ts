import type { Chunks } from './chunks.ts';

/** The text as UTF-8 without byte order mark; see `utf8-text.ts`. */
export async function* utf8Chunks(chunks: Chunks): Chunks {
  let convert: ((chunk: Buffer) => Buffer) | undefined;
  for await (const chunk of joinedHead(chunks)) {
    if (convert === undefined) {
      const { length, conversion } = markOf(chunk);
      convert = conversion();
      yield convert(chunk.subarray(length));
    } else {
      yield convert(chunk);
    }
  }
}

/** The chunks, of which the first holds the whole mark. */
async function* joinedHead(chunks: Chunks): Chunks {
  let head: Buffer | undefined = Buffer.alloc(0);
  for await (const chunk of chunks) {
    if (head === undefined) {
      yield chunk;
      continue;
    }
    head = Buffer.concat([head, chunk]);
    if (head.length < longestMark) continue;
    yield head;
    head = undefined;
  }
  if (head !== undefined) yield head;
}

const longestMark = 3;

interface Mark {
  readonly length: number;
  readonly conversion: () => (chunk: Buffer) => Buffer;
}

function markOf(head: Buffer): Mark {
  const [first, second, third] = head;
  if (first === 0xef && second === 0xbb && third === 0xbf) return { length: 3, conversion: asIs };
  if (first === 0xff && second === 0xfe) return { length: 2, conversion: fromUtf16 };
  if (first === 0xfe && second === 0xff) return { length: 2, conversion: fromSwappedUtf16 };
  return { length: 0, conversion: asIs };
}

const asIs = () => (chunk: Buffer) => chunk;

function fromUtf16(): (chunk: Buffer) => Buffer {
  let rest: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([rest, chunk]);
    const end = wholeEnd(bytes);
    rest = bytes.subarray(end);
    return Buffer.from(bytes.toString('utf16le', 0, end));
  };
}

/** Where the last whole character ends, of whatever length: some take two units of two bytes. */
function wholeEnd(bytes: Buffer): number {
  const even = bytes.length - (bytes.length % 2);
  if (even === 0) return 0;
  const isHalf = (bytes.readUInt16LE(even - 2) & 0xfc00) === 0xd800;
  return isHalf ? even - 2 : even;
}

function fromSwappedUtf16(): (chunk: Buffer) => Buffer {
  const convert = fromUtf16();
  let odd: Buffer = Buffer.alloc(0);
  return (chunk) => {
    const bytes = Buffer.concat([odd, chunk]);
    const even = bytes.length - (bytes.length % 2);
    odd = Buffer.from(bytes.subarray(even));
    return convert(bytes.subarray(0, even).swap16());
  };
}
