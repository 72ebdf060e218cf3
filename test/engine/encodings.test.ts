import assert from 'node:assert/strict';
import { Buffer } from 'node:buffer';
import { createHash } from 'node:crypto';
import { it } from 'node:test';
import fc from 'fast-check';
import { decodeBase64, encodeBase64 } from '../../core/engine/text/base64.ts';
import { md5 } from '../../core/engine/text/md5.ts';
import { percentDecode, percentEncode } from '../../core/engine/text/percent-encoding.ts';
import { sha256 } from '../../core/engine/text/sha256.ts';
import { decodeUtf8, encodeUtf8, utf8Length } from '../../core/engine/text/utf8.ts';

/* The pure encodings and hashes against those of Node. */

const seed = { seed: 20220218, numRuns: 2000 };

/** Halves of surrogate pairs included. */
const texts = fc.oneof(fc.string({ unit: 'binary' }), fc.string(), lonelySurrogates());

function lonelySurrogates(): fc.Arbitrary<string> {
  return fc
    .array(fc.integer({ min: 0xd7f0, max: 0xe00f }), { maxLength: 6 })
    .map((units) => String.fromCharCode(...units));
}

/** Bytes of which many are parts of UTF-8. */
const bytes = fc.oneof(
  fc.uint8Array({ maxLength: 300 }),
  fc
    .array(fc.constantFrom(0x41, 0x80, 0x9f, 0xa0, 0xbf, 0xc2, 0xe0, 0xe2, 0xed, 0xf0, 0xf4, 0xff))
    .map((list) => Uint8Array.from(list)),
);

it('UTF-8 is written as Node writes it', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const expected = Buffer.from(text, 'utf8');
      assert.deepEqual(Buffer.from(encodeUtf8(text)), expected);
      assert.equal(utf8Length(text), expected.length);
    }),
    seed,
  );
});

it('UTF-8 is read as the Encoding Standard reads it, whatever the bytes', () => {
  const decoder = new TextDecoder('utf-8', { ignoreBOM: true });
  fc.assert(
    fc.property(bytes, (given) => assert.equal(decodeUtf8(given), decoder.decode(given))),
    seed,
  );
});

it('Base64 is written as Node writes it, and read back, padded or not', () => {
  fc.assert(
    fc.property(bytes, (given) => {
      const written = encodeBase64(given);
      assert.equal(written, Buffer.from(given).toString('base64'));
      for (const text of [written, written.replace(/=+$/, ''), urlAlphabet(written)]) {
        assert.deepEqual(Buffer.from(decodeBase64(text) ?? []), Buffer.from(given));
      }
    }),
    seed,
  );
});

const urlAlphabet = (text: string): string => text.replaceAll('+', '-').replaceAll('/', '_');

it('a text that was encoded for a URL is read back', () => {
  fc.assert(
    fc.property(texts, (text) => {
      const encoded = percentEncode(text);
      assert.match(encoded, /^(?:[\w.~-]|%[\dA-F]{2})*$/);
      assert.equal(percentDecode(encoded), Buffer.from(text, 'utf8').toString('utf8'));
    }),
    seed,
  );
});

it('MD5 and SHA-256 are those of Node', () => {
  const hash = (name: string, given: Uint8Array): string =>
    createHash(name).update(given).digest('hex');
  fc.assert(
    fc.property(bytes, (given) => {
      assert.equal(md5(given), hash('md5', given));
      assert.equal(sha256(given), hash('sha256', given));
    }),
    seed,
  );
});

it('a million letters have the SHA-256 of FIPS 180-4', () => {
  assert.equal(
    sha256(new Uint8Array(1_000_000).fill('a'.charCodeAt(0))),
    'cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0',
  );
});
