/**
 * Returns the indices 0 to `count - 1` in ascending order of their keys; equal keys keep the order
 * of their indices. A key is given in digits of 16 bits, the least significant array first (LSD
 * radix sort), so a million rows take a few passes over typed arrays instead of 20 million
 * comparisons.
 */
export function radixOrder(count: number, digits: readonly Uint16Array[]): Uint32Array {
  let order = new Uint32Array(count).map((_, index) => index);
  let spare = new Uint32Array(count);
  for (const digit of digits) {
    const places = placesOf(digit);
    if (places === undefined) continue;
    distribute(order, spare, digit, places);
    [order, spare] = [spare, order];
  }
  return order;
}

const digitValues = 0x10000;

/** Where the first index of each digit value goes; undefined where there is one value only. */
function placesOf(digit: Uint16Array): Uint32Array | undefined {
  const places = new Uint32Array(digitValues);
  for (let index = 0; index < digit.length; index += 1) {
    const value = digit[index] ?? 0;
    places[value] = (places[value] ?? 0) + 1;
  }
  if (places[digit[0] ?? 0] === digit.length) return undefined;
  let next = 0;
  for (let value = 0; value < digitValues; value += 1) {
    const size = places[value] ?? 0;
    places[value] = next;
    next += size;
  }
  return places;
}

function distribute(
  from: Uint32Array,
  to: Uint32Array,
  digit: Uint16Array,
  places: Uint32Array,
): void {
  for (let at = 0; at < from.length; at += 1) {
    const index = from[at] ?? 0;
    const value = digit[index] ?? 0;
    const place = places[value] ?? 0;
    to[place] = index;
    places[value] = place + 1;
  }
}
