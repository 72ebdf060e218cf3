import { getHeapStatistics } from 'node:v8';

/**
 * The part of a thread's memory that a query may fill. Sorting an answer takes about as much again,
 * and where more is needed in one piece than is left, the whole process ends, not the thread. So a
 * query is ended before.
 */
const share = 0.5;

/** True where the thread has little memory left. */
export function isMemoryShort(): boolean {
  const { used_heap_size: used, heap_size_limit: limit } = getHeapStatistics();
  return used > limit * share;
}

/** Why a query was ended that needs too much memory, as the end of a sentence. */
export const memoryShortage =
  'it needs more memory than there is; narrow it with a filter, a range or fewer groups';
