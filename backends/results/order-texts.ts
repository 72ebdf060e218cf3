import { compareWithMissing, type Rank as AnyRank, rankOf } from '#engine/values/order.ts';
import { writeNaturalKey } from './natural-key.ts';
import { radixOrder } from './radix-order.ts';

type Rank = Exclude<AnyRank, undefined>;
type Digits = readonly Uint16Array[];

/** The 16-bit digits of a key: enough for a time to the millisecond. */
const keyDigits = 12;

/**
 * Returns the indices of the texts in the engine's order. Keys do most of it in a few passes; what
 * they leave undecided is compared.
 */
export function orderTexts(texts: readonly string[]): Uint32Array {
  const ranks = texts.map((text): Rank => rankOf(text) ?? text);
  const digits = Array.from({ length: keyDigits }, () => new Uint16Array(texts.length));
  const isNumber = new Uint16Array(texts.length);
  writeTextDigits(ranks, digits);
  writeNumberDigits(ranks, digits, isNumber);
  // The least significant digit first; numbers follow texts.
  const order = radixOrder(texts.length, [...digits.toReversed(), isNumber]);
  settleTies(order, ranks, [...digits, isNumber]);
  return order;
}

/**
 * Writes the part of each key that comes after what all keys begin with alike (ARNs, times of one
 * week), which is guessed from some of them first.
 */
function writeTextDigits(ranks: readonly Rank[], digits: Digits): void {
  const texts = ranks.slice(0, 100).filter((rank) => typeof rank === 'string');
  let common = new Uint8Array(64);
  writeNaturalKey(texts[0] ?? '', common);
  for (const text of texts) common = common.subarray(0, agreement(text, common));
  for (let agreed = -1; agreed !== common.length;) {
    agreed = writeAfter(common, ranks, digits);
    common = agreed < common.length ? common.subarray(0, agreed) : common;
  }
}

function agreement(text: string, common: Uint8Array): number {
  const key = new Uint8Array(common.length);
  writeNaturalKey(text, key);
  return sameBytes(common, key);
}

/** Returns how many of the common bytes are common indeed; where that is fewer, it has given up. */
function writeAfter(common: Uint8Array, ranks: readonly Rank[], digits: Digits): number {
  const key = new Uint8Array(common.length + 2 * digits.length);
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index];
    if (typeof rank !== 'string') continue;
    writeNaturalKey(rank, key);
    const agreed = sameBytes(common, key);
    if (agreed < common.length) return agreed;
    for (let place = 0, at = common.length; place < digits.length; place += 1, at += 2) {
      const digit = digits[place];
      if (digit !== undefined) digit[index] = ((key[at] ?? 0) << 8) | (key[at + 1] ?? 0);
    }
  }
  return common.length;
}

function sameBytes(common: Uint8Array, key: Uint8Array): number {
  let length = 0;
  while (length < common.length && common[length] === key[length]) length += 1;
  return length;
}

/**
 * IEEE 754 doubles order like sign-magnitude integers: with the sign bit flipped for positive
 * numbers and all bits flipped for negative ones they order like unsigned integers.
 */
function writeNumberDigits(ranks: readonly Rank[], digits: Digits, isNumber: Uint16Array): void {
  const view = new DataView(new ArrayBuffer(8));
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index] ?? '';
    if (typeof rank === 'string') continue;
    isNumber[index] = 1;
    const number = typeof rank === 'number' ? rank : rank.number;
    // Minus zero would come before zero.
    view.setFloat64(0, number === 0 ? 0 : number);
    const isNegative = view.getUint8(0) >= 0x80;
    view.setUint16(0, view.getUint16(0) ^ (isNegative ? 0 : 0x8000));
    for (let place = 0; place < 4; place += 1) {
      const digit = digits[place];
      if (digit !== undefined) digit[index] = view.getUint16(2 * place) ^ (isNegative ? -1 : 0);
    }
  }
}

/** Orders by comparison whatever has the same digits. */
function settleTies(order: Uint32Array, ranks: readonly Rank[], digits: Digits): void {
  const rank = (index: number): Rank => ranks[index] ?? '';
  let start = 0;
  for (let end = 1; end <= order.length; end += 1) {
    if (end < order.length && isTie(digits, order[start] ?? 0, order[end] ?? 0)) continue;
    if (end - start > 1) settle(order.subarray(start, end), rank);
    start = end;
  }
}

function settle(group: Uint32Array, rank: (index: number) => Rank): void {
  const first = rank(group[0] ?? 0);
  // Most ties are equal texts.
  if (group.every((index) => rank(index) === first)) return;
  group.set([...group].sort((a, b) => compareWithMissing(rank(a), rank(b), 1)));
}

function isTie(digits: Digits, a: number, b: number): boolean {
  for (const digit of digits) {
    if (digit[a] !== digit[b]) return false;
  }
  return true;
}
