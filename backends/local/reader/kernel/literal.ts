import { needleStart, type TextMemory } from './text-memory.ts';

/** A text to be looked for as it stands, prepared for the kernel's search. */
export interface Literal {
  readonly bytes: Buffer;
  /** Two places in it whose bytes are the rarest. */
  readonly first: number;
  readonly second: number;
}

/** Longer literals are not looked for by the kernel. */
const longest = 1024;

/** The literal for `findLiteral`; undefined where it is empty or too long to be looked for. */
export function createLiteral(text: string): Literal | undefined {
  const bytes = Buffer.from(text);
  if (bytes.length === 0 || bytes.length > longest) return undefined;
  const first = rarest(bytes, -1);
  return { bytes, first, second: bytes.length === 1 ? first : rarest(bytes, first) };
}

/** The first place in `from` to `end` where the literal stands; -1 if there is none. */
export function findLiteral(
  memory: TextMemory,
  { bytes, first, second }: Literal,
  from: number,
  end: number,
): number {
  memory.words.set([bytes.length, first, second], needleStart / 4);
  memory.bytes.set(bytes, needleStart + bytesAt);
  return memory.kernel.find(needleStart, from, end);
}

/** Where the needle's bytes lie behind its address; see assembly/find.ts. */
const bytesAt = 16;

function rarest(bytes: Buffer, except: number): number {
  let found = -1;
  for (let place = 0; place < bytes.length; place += 1) {
    if (place === except) continue;
    if (found < 0 || commonness(bytes[place]) < commonness(bytes[found])) found = place;
  }
  return found;
}

/** The higher, the more often a byte stands in CloudTrail's JSON. */
function commonness(byte: number | undefined): number {
  return usual.indexOf(String.fromCharCode(byte ?? 0)) + 1;
}

/** From rare to common; what is not here is rarer. */
const usual = 'QXZKJYVWHqzxjFGLBOMUDPSRTCNkyEIAwvbf/_+g{}[]9876543hump21ldc0-.:,"sonirtae';
