import { intern, mark, valueStart } from './dictionary';
import { isSame } from './steps';
import { slotEnd, slotStart } from './walk';

/*
 * Which values some fields have in a file. Of each field there is a row in memory that
 * value-gatherer.ts prepares: the slot of its value, its dictionary, a few of the values that were
 * found, by hash, and the codes of all of them.
 */
const slotAt = 0;
const dictionaryAt = 4;
const countAt = 8; // of codes; one more than fit where there are too many
const recentAt = 16; // for each hash the value that had it last: its address and length
const recentBits = 7;
const codesAt = recentAt + (8 << recentBits);

/**
 * Adds the codes of the current object's values to the rows, each once for each serial number, which
 * is another one for each file; `most` is how many fit in a row. Gives a bit for each row whose value
 * has no code.
 */
export function gather(rows: i32, count: i32, most: i32, serial: i32): i32 {
  const rowSize = codesAt + (most << 2);
  let others = 0;
  for (let index = 0; index < count; index += 1) {
    const row = rows + index * rowSize;
    const slot = load<i32>(row, slotAt);
    const start = slotStart(slot);
    const found: i32 = load<i32>(row, countAt);
    if (start < 0 || found > most) continue;
    const length = slotEnd(slot) - start;
    const recent = recentOf(row, start, length);
    if (load<i32>(recent, 4) == length && isSame(load<i32>(recent), start, length)) continue;
    const dictionary = load<i32>(row, dictionaryAt);
    const code = intern(dictionary, start, start + length);
    if (code < 0) {
      others |= 1 << index;
      continue;
    }
    store<i32>(recent, valueStart(dictionary, code));
    store<i32>(recent, length, 4);
    if (!mark(dictionary, code, serial)) continue;
    if (found < most) store<i32>(row + codesAt + (found << 2), code);
    store<i32>(row, found + 1, countAt);
  }
  return others;
}

/**
 * The place for the value among those that were found of late. Most values can be told from others
 * by how long they are and by their first and last bytes, and it matters little where not.
 */
function recentOf(row: i32, start: i32, length: i32): i32 {
  const ends = load<u64>(start) ^ rotl<u64>(load<u64>(start + length - 8), 29);
  const hash = (ends ^ (length as u64)) * 0x9e3779b97f4a7c15;
  return row + recentAt + (((hash >> (64 - recentBits)) as i32) << 3);
}
