import { crc32 } from 'node:zlib';
import {
  compile,
  createMemory,
  instantiate,
  type Memory,
} from '../../reader/kernel/web-assembly.ts';
import { inflateModule } from './inflate-module.ts';

/**
 * Unpacks gzip files that are as usual: one member, undamaged, whose end says its size and checksum.
 * It does that with less effort than zlib, above all for small files: nothing is made for a file, and
 * its bytes come to lie where those of the one before were. What it gives is good until its next
 * use. Of anything unusual it makes nothing: that is left to zlib, which can say what is wrong.
 */
export class Inflater {
  #inside = createInside();

  /** The content; undefined where the file is not as usual or unpacks to more than the limit. */
  gunzip(compressed: Buffer, limit: number): Buffer | undefined {
    const data = dataStart(compressed);
    const end = compressed.length - trailerLength;
    if (data === undefined || data > end) return undefined;
    const size = compressed.readUInt32LE(end + 4);
    if (size > limit) return undefined;
    const input = outputStart + size + outputSlack;
    const { kernel, bytes } = this.#roomFor(input + compressed.length + inputSlack);
    // Bytes of before that lie in this memory would be overwritten, or be gone with it.
    if (compressed.buffer === bytes.buffer) return undefined;
    bytes.set(compressed, input);
    const output = kernel.inflate(input + data, input + end, outputStart, outputStart + size);
    const isWhole = output === outputStart + size && kernel.usedEnd() === input + end;
    const content = bytes.subarray(outputStart, outputStart + size);
    return isWhole && crc32(content) === compressed.readUInt32LE(end) ? content : undefined;
  }

  #roomFor(needed: number): Inside {
    // What one large file needed is not held for all the small ones.
    if (this.#inside.bytes.length > mostKept && needed < mostKept) this.#inside = createInside();
    const { memory } = this.#inside;
    const missing = needed - memory.buffer.byteLength;
    if (missing > 0) {
      memory.grow(Math.ceil(missing / pageSize));
      this.#inside = { ...this.#inside, bytes: Buffer.from(memory.buffer) };
    }
    return this.#inside;
  }
}

interface Inside {
  readonly memory: Memory;
  readonly bytes: Buffer;
  readonly kernel: InflateKernel;
}

/** What assembly/index.ts exports; see there. */
interface InflateKernel {
  readonly inflate: (input: number, inputEnd: number, output: number, outputEnd: number) => number;
  /** The place behind the last byte of the input that was used. */
  readonly usedEnd: () => number;
}

let module: object | undefined;

function createInside(): Inside {
  module ??= compile(Buffer.from(inflateModule, 'base64'));
  const memory = createMemory(1, mostPages);
  // What it exports is what its sources say; the compiler can't know.
  const kernel = instantiate(module, { env: { memory } }) as InflateKernel;
  return { memory, bytes: Buffer.from(memory.buffer), kernel };
}

/** Where the data of the only member begin (RFC 1952, 2.3); undefined: it is no such file. */
function dataStart(file: Buffer): number | undefined {
  const [first, second, method, flags = 0] = file;
  if (file.length < shortest || first !== 0x1f || second !== 0x8b || method !== 8) return undefined;
  if ((flags & ~(isText | hasName)) !== 0) return undefined;
  if ((flags & hasName) === 0) return headerLength;
  const nameEnd = file.indexOf(0, headerLength);
  return nameEnd < 0 ? undefined : nameEnd + 1;
}

const isText = 1;
const hasName = 8;
const headerLength = 10;
const trailerLength = 8;
const shortest = headerLength + trailerLength;

const pageSize = 65_536;
/** The first page is the module's own. */
const outputStart = pageSize;
const mostPages = 4096;
const mostKept = 24 * 1024 ** 2;

/** What the module may write behind the output, and read behind the input. */
const outputSlack = 512;
const inputSlack = 1024;
