/*
 * The input as a stream of bits, the lowest of each byte first (RFC 1951, 3.1.1). What decodes runs
 * of symbols holds these three in variables of its own meanwhile, which are faster.
 */

/** Bits that were read of the input and are not used yet, the next one lowest. */
export let bits: u64 = 0;
/** How many of them count. */
export let bitCount: i32 = 0;
/** The place behind the bytes that they come from. */
export let inputAt: i32 = 0;

export function useInput(at: i32, held: u64, count: i32): void {
  inputAt = at;
  bits = held;
  bitCount = count;
}

/** Sees to it that there are 56 bits at least. May read 8 bytes beyond the input's end. */
export function refill(): void {
  bits |= load<u64>(inputAt) << bitCount;
  inputAt += (63 - bitCount) >> 3;
  bitCount |= 56;
}

/** Takes bits, of which there have to be so many. */
export function take(count: i32): u32 {
  const value = (<u32>bits) & ((1 << count) - 1);
  drop(count);
  return value;
}

export function drop(count: i32): void {
  bits >>= count;
  bitCount -= count;
}

/** The first byte of which no bit was used. */
export function usedEnd(): i32 {
  return inputAt - (bitCount >> 3);
}
