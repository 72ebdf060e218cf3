import { compareWithMissing } from '#engine/values/order.ts';
import type { NamedKey } from './manner.ts';
import type { KeptRow } from './row-reader.ts';

/**
 * The rows in the order of their keys; those that no key tells apart stay as they are. Rows that
 * come as a few runs in order are as good as merged.
 */
export function orderRows<Row extends Pick<KeptRow, 'ranks'>>(
  rows: readonly Row[],
  keys: readonly Pick<NamedKey, 'sign'>[],
): readonly Row[] {
  return rows.toSorted((a, b) => {
    for (let index = 0; index < keys.length; index += 1) {
      const sign = keys[index]?.sign ?? 1;
      const difference = compareWithMissing(a.ranks[index], b.ranks[index], sign);
      if (difference !== 0) return difference;
    }
    return 0;
  });
}

/** The first rows, without those that repeat one before them. */
export function firstDistinct(
  rows: Iterable<KeptRow>,
  { isDistinct, most }: { readonly isDistinct: boolean; readonly most: number },
): readonly KeptRow[] {
  const seen = new Set<string>();
  const kept: KeptRow[] = [];
  for (const row of rows) {
    if (kept.length >= most) break;
    if (isDistinct && row.duplicate !== undefined) {
      if (seen.has(row.duplicate)) continue;
      seen.add(row.duplicate);
    }
    kept.push(row);
  }
  return kept;
}
