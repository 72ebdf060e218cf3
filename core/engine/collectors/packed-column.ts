import type { Value } from '../value.ts';

/**
 * The values of a column on their way to another thread. Texts are copied one by one on that way, so
 * a text that occurs again and again is sent once, and the rows that have it share it afterwards.
 */
export type PackedColumn = readonly Value[] | DictionaryColumn;

export interface DictionaryColumn {
  readonly values: readonly Value[];
  /** For each row the place of its value. */
  readonly codes: Uint32Array;
}

/** Rows after which a column of which most values are different is sent as it is. */
const TRIAL = 512;

/** Where there is a number, or most values are different, the column stays as it is. */
export const packColumn = (column: readonly Value[]): PackedColumn => {
  const places = new Map<Value, number>();
  const codes = new Uint32Array(column.length);
  for (const [row, value] of column.entries()) {
    const place = places.get(value);
    if (place === undefined) {
      if (!isPackable(value) || (row >= TRIAL && places.size > row / 2)) {
        return column;
      }
      codes[row] = places.size;
      places.set(value, places.size);
    } else {
      codes[row] = place;
    }
  }
  return { values: [...places.keys()], codes };
};

/** Reads a row's value. */
export const columnReader = (column: PackedColumn): ((row: number) => Value) => {
  if ('codes' in column) {
    const { values, codes } = column;
    return (row) => values[codes[row] ?? 0];
  }
  return (row) => column[row];
};

/** A map takes -0 and 0 for one key, and a list for another one of the same items. */
const isPackable = (value: Value): boolean =>
  value === undefined || typeof value === 'string' || typeof value === 'boolean';
