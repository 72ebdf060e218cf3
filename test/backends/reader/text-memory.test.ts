import assert from 'node:assert/strict';
import test from 'node:test';
import { TextMemory } from '../../../backends/local/reader/kernel/text-memory.ts';
import { RecordFinder } from '../../../backends/local/reader/record-finder.ts';
import { RecordWalker } from '../../../backends/local/reader/record-walker.ts';

const kibibyte = 1024;

/** A reader of a field in a memory. */
function readerIn(
  memory: TextMemory,
  path = 'a',
): (values: readonly string[]) => readonly number[] {
  const walker = new RecordWalker(memory);
  const finder = new RecordFinder(memory, walker);
  const slot = walker.slotOf(path);
  return (values) => {
    const records = values.map((value) => `{"eventVersion":"1","${path}":"${value}"}`);
    finder.open(Buffer.from(records.join()));
    const codes: number[] = [];
    while (finder.next()) {
      codes.push(walker.code(slot));
      const code = codes.at(-1) ?? -1;
      if (code >= 0) assert.equal(walker.valueOf(slot, code), values[codes.length - 1]);
    }
    finder.close();
    return codes;
  };
}

const manyValues = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `value ${index}`);

test('gives memory back that texts have needed, and keeps all codes', () => {
  const memory = new TextMemory({ kept: 1024 * kibibyte, dictionaries: 1024 * kibibyte });
  const read = readerIn(memory);
  const codes = read(['x', 'y']);
  const before = memory.bytes.length;
  const [long] = read(['z'.repeat(4096 * kibibyte)]);
  assert.equal(long, -1);
  assert.ok(memory.bytes.length <= before + 1024 * kibibyte);
  assert.equal(memory.generation, 0);
  assert.deepEqual(read(['y', 'x', 'new']), [codes[1], codes[0], (codes[1] ?? 0) + 1]);
  assert.deepEqual(readerIn(memory)(['x', 'y']), codes);
});

test('gives no codes where the dictionaries are full, and empty ones to the next reader', () => {
  const memory = new TextMemory({ kept: 1024 * kibibyte, dictionaries: 64 * kibibyte });
  const read = readerIn(memory);
  assert.deepEqual(read(['value 0']), [2]);
  for (let index = 0; index < 40; index += 1) memory.dictionaryOf(`path ${index}`);
  const codes = read(manyValues(5000));
  assert.ok(codes.includes(2) && codes.includes(-1));
  assert.deepEqual(read(['value 0', 'value 4999']), [2, -1]);
  assert.equal(memory.generation, 0);
  assert.deepEqual(readerIn(memory)(['value 4999']), [2]);
  assert.equal(memory.generation, 1);
  // The first reader's codes would mean other values now.
  assert.throws(() => read(['value 0']), /in the midst/);
});

test('leaves room in the dictionaries, however many values a path has', () => {
  const memory = new TextMemory({ kept: 1024 * kibibyte, dictionaries: 256 * kibibyte });
  const codes = readerIn(memory)(manyValues(5000));
  assert.ok(codes.includes(2) && codes.includes(-1));
  assert.ok(memory.dictionaryBytes <= 32 * kibibyte);
  assert.deepEqual(readerIn(memory, 'other')(['value 4999']), [2]);
  assert.deepEqual(readerIn(memory)(['value 0', 'value 4999']), [2, -1]);
  assert.equal(memory.generation, 0);
});

test('tells a reader whose text is gone', () => {
  const memory = new TextMemory();
  const walker = new RecordWalker(memory);
  const finder = new RecordFinder(memory, walker);
  finder.open(Buffer.from('{"eventVersion":"1"}'));
  readerIn(memory)(['x']);
  assert.throws(() => finder.next(), /another reader/);
});

test('gives values made to have the same hash no codes but for the first of them', () => {
  const memory = new TextMemory();
  const text = memory.push(Buffer.concat(collidingValues(100)));
  const dictionary = memory.dictionaryOf('a');
  const codes = Array.from({ length: 200 }, (_, index) => {
    const start = text.start + 16 * (index % 100);
    return dictionary.codeOf(start, start + 16);
  });
  assert.deepEqual(
    codes.slice(0, 100),
    Array.from({ length: 100 }, (_, index) => (index < 64 ? index + 2 : -1)),
  );
  assert.deepEqual(codes.slice(100), codes.slice(0, 100));
});

/**
 * Values of 16 bytes with one hash: the second word of each leads from where the first one has led
 * to the same state (assembly/hash.ts).
 */
function collidingValues(count: number): readonly Buffer[] {
  return Array.from({ length: count }, (_, index) => {
    const value = Buffer.alloc(16);
    value.writeBigUInt64LE(BigInt(index));
    value.writeBigUInt64LE(BigInt.asUintN(64, 1n ^ stateBehind(BigInt(index))), 8);
    return value;
  });
}

function stateBehind(word: bigint): bigint {
  const start = 0x9e3779b97f4a7c15n ^ 16n;
  const mixed = BigInt.asUintN(64, (start ^ word) * 0xd6e8feb86659fd93n);
  return mixed ^ (mixed >> 32n);
}
