import type { SortOrder } from '#protocol/runs.ts';
import { radixOrder } from './radix-order.ts';
import { rankTexts } from './rank-texts.ts';

/** A column's cells by row; null where a cell is missing. */
export type Cells = readonly (string | null)[];

/**
 * Returns the indices of the rows in sorted order, as the engine's `sort` orders values. Rows that
 * compare equal keep their order, in both directions; missing cells come last, in both directions.
 */
export function orderRows(cells: Cells, direction: SortOrder['direction']): Uint32Array {
  const ranks = rankTexts(cells);
  const low = new Uint16Array(cells.length);
  const high = new Uint16Array(cells.length);
  const missing = new Uint16Array(cells.length);
  for (let index = 0; index < ranks.length; index += 1) {
    const rank = ranks[index] ?? 0;
    const digits = direction === 'descending' ? ~rank : rank;
    low[index] = digits;
    high[index] = digits >>> 16;
    missing[index] = cells[index] === null ? 1 : 0;
  }
  return radixOrder(cells.length, [low, high, missing]);
}
