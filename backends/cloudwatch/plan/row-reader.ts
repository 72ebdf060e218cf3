import { outputKey } from '#language/analysis/output-key.ts';
import { type Rank, rankOf } from '#engine/values/order.ts';
import type { CloudWatchPlace, Column, ResultRow } from '#protocol/results.ts';
import type { FieldsOfRow } from '../aws/logs-api.ts';
import type { NamedKey } from './manner.ts';
import { originColumns } from './origin-columns.ts';
import { placePointer } from './row-pointer.ts';

/** A row of the answer with what it takes to put it in its place. */
export interface KeptRow {
  readonly cells: readonly (string | null)[];
  readonly pointer: string | undefined;
  /** What it is ordered by, where that takes more than its slice. */
  readonly ranks: readonly Rank[];
  /** Rows of the same text are duplicates; undefined for a row that is none of any other. */
  readonly duplicate: string | undefined;
}

export interface ReadRows {
  readonly columns: readonly Column[];
  readonly places: readonly CloudWatchPlace[];
  readonly keys: readonly NamedKey[];
  readonly distinct: readonly string[];
}

/** Where a value of an answer goes: a cell, one of the fields asked for beside, or nowhere. */
type Target =
  | { readonly kind: 'cell' | 'beside'; readonly index: number }
  | { readonly kind: 'nowhere'; readonly index: number };

const NO_RANKS: readonly Rank[] = [];

/** One text for all of them; undefined where one is missing, or there are none. */
function textOfAll(values: readonly (string | undefined)[]): string | undefined {
  if (values.length < 2) return values[0];
  return values.includes(undefined) ? undefined : JSON.stringify(values);
}

/** Makes rows of the answer of rows as they came. Columns grow with what nobody foresaw. */
export class RowReader {
  readonly columns: Column[];
  /** By place: a row with nothing but its origin. */
  readonly #blanks: readonly (string | null)[][];
  readonly #targets = new Map<string, Target>();
  readonly #byKey = new Map<string, Target>();
  readonly #keys: readonly Target[];
  readonly #distinct: readonly Target[];
  /** True where rows need nothing to be put in their place. */
  readonly #isPlain: boolean;
  #beside = 0;
  /** The targets of the last row by position: most rows have the fields of the one before. */
  #last: { readonly name: string; readonly target: Target }[] = [];

  constructor({ columns, places, keys, distinct }: ReadRows) {
    const origins = originColumns(places);
    this.columns = [...columns];
    const missing = columns.slice(origins.columns.length).map(() => null);
    this.#blanks = origins.cells.map((cells) => [...cells, ...missing]);
    for (const [index, { name }] of columns.entries()) {
      if (index < origins.columns.length) continue;
      const target: Target = { kind: 'cell', index };
      this.#targets.set(name, target);
      this.#byKey.set(outputKey(name), target);
    }
    this.#keys = keys.map(({ name }) => this.#askedFor(name));
    this.#distinct = distinct.map((name) => this.#askedFor(name));
    this.#isPlain = keys.length + distinct.length === 0;
  }

  read(fields: FieldsOfRow, place: number): KeptRow {
    const cells = (this.#blanks[place] ?? []).slice();
    const beside: string[] = [];
    let pointer: string | undefined;
    for (let at = 0; at < fields.length; at += 1) {
      const [name, value] = fields[at] ?? ['', ''];
      if (name === '@ptr') pointer = value;
      const { kind, index } = this.#targetOf(name, at);
      if (kind === 'cell') cells[index] = value;
      if (kind === 'beside') beside[index] = value;
    }
    const placed = pointer === undefined ? undefined : placePointer(place, pointer);
    return this.#isPlain
      ? { cells, pointer: placed, ranks: NO_RANKS, duplicate: undefined }
      : this.#placed(cells, placed, beside);
  }

  /** The row with as many cells as there are columns by now. */
  whole({ cells, pointer }: KeptRow): ResultRow {
    const missing = this.columns.length - cells.length;
    const all = missing > 0 ? [...cells, ...Array.from({ length: missing }, () => null)] : cells;
    return pointer === undefined ? { cells: all } : { cells: all, pointer };
  }

  #placed(
    cells: KeptRow['cells'],
    pointer: string | undefined,
    beside: readonly string[],
  ): KeptRow {
    const valueOf = ({ kind, index }: Target): string | undefined =>
      (kind === 'cell' ? cells[index] : beside[index]) ?? undefined;
    return {
      cells,
      pointer,
      ranks: this.#keys.map((key) => rankOf(valueOf(key))),
      duplicate: textOfAll(this.#distinct.map(valueOf)),
    };
  }

  #targetOf(name: string, at: number): Target {
    const last = this.#last[at];
    if (last?.name === name) return last.target;
    const target = this.#targets.get(name) ?? this.#newTarget(name);
    this.#last[at] = { name, target };
    return target;
  }

  /** Of a column that CloudWatch spells in another way, or that nobody foresaw. */
  #newTarget(name: string): Target {
    const known = this.#byKey.get(outputKey(name));
    const target = known ?? this.#unforeseen(name);
    this.#targets.set(name, target);
    return target;
  }

  #unforeseen(name: string): Target {
    if (name === '@ptr') return { kind: 'nowhere', index: 0 };
    this.columns.push({ name, type: 'text' });
    for (const blank of this.#blanks) blank.push(null);
    return { kind: 'cell', index: this.columns.length - 1 };
  }

  #askedFor(name: string): Target {
    const known = this.#targets.get(name);
    if (known !== undefined) return known;
    const target: Target = { kind: 'beside', index: this.#beside };
    this.#beside += 1;
    this.#targets.set(name, target);
    return target;
  }
}
