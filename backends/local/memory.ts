import { getHeapStatistics } from 'node:v8';
import { AnswerTooLarge } from '#engine/answer-too-large.ts';
import { messageOf } from '#protocol/rpc.ts';

/**
 * The part of a thread's memory that a query may fill while it gathers. Sorting an answer takes about
 * as much again, and where more is needed in one piece than is left, the whole process ends, not the
 * thread. So a query is ended before.
 */
const share = 0.5;

/** The part that it may fill while its rows are made and sorted. */
const shareOfRows = 0.8;

/** True where the thread has little memory left for an answer that still grows. */
export function isMemoryShort(): boolean {
  return usedShare() > share;
}

/** Throws where the thread has little memory left for the rows that it makes. */
export function checkMemory(): void {
  if (usedShare() > shareOfRows) throw new AnswerTooLarge(memoryShortage);
}

function usedShare(): number {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used / limit;
}

/** Why a query was ended that needs too much memory, as the end of a sentence. */
export const memoryShortage =
  'it needs more memory than there is; narrow it with a filter, a range or fewer groups';

/** Why a query was ended by an error, as the end of a sentence. */
export function reasonToEnd(error: unknown): string {
  return isTooLarge(error) && !(error instanceof AnswerTooLarge)
    ? memoryShortage
    : messageOf(error);
}

/**
 * True where an answer would be larger than it may be, or something would have grown beyond what
 * JavaScript can hold in one piece, whatever the memory: a map or a set (2^24 entries), an array, a
 * message to another thread.
 */
export function isTooLarge(error: unknown): boolean {
  return (
    error instanceof AnswerTooLarge ||
    (error instanceof RangeError && tooLarge.test(error.message)) ||
    (error instanceof DOMException &&
      error.name === 'DataCloneError' &&
      outOfMemory.test(error.message))
  );
}

/** What V8 says. A text that is too long, or a nesting that is too deep, may be one event's alone. */
const tooLarge =
  /^(?:Map|Set) maximum size exceeded|^Invalid (?:array|typed array|array buffer) length|^Array buffer allocation failed/u;

const outOfMemory = /out of memory/u;
