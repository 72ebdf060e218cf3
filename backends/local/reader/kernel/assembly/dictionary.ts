import { hashOf } from './hash';
import { isSame } from './steps';

/*
 * Dictionaries number the values of a path: equal bytes get equal codes, from 2 on. A dictionary has
 * a list of its values by code, and a table with open addressing that leads from hashes to codes.
 * Memory is only ever taken; what growth leaves behind is gone until the instance is replaced.
 */

/** A dictionary: where its parts lie behind its address. */
const tableAt = 0; // rows of u32 code (0: free) and u32 hash
const maskAt = 4; // the number of rows less one; it is a power of two
const countAt = 8;
const valuesAt = 12; // for each code, from 2 on: address, length, the whole hash, and its mark
const capacityAt = 16; // of values
const takenAt = 20; // the memory it has taken, in bytes
const dictionarySize = 32;

const rowSize = 8;
const markAt = 16; // of a value
const valueSize = 24;
const firstCode = 2;

/** Longer values, and more of them, are not numbered. */
const longestValue = 512;
const mostValues = 1 << 20;

/**
 * A value is looked for in so many rows and no more, so that values made to have the same hash cost
 * no more than others; those that find no row have no code. (Tables are at most half full, where
 * honest values hardly ever need so many.)
 */
const mostProbes = 64;

const firstCapacity = 64;

/** The memory for dictionaries that is not taken yet. */
let free: i32 = 0;
let limit: i32 = 0;
/** What one dictionary may take, so that a path with many values leaves room for the others. */
let share: i32 = 0;
let full: bool = false;

/** Takes memory, which must be zero, for dictionaries; none of it is left if it is empty. */
export function useRegion(start: i32, end: i32, most: i32): void {
  free = start;
  limit = end;
  share = most;
  full = start >= end;
}

/** Where the memory begins that is not taken yet. */
export function regionStart(): i32 {
  return free;
}

/** True where a value had no code for want of memory. */
export function isRegionFull(): bool {
  return full;
}

/** A new dictionary; 0 where there is no memory for it. */
export function createDictionary(): i32 {
  const dictionary = take(dictionarySize);
  return dictionary != 0 && grow(dictionary, firstCapacity) ? dictionary : 0;
}

/** The code of the value at `start` to `end`; -1 where it gets none, as all do of dictionary 0. */
export function intern(dictionary: i32, start: i32, end: i32): i32 {
  const length = end - start;
  if (length > longestValue || dictionary == 0) return -1;
  const hash = hashOf(start, length);
  const row = rowOf(dictionary, hash, start, length);
  if (row == 0) return -1;
  const code: i32 = load<i32>(row);
  return code != 0 ? code : add(dictionary, hash, start, length);
}

/** Where the bytes of a value lie that has a code, and how many there are. */
export function valueStart(dictionary: i32, code: i32): i32 {
  return load<i32>(valueOf(dictionary, code));
}

export function valueLength(dictionary: i32, code: i32): i32 {
  return load<i32>(valueOf(dictionary, code), 4);
}

/** Marks the value with the number; true where it was marked with another one. */
export function mark(dictionary: i32, code: i32, number: i32): bool {
  const value = valueOf(dictionary, code);
  if (load<i32>(value, markAt) == number) return false;
  store<i32>(value, number, markAt);
  return true;
}

function valueOf(dictionary: i32, code: i32): i32 {
  return load<i32>(dictionary, valuesAt) + (code - firstCode) * valueSize;
}

/** The row that holds the value, else the free one where it belongs; 0 where it may have none. */
function rowOf(dictionary: i32, hash: u64, start: i32, length: i32): i32 {
  const table: i32 = load<i32>(dictionary, tableAt);
  const mask: i32 = load<i32>(dictionary, maskAt);
  const tag = (hash >> 32) as u32;
  let index = (hash as i32) & mask;
  for (let probe = 0; probe < mostProbes; probe += 1) {
    const row = table + index * rowSize;
    const code: i32 = load<i32>(row);
    if (code == 0) return row;
    if (load<u32>(row, 4) == tag) {
      const value = valueOf(dictionary, code);
      if (load<i32>(value, 4) == length && isSame(load<i32>(value), start, length)) return row;
    }
    index = (index + 1) & mask;
  }
  return 0;
}

function add(dictionary: i32, hash: u64, start: i32, length: i32): i32 {
  const count: i32 = load<i32>(dictionary, countAt);
  if (count == mostValues) return -1;
  const capacity: i32 = load<i32>(dictionary, capacityAt);
  if (count == capacity && !grow(dictionary, capacity << 1)) return -1;
  // Growing has moved the rows; values that stood in the way are as many as before at most.
  const row = rowOf(dictionary, hash, start, length);
  // 15 bytes more, which `isSame` may read.
  const bytes = row == 0 ? 0 : takeShare(dictionary, length + 15);
  if (bytes == 0) return -1;
  memory.copy(bytes, start, length);
  const code = count + firstCode;
  const value = valueOf(dictionary, code);
  store<i32>(value, bytes);
  store<i32>(value, length, 4);
  store<u64>(value, hash, 8);
  fill(row, code, hash);
  store<i32>(dictionary, count + 1, countAt);
  return code;
}

function fill(row: i32, code: i32, hash: u64): void {
  store<i32>(row, code);
  store<u32>(row, (hash >> 32) as u32, 4);
}

/** Makes room for so many values; false where there is no memory. */
function grow(dictionary: i32, capacity: i32): bool {
  const rows = capacity << 1;
  const table = takeShare(dictionary, rows * rowSize + capacity * valueSize);
  if (table == 0) return false;
  const values = table + rows * rowSize;
  const count: i32 = load<i32>(dictionary, countAt);
  if (count > 0) memory.copy(values, load<i32>(dictionary, valuesAt), count * valueSize);
  store<i32>(dictionary, table, tableAt);
  store<i32>(dictionary, rows - 1, maskAt);
  store<i32>(dictionary, values, valuesAt);
  store<i32>(dictionary, capacity, capacityAt);
  for (let index = 0; index < count; index += 1) {
    placeAgain(dictionary, index + firstCode, load<u64>(values + index * valueSize, 8));
  }
  return true;
}

/** Gives a value of before a row; one that finds none is forgotten and may get another code. */
function placeAgain(dictionary: i32, code: i32, hash: u64): void {
  const table: i32 = load<i32>(dictionary, tableAt);
  const mask: i32 = load<i32>(dictionary, maskAt);
  let index = (hash as i32) & mask;
  for (let probe = 0; probe < mostProbes; probe += 1) {
    const row = table + index * rowSize;
    if (load<i32>(row) == 0) {
      fill(row, code, hash);
      return;
    }
    index = (index + 1) & mask;
  }
}

/** Takes memory for the dictionary; 0 where it has its share, or none is left. */
function takeShare(dictionary: i32, size: i32): i32 {
  const taken: i32 = load<i32>(dictionary, takenAt) + size;
  const start = taken > share ? 0 : take(size);
  if (start != 0) store<i32>(dictionary, taken, takenAt);
  return start;
}

function take(size: i32): i32 {
  const start = free;
  if (size > limit - start) {
    full = true;
    return 0;
  }
  free = (start + size + 15) & ~15;
  return start;
}
