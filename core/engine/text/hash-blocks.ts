/**
 * Hands over a message as MD5 and SHA-2 work through it, in blocks of 16 words of 32 bits: a single
 * bit is added, zeros, and at the end the length in bits (RFC 1321, section 3; FIPS 180-4,
 * section 5). The block is the same array each time.
 */
export const forEachBlock = (
  message: Uint8Array,
  littleEndian: boolean,
  use: (block: Uint32Array) => void,
): void => {
  const bytes = new Uint8Array(Math.ceil((message.length + 9) / BLOCK) * BLOCK);
  bytes.set(message);
  bytes[message.length] = 0x80;
  const padded = new DataView(bytes.buffer);
  padded.setBigUint64(bytes.length - 8, BigInt(message.length) * 8n, littleEndian);
  const block = new Uint32Array(BLOCK / 4);
  for (let start = 0; start < bytes.length; start += BLOCK) {
    for (let word = 0; word < block.length; word += 1) {
      block[word] = padded.getUint32(start + word * 4, littleEndian);
    }
    use(block);
  }
};

/** Bytes of a block. */
const BLOCK = 64;

/** The words, one after the other, in hexadecimal digits. */
export const hexWords = (words: Uint32Array, littleEndian: boolean): string => {
  const view = new DataView(new ArrayBuffer(4));
  let digits = '';
  for (const word of words) {
    view.setUint32(0, word, littleEndian);
    digits += view.getUint32(0).toString(16).padStart(8, '0');
  }
  return digits;
};
