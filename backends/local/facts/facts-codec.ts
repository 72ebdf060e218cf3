import { createHash } from 'node:crypto';
import type { FileFacts } from './file-facts.ts';
import { seededHash } from './seeded-hash.ts';

/*
 * Facts of a source's files as bytes: a header, and a record for each file, little-endian.
 *
 *   header   "CTQF", version (u32), SHA-256 of all that follows, its length (f64), records (u32)
 *   record   numbers of fixed size in the order of `writeRecord`, the text of the damage (UTF-8),
 *            and the fingerprints (u32 each, in the machine's own order)
 */

/** Facts of files by the keys of their names (`nameKey`). */
export type FactTable = ReadonlyMap<number, FileFacts>;

/** To be raised with every change of the format, of fingerprints, or of the frequent fields. */
const formatVersion = 1;

const magic = 0x46_51_54_43;
const digestLength = 32;
const headerLength = 4 + 4 + digestLength + 8 + 4;
/** Key, stamp, findings, bytes, times, fields, lengths. */
const fixedLength = 8 + 4 * 8 + 3 * 4 + 1 + 8 + 2 * 8 + 3 * 2 + 2 + 4;

/** A number of 53 bits for a file's name; names themselves are not written. */
export function nameKey(name: string): number {
  return (seededHash(name, -1) & 0x1fffff) * 2 ** 32 + seededHash(name, -2);
}

export function encodeFacts(table: FactTable): Buffer {
  const rows = Array.from(table, ([key, facts]) => ({
    key,
    facts,
    damage: Buffer.from(facts.damage ?? '').subarray(0, longestDamage),
  }));
  const length = rows.reduce(
    (sum, { facts, damage }) => sum + fixedLength + damage.length + facts.fingerprints.byteLength,
    headerLength,
  );
  const bytes = Buffer.alloc(length);
  const writer = new Writer(bytes, headerLength);
  for (const { key, facts, damage } of rows) writeRecord(writer, { key, facts, damage });
  bytes.writeUInt32LE(magic, 0);
  bytes.writeUInt32LE(formatVersion, 4);
  bytes.writeDoubleLE(length, 8 + digestLength);
  bytes.writeUInt32LE(rows.length, 16 + digestLength);
  digestOf(bytes).copy(bytes, 8);
  return bytes;
}

/** Undefined where the bytes are damaged, cut, or of another version. */
export function decodeFacts(bytes: Buffer): FactTable | undefined {
  if (bytes.length < headerLength) return undefined;
  if (bytes.readUInt32LE(0) !== magic || bytes.readUInt32LE(4) !== formatVersion) return undefined;
  if (bytes.readDoubleLE(8 + digestLength) !== bytes.length) return undefined;
  if (!digestOf(bytes).equals(bytes.subarray(8, 8 + digestLength))) return undefined;
  const reader = new Reader(bytes, headerLength);
  const table = new Map<number, FileFacts>();
  for (let left = bytes.readUInt32LE(16 + digestLength); left > 0; left -= 1) {
    const [key, facts] = readRecord(reader);
    table.set(key, facts);
  }
  return table;
}

function digestOf(bytes: Buffer): Buffer {
  return createHash('sha256')
    .update(bytes.subarray(8 + digestLength))
    .digest();
}

const longestDamage = 0xffff;

interface Written {
  readonly key: number;
  readonly facts: FileFacts;
  readonly damage: Buffer;
}

function writeRecord(writer: Writer, { key, facts, damage }: Written): void {
  const { stamp, findings, bytes, times, gathered, known, absent, fingerprints } = facts;
  writer.double(key);
  for (const part of [stamp.size, stamp.mtimeMs, stamp.ctimeMs, stamp.ino]) writer.double(part);
  for (const count of [findings.records, findings.damaged, findings.foreign]) writer.word(count);
  const flags = [findings.envelope, findings.cut, findings.digest, facts.damage !== undefined];
  writer.byte(flags.reduce((bits, flag, place) => bits | (Number(flag) << place), 0));
  writer.double(bytes);
  writer.double(times?.earliest ?? Number.NaN);
  writer.double(times?.latest ?? Number.NaN);
  for (const fields of [gathered, known, absent]) writer.half(fields);
  writer.half(damage.length);
  writer.word(fingerprints.length);
  writer.bytes(damage);
  writer.bytes(Buffer.from(fingerprints.buffer, fingerprints.byteOffset, fingerprints.byteLength));
}

function readRecord(reader: Reader): readonly [key: number, facts: FileFacts] {
  const key = reader.double();
  const stamp = {
    size: reader.double(),
    mtimeMs: reader.double(),
    ctimeMs: reader.double(),
    ino: reader.double(),
  };
  const counts = { records: reader.word(), damaged: reader.word(), foreign: reader.word() };
  const flags = reader.byte();
  const has = (place: number): boolean => (flags & (1 << place)) !== 0;
  const findings = { ...counts, envelope: has(0), cut: has(1), digest: has(2) };
  const bytes = reader.double();
  const [earliest, latest] = [reader.double(), reader.double()];
  const times = Number.isNaN(earliest) ? undefined : { earliest, latest };
  const fields = { gathered: reader.half(), known: reader.half(), absent: reader.half() };
  const [damageLength, count] = [reader.half(), reader.word()];
  const text = reader.bytes(damageLength).toString();
  const damage = has(3) ? text : undefined;
  const words = reader.bytes(count * 4);
  // A copy of its own, which begins where words may and does not hold on to the whole file.
  const fingerprints = new Uint32Array(Uint8Array.from(words).buffer);
  return [key, { stamp, findings, damage, bytes, times, ...fields, fingerprints }];
}

class Writer {
  readonly #buffer: Buffer;
  #at: number;

  constructor(buffer: Buffer, at: number) {
    this.#buffer = buffer;
    this.#at = at;
  }

  double(value: number): void {
    this.#at = this.#buffer.writeDoubleLE(value, this.#at);
  }

  word(value: number): void {
    this.#at = this.#buffer.writeUInt32LE(value, this.#at);
  }

  half(value: number): void {
    this.#at = this.#buffer.writeUInt16LE(value, this.#at);
  }

  byte(value: number): void {
    this.#at = this.#buffer.writeUInt8(value, this.#at);
  }

  bytes(value: Buffer): void {
    value.copy(this.#buffer, this.#at);
    this.#at += value.length;
  }
}

class Reader {
  readonly #buffer: Buffer;
  #at: number;

  constructor(buffer: Buffer, at: number) {
    this.#buffer = buffer;
    this.#at = at;
  }

  double(): number {
    return this.#buffer.readDoubleLE(this.#passed(8));
  }

  word(): number {
    return this.#buffer.readUInt32LE(this.#passed(4));
  }

  half(): number {
    return this.#buffer.readUInt16LE(this.#passed(2));
  }

  byte(): number {
    return this.#buffer.readUInt8(this.#passed(1));
  }

  bytes(length: number): Buffer {
    const start = this.#passed(length);
    return this.#buffer.subarray(start, start + length);
  }

  /** Goes on; gives the place before. */
  #passed(length: number): number {
    const start = this.#at;
    this.#at += length;
    return start;
  }
}
