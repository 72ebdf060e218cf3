import assert from 'node:assert/strict';
import test from 'node:test';
import { constants, deflateRawSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { Inflater } from '../../../backends/local/files/inflate/inflater.ts';

const limit = 1024 ** 2;
const inflater = new Inflater();

/** Texts that repeat themselves near and far, and bytes that don't. */
const contents = fc
  .array(
    fc.oneof(
      fc.uint8Array({ maxLength: 300 }).map((bytes) => Buffer.from(bytes)),
      fc
        .tuple(fc.string({ minLength: 1, maxLength: 20 }), fc.integer({ min: 1, max: 2000 }))
        .map(([text, times]) => Buffer.from(text.repeat(times))),
    ),
    { maxLength: 8 },
  )
  .map((parts) => Buffer.concat([...parts, ...parts]));

const ways = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
  strategy: fc.constantFrom(
    constants.Z_DEFAULT_STRATEGY,
    constants.Z_FILTERED,
    constants.Z_HUFFMAN_ONLY,
    constants.Z_RLE,
    constants.Z_FIXED,
  ),
});

test('unpacks what zlib has packed, however it did', () => {
  fc.assert(
    fc.property(contents, ways, (content, way) => {
      const unpacked = inflater.gunzip(gzipSync(content, way), limit);
      assert.ok(unpacked !== undefined && content.equals(unpacked));
    }),
    { numRuns: 400 },
  );
});

test('a match may reach back as far as deflate allows', () => {
  const far = Buffer.from(Array.from({ length: 32_768 }, (_, index) => (index * index) >> 7));
  const content = Buffer.concat([far, far]);
  assert.deepEqual(inflater.gunzip(gzipSync(content), limit), content);
});

test('makes of damaged data nothing, or what it was', () => {
  const content = Buffer.from('{"eventName":"GetObject"},'.repeat(60));
  const compressed = gzipSync(content);
  for (let place = 0; place < compressed.length; place += 1) {
    assert.equal(inflater.gunzip(compressed.subarray(0, place), limit), undefined);
    for (let bit = 0; bit < 8; bit += 1) {
      const damaged = Buffer.from(compressed);
      damaged[place] = (damaged[place] ?? 0) ^ (1 << bit);
      const unpacked = inflater.gunzip(damaged, limit);
      assert.ok(unpacked === undefined || content.equals(unpacked));
    }
  }
});

test('ends on data that are no deflate', () => {
  const [header, trailer] = [gzipSync('').subarray(0, 10), Buffer.from([0, 0, 0, 0, 0, 1, 0, 0])];
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 400 }), (data) => {
      assert.equal(inflater.gunzip(Buffer.concat([header, data, trailer]), limit), undefined);
    }),
    { numRuns: 2000 },
  );
});

test('leaves to zlib what is unusual', () => {
  const one = gzipSync('one');
  const named = Buffer.concat([
    Buffer.from([0x1f, 0x8b, 8, 8, 0, 0, 0, 0, 0, 3]),
    Buffer.from('log.json\0'),
    deflateRawSync('one'),
    one.subarray(-8),
  ]);
  assert.equal(inflater.gunzip(named, limit)?.toString(), 'one');
  const unusual: ReadonlyMap<string, Buffer> = new Map([
    ['several members', Buffer.concat([one, one])],
    ['garbage behind it', Buffer.concat([one, Buffer.from('garbage')])],
    ['a checksum of its header', Buffer.concat([Buffer.from([0x1f, 0x8b, 8, 2]), one.subarray(4)])],
    ['no gzip', Buffer.from('{"Records":[]}')],
    ['nothing', Buffer.alloc(0)],
  ]);
  for (const [what, file] of unusual) assert.equal(inflater.gunzip(file, limit), undefined, what);
  assert.equal(inflater.gunzip(gzipSync(Buffer.alloc(1001)), 1000), undefined, 'too large');
});

test('what it gave may be packed itself', () => {
  const inner = inflater.gunzip(gzipSync(gzipSync('twice')), limit);
  assert.ok(inner !== undefined);
  assert.equal(inflater.gunzip(inner, limit), undefined);
  assert.equal(inflater.gunzip(Buffer.from(inner), limit)?.toString(), 'twice');
});
