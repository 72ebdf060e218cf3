/**
 * A hash of the bytes, eight at a time, each multiplied into what came before and folded (as in
 * wyhash, without its 128-bit product). Bytes behind the end may be read and don't count.
 */
export function hashOf(start: i32, length: i32): u64 {
  let hash: u64 = 0x9e3779b97f4a7c15 ^ (length as u64);
  let at = start;
  const lastWord = start + length - 8;
  while (at <= lastWord) {
    hash = mix(hash ^ load<u64>(at));
    at += 8;
  }
  const rest = start + length - at;
  if (rest > 0) hash = mix(hash ^ (load<u64>(at) & ((1 << ((rest as u64) << 3)) - 1)));
  return hash ^ (hash >> 29);
}

function mix(value: u64): u64 {
  const product = value * 0xd6e8feb86659fd93;
  return product ^ (product >> 32);
}
