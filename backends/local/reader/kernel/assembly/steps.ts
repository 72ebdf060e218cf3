import { hasEscapes } from './text';

/*
 * The paths that a query reads, as a tree of steps: the root, or what stands behind a key or a
 * position of a list. path-layout.ts writes it into memory; offsets and sizes here are those there.
 */

/** A step: where its parts lie behind its address. */
export const slotAt = 0; // i32: where the value goes if a path ends here; -1 if none does
export const keysAt = 4; // the table of keys that lead on from here; 0: there are none
export const lastPositionAt = 8; // i32: the highest position of a list that leads on; -1: none
export const positionsAt = 12; // the first of the positions, in ascending order; 0: none
export const firstChildAt = 16;
export const nextSiblingAt = 20;
export const startAt = 24; // i32: where the value lies to which a key last led
export const endAt = 28;
export const ownerAt = 32; // u64: the serial number of the object in which that was

/** A key of a table, or a position of a list: the step it leads to, and the next of its row. */
export const entryNextAt = 0;
export const entryStepAt = 4;
export const entryNumberAt = 8; // the key's number of bytes, or the position
const entryNameAt = 16;

/** Keys are found by their number of bytes; longer ones share one row of the table. */
const longestRow = 63;

/** Asks JavaScript for the step behind a key that is written with escapes: kernel.ts. */
declare function escapedStep(step: i32, start: i32, end: i32): i32;

/** The step that the key at `start` to `end` leads to; 0 where no path goes on. */
export function stepBehind(step: i32, start: i32, end: i32): i32 {
  if (hasEscapes) return escapedStep(step, start, end);
  const length = end - start;
  let entry: i32 = load<i32>(load<i32>(step, keysAt) + (min(length, longestRow) << 2));
  while (entry != 0) {
    if (load<i32>(entry, entryNumberAt) == length && isSame(entry + entryNameAt, start, length)) {
      return load<i32>(entry, entryStepAt);
    }
    entry = load<i32>(entry, entryNextAt);
  }
  return 0;
}

/** True where the bytes of both places are equal; up to 15 more are read and don't count. */
export function isSame(left: i32, right: i32, length: i32): bool {
  for (let done = 0; done < length; done += 16) {
    const equal = i8x16.bitmask(i8x16.eq(v128.load(left + done), v128.load(right + done)));
    const rest = length - done;
    const wanted = rest >= 16 ? 0xffff : (1 << rest) - 1;
    if ((equal & wanted) != wanted) return false;
  }
  return true;
}
