import assert from 'node:assert/strict';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import { gzipSync, zstdCompressSync } from 'node:zlib';
import { type Content, ContentReader } from '../../../backends/local/files/read-content.ts';
import { unpackZstandard } from '../../../backends/local/files/zstandard.ts';
import { temporaryFolder } from '../temporary-folder.ts';

const text = Buffer.from(JSON.stringify(Array.from({ length: 2000 }, (_, index) => ({ index }))));
const zipped = gzipSync(text);

function contentOf(context: TestContext, file: Buffer | string, limit?: number): Content {
  const place = path.join(temporaryFolder(context, { file }), 'file');
  return new ContentReader(limit).read({ path: place });
}

function textOf(content: Content): string {
  assert.equal(content.kind, 'text');
  return content.kind === 'text' ? content.bytes.toString() : '';
}

test('reads text however it is compressed', (context) => {
  const again = gzipSync(zipped);
  for (const file of [text, zipped, again, zstdCompressSync(text)]) {
    const content = contentOf(context, file);
    assert.equal(textOf(content), text.toString());
    assert.equal(content.kind === 'text' && content.damage, undefined);
  }
});

test('reads all members of a gzip file', (context) => {
  const content = contentOf(context, Buffer.concat([zipped, gzipSync('more'), gzipSync('')]));
  assert.equal(textOf(content), `${text.toString()}more`);
});

test('uses what there is of a gzip file that ends too early, wherever it does', (context) => {
  for (let length = 2; length < zipped.length; length += 97) {
    const content = contentOf(context, zipped.subarray(0, length));
    const found = textOf(content);
    assert.ok(text.toString().startsWith(found));
    assert.ok(found.length >= (length / zipped.length) * text.length * 0.5 - 2000, `${length}`);
    assert.equal(content.kind === 'text' && content.damage, 'its gzip data ends too early');
  }
});

test('uses what comes before a flipped bit, and names the damage', (context) => {
  for (let place = 20; place < zipped.length; place += 151) {
    const damaged = Buffer.from(zipped);
    damaged[place] = (damaged[place] ?? 0) ^ 0x10;
    const content = contentOf(context, damaged);
    const found = textOf(content);
    const common = [...found].findIndex((character, index) => character !== text.toString()[index]);
    assert.ok(common < 0 || common > (place / zipped.length) * text.length * 0.3 - 3000);
    assert.equal(content.kind === 'text' && content.damage, 'its gzip data is damaged');
  }
});

test('keeps everything when only the checksum is wrong', (context) => {
  const damaged = Buffer.from(zipped);
  damaged[zipped.length - 6] = (damaged[zipped.length - 6] ?? 0) ^ 1;
  const content = contentOf(context, damaged);
  assert.equal(textOf(content), text.toString());
  assert.equal(content.kind === 'text' && content.damage, 'its gzip data is damaged');
});

test('leaves to others what is too large to be read whole', (context) => {
  for (const file of [text, zipped, gzipSync(zipped), zstdCompressSync(text)]) {
    assert.equal(contentOf(context, file, 1000).kind, 'large');
  }
});

test('knows a Node without Zstandard from a damaged file', () => {
  assert.equal(unpackZstandard(zstdCompressSync(text), 1000, {}), 'not supported');
});

test('a size that lies does no harm', (context) => {
  for (const size of [0, 1, 0xffffffff]) {
    const lying = Buffer.from(zipped);
    lying.writeUInt32LE(size, lying.length - 4);
    assert.equal(textOf(contentOf(context, lying)), text.toString());
  }
});

test('names archives and other compressions, and passes over what is binary', (context) => {
  const zip = contentOf(context, Buffer.from([0x50, 0x4b, 0x03, 0x04, 0, 0]));
  assert.match(zip.kind === 'unreadable' ? zip.reason : '', /a zip archive.*unpack it first/);
  const bzip2 = contentOf(context, 'BZh91AY');
  assert.match(bzip2.kind === 'unreadable' ? bzip2.reason : '', /bzip2 compressed/);
  assert.equal(contentOf(context, Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1])).kind, 'foreign');
  assert.equal(contentOf(context, gzipSync(Buffer.alloc(100))).kind, 'foreign');
});

test('says why a file can not be read', (context) => {
  const folder = temporaryFolder(context, {});
  const content = new ContentReader().read({ path: path.join(folder, 'missing') });
  assert.deepEqual(content, { kind: 'unreadable', reason: 'it does not exist' });
});
