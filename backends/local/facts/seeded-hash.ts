/**
 * 32 bits of a text; texts have other ones for each seed. FNV-1a over UTF-16 code units, with the
 * finaliser of MurmurHash3, since FNV alone mixes little. The bits are a part of a format on disk.
 */
export function seededHash(text: string, seed: number): number {
  let hash = Math.imul(offsetBasis ^ seed, prime);
  for (let index = 0; index < text.length; index += 1) {
    hash = Math.imul(hash ^ text.charCodeAt(index), prime);
  }
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const offsetBasis = 0x811c9dc5;
const prime = 0x01000193;
