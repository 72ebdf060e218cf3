import assert from 'node:assert/strict';
import { appendFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Chunks, NoText } from '../../../backends/local/files/chunks.ts';
import { csvChunks } from '../../../backends/local/files/csv-chunks.ts';
import { inflated } from '../../../backends/local/files/inflated.ts';
import { largerChunks } from '../../../backends/local/files/larger-chunks.ts';
import { TextStream } from '../../../backends/local/files/text-stream.ts';
import { utf8Chunks } from '../../../backends/local/files/utf8-chunks.ts';
import { csvMessages } from '../../../backends/local/reader/csv-messages.ts';
import { temporaryFolder } from '../temporary-folder.ts';

/** Does not become much smaller, so that compressed data has several pieces. */
const text = Buffer.from(
  Array.from(
    { length: 20_000 },
    (_, index) => `{"id":${(index * 2_654_435_761) % 2 ** 32}}\n`,
  ).join(''),
);
const zipped = gzipSync(text, { level: 1 });

async function gathered(chunks: Chunks): Promise<Buffer> {
  const all: Buffer[] = [];
  for await (const chunk of chunks) all.push(Buffer.from(chunk));
  return Buffer.concat(all);
}

async function streamed(context: TestContext, file: Buffer | string) {
  const folder = temporaryFolder(context, { file });
  const stream = await TextStream.open({ path: path.join(folder, 'file') });
  try {
    const bytes = await gathered(stream.chunks());
    return { bytes, damage: stream.damage, bytesRead: stream.bytesRead };
  } finally {
    await stream.close();
  }
}

async function* inPieces(bytes: Buffer, length: number): Chunks {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

test('streams text however it is compressed', async (context) => {
  const files = {
    plain: text,
    gzip: zipped,
    'gzip twice': gzipSync(zipped),
    Zstandard: zstdCompressSync(text),
    members: Buffer.concat([gzipSync(text.subarray(0, 9999)), gzipSync(text.subarray(9999))]),
  };
  for (const [name, file] of Object.entries(files)) {
    const { bytes, damage, bytesRead } = await streamed(context, file);
    assert.ok(bytes.equals(text), name);
    assert.deepEqual([damage, bytesRead], [undefined, file.length], name);
  }
});

test('streams what comes before the end of a file that ends too early', async (context) => {
  for (const part of [0.001, 0.3, 0.7, 0.999]) {
    const length = Math.floor(zipped.length * part);
    const { bytes, damage } = await streamed(context, zipped.subarray(0, length));
    assert.ok(text.subarray(0, bytes.length).equals(bytes));
    assert.ok(bytes.length > text.length * part * 0.9 - 1000, `${bytes.length} of ${part}`);
    assert.equal(damage, 'its gzip data ends too early');
  }
});

test('streams what comes before a flipped bit, as closely as possible', async (context) => {
  for (const part of [0.1, 0.8]) {
    const damaged = Buffer.from(zipped);
    const place = Math.floor(zipped.length * part);
    damaged[place] = (damaged[place] ?? 0) ^ 0x10;
    const { bytes, damage } = await streamed(context, damaged);
    let same = 0;
    while (same < bytes.length && bytes[same] === text[same]) same += 1;
    assert.ok(same > text.length * part * 0.9, `${same} of ${part}`);
    assert.equal(damage, 'its gzip data is damaged');
  }
});

test('streams everything where only the checksum is wrong, or garbage follows', async (context) => {
  const wrong = Buffer.from(zipped);
  wrong[zipped.length - 6] = (wrong[zipped.length - 6] ?? 0) ^ 1;
  for (const file of [wrong, Buffer.concat([zipped, Buffer.from('something else')])]) {
    const { bytes, damage } = await streamed(context, file);
    assert.ok(bytes.equals(text));
    assert.equal(damage, 'its gzip data is damaged');
  }
});

test('stops at what unpacks to more than any log', async () => {
  const zeros = gzipSync(Buffer.alloc(16 * 1024 ** 2, '{'));
  const file = { bytesRead: zeros.length, damage: undefined };
  const bytes = await gathered(inflated('gzip', () => inPieces(zeros, 1000), file, 4_000_000));
  assert.ok(bytes.length >= 4_000_000 && bytes.length < 12 * 1024 ** 2, `${bytes.length}`);
  assert.match(file.damage ?? '', /it unpacks to more than 500 times its size/);
});

test('says what is no text', async (context) => {
  const kinds: readonly (readonly [Buffer, NoText['kind'], RegExp])[] = [
    [Buffer.from([0x89, 0x50, 0, 1]), 'foreign', /no text/],
    [Buffer.from([0x50, 0x4b, 0x03, 0x04, 0]), 'unreadable', /a zip archive.*unpack it first/],
    [gzipSync(gzipSync(gzipSync(gzipSync('x')))), 'unreadable', /compressed too many times/],
  ];
  for (const [file, kind, message] of kinds) {
    await assert.rejects(streamed(context, file), (error) => {
      assert.ok(error instanceof NoText);
      assert.equal(error.kind, kind);
      return message.test(error.message);
    });
  }
  await assert.rejects(TextStream.open({ path: '/nowhere/at/all' }), /it does not exist/);
});

test('notices that a file is written to', async (context) => {
  const folder = temporaryFolder(context, { file: text });
  const file = path.join(folder, 'file');
  const stream = await TextStream.open({ path: file });
  assert.equal(await stream.isSteady(), true);
  appendFileSync(file, 'more');
  assert.equal(await stream.isSteady(), false);
  await stream.close();
});

test('converts pieces of any size to UTF-8', async () => {
  const content = 'aü\u{1F600}"{\n'.repeat(3);
  const utf16 = Buffer.from(content, 'utf16le');
  const files = [
    Buffer.from(content),
    Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(content)]),
    Buffer.concat([Buffer.from([0xff, 0xfe]), utf16]),
    Buffer.concat([Buffer.from([0xfe, 0xff]), Buffer.from(utf16).swap16()]),
  ];
  for (const file of files) {
    for (let length = 1; length <= file.length; length += 1) {
      const found = await gathered(utf8Chunks(inPieces(file, length)));
      assert.equal(found.toString(), content, `${length}`);
    }
  }
});

