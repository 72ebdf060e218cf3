/*
 * What is known of one field of a file's events: a code for each event, by its number in the file.
 * Codes from 1 on are those of the field's dictionary.
 */

/** In the place of a code: nobody has read the field of this event yet. */
export const notRead = -2;

/** In the place of a code: the value has no number, and has to be read from the event each time. */
export const notNumbered = -1;

/** Codes are kept so much higher, so that an array that was cleared says that nothing was read. */
export const shift = 2;

/** Whole numbers in as few bytes each as the largest one needs. */
export type WholeNumbers = Uint8Array | Uint16Array | Uint32Array;

/** The codes of a file's events, shifted, in little room. */
export type Column =
  /** The same for all events. */
  | { readonly kind: 'constant'; readonly value: number }
  | { readonly kind: 'dense'; readonly values: WholeNumbers }
  /** The events that were read, in order; few of them were. */
  | { readonly kind: 'sparse'; readonly ordinals: WholeNumbers; readonly values: WholeNumbers };

/** The first `count` numbers as a column; undefined where all are 0, so that nothing is known. */
export function compact(numbers: Int32Array, count: number): Column | undefined {
  const used = numbers.subarray(0, count);
  let known = 0;
  let largest = 0;
  let differing = 0;
  const first = used[0] ?? 0;
  for (let index = 0; index < count; index += 1) {
    const number = used[index] ?? 0;
    // Without branches: this runs over every field of every event.
    known += number === 0 ? 0 : 1;
    differing |= number ^ first;
    largest = number > largest ? number : largest;
  }
  if (known === 0) return undefined;
  if (differing === 0) return { kind: 'constant', value: first };
  const sparse = known * (widthOf(count) + widthOf(largest));
  if (sparse >= count * widthOf(largest)) return { kind: 'dense', values: narrow(used, largest) };
  return sparseColumn(used, known, largest);
}

/** Writes the column's numbers into the first `count` places. */
export function expand(column: Column | undefined, into: Int32Array, count: number): void {
  switch (column?.kind) {
    case undefined:
      into.fill(0, 0, count);
      break;
    case 'constant':
      into.fill(column.value, 0, count);
      break;
    case 'dense':
      into.set(column.values);
      break;
    case 'sparse': {
      into.fill(0, 0, count);
      const { ordinals, values } = column;
      for (let index = 0; index < ordinals.length; index += 1) {
        into[ordinals[index] ?? 0] = values[index] ?? 0;
      }
    }
  }
}

/** About what the column takes in memory, in bytes. */
export function bytesOf(column: Column): number {
  switch (column.kind) {
    case 'constant':
      return objectBytes;
    case 'dense':
      return objectBytes + arrayBytes + column.values.byteLength;
    case 'sparse':
      return objectBytes + 2 * arrayBytes + column.ordinals.byteLength + column.values.byteLength;
  }
}

/** What an object, and what a typed array takes besides its numbers. */
const objectBytes = 64;
const arrayBytes = 160;

function sparseColumn(numbers: Int32Array, known: number, largest: number): Column {
  const ordinals = room(known, numbers.length);
  const values = room(known, largest);
  let next = 0;
  for (let index = 0; index < numbers.length; index += 1) {
    const number = numbers[index] ?? 0;
    if (number === 0) continue;
    ordinals[next] = index;
    values[next] = number;
    next += 1;
  }
  return { kind: 'sparse', ordinals, values };
}

function narrow(numbers: Int32Array, largest: number): WholeNumbers {
  const values = room(numbers.length, largest);
  values.set(numbers);
  return values;
}

function room(length: number, largest: number): WholeNumbers {
  switch (widthOf(largest)) {
    case 1:
      return new Uint8Array(length);
    case 2:
      return new Uint16Array(length);
    default:
      return new Uint32Array(length);
  }
}

function widthOf(largest: number): 1 | 2 | 4 {
  if (largest < 2 ** 8) return 1;
  return largest < 2 ** 16 ? 2 : 4;
}