test('reads the messages of CSV in pieces of any size', async () => {
  const rows = ['1,"{""a"":""x\n\n,y""}",2', '1,"{}",2', '3,"{""b"":1}",', ''];
  const csv = Buffer.from(`@timestamp,@message,@ptr\r\n${rows.join('\n')}`);
  const expected = csvMessages(csv)?.toString();
  // The first piece has the header in it.
  const file = { damage: undefined };
  for (let length = 30; length <= csv.length; length += 1) {
    assert.equal((await gathered(csvChunks(inPieces(csv, length), file))).toString(), expected);
  }
  const json = Buffer.from('{"Records":[]}');
  assert.equal((await gathered(csvChunks(inPieces(json, 3), file))).toString(), json.toString());
  assert.equal(file.damage, undefined);
});

test('gives up a row of CSV that does not end', async () => {
  const csv = Buffer.from('@timestamp,@message\n1,"{""a"":1}"\n2,"{""b"":1}\n3,{"c":1}\n');
  const limit = csv.length - 40;
  for (let length = 30; length <= csv.length; length += 1) {
    const file: { damage: string | undefined } = { damage: undefined };
    const pieces = inPieces(Buffer.concat([csv, Buffer.alloc(1000, 'x\n')]), length);
    assert.equal((await gathered(csvChunks(pieces, file, limit))).toString(), '{"a":1}\n');
    assert.match(file.damage ?? '', /a row of its CSV is longer than .* the rest was not read/);
  }
});

test('joins pieces until they are as long as is wanted', async () => {
  const lengths: number[] = [];
  for await (const piece of largerChunks(inPieces(Buffer.alloc(100), 7), () => 20)) {
    lengths.push(piece.length);
  }
  assert.deepEqual(lengths, [21, 21, 21, 21, 16]);
});
