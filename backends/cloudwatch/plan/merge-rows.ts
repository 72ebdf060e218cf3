import type { Query } from '#language/syntax/ast.ts';
import type { Column, ResultRow } from '#protocol/results.ts';
import type { FieldsOfRow } from '../aws/logs-api.ts';
import type { Added, CloudOrder, Merge } from './cloud-plan.ts';
import type { NamedKey, PlainManner, RowsManner } from './manner.ts';
import type { MergeGiven } from './merge-answers.ts';
import { firstDistinct, orderRows } from './order-rows.ts';
import { type KeptRow, RowReader } from './row-reader.ts';
import { type Direction, SliceStore, type StoredSlice, wholeBefore } from './slice-store.ts';
import { trailingOrder } from './trailing-order.ts';

/** Rows that are taken as they came, slice by slice and place by place. */
export class RowsMerge implements Merge {
  readonly #manner: RowsManner | PlainManner;
  readonly #reader: RowReader;
  readonly #keys: readonly NamedKey[];
  readonly #isDistinct: boolean;
  readonly #places: readonly SliceStore<KeptRow>[];
  readonly #range: MergeGiven['ready']['range'];

  constructor({ ready, places, columns }: MergeGiven, manner: RowsManner | PlainManner) {
    const distinct = manner.kind === 'rows' && manner.isSliced ? manner.distinct : [];
    this.#manner = manner;
    this.#keys = manner.kind === 'rows' ? manner.keys : keysOverPlaces(places, ready.query);
    this.#isDistinct = distinct.length > 0;
    this.#reader = new RowReader({ columns, places, keys: this.#keys, distinct });
    this.#places = places.map(() => new SliceStore());
    this.#range = ready.range;
  }

  get columns(): readonly Column[] {
    return this.#reader.columns;
  }

  add(order: CloudOrder, rows: readonly FieldsOfRow[]): Added {
    const { isSliced, wanted } = this.#manner;
    if (isSliced && rows.length >= order.rowLimit && wanted > order.rowLimit) {
      this.discard(order);
      return 'capped';
    }
    this.#put(order, rows, true);
    return 'taken';
  }

  preview(order: CloudOrder, rows: readonly FieldsOfRow[]): void {
    this.#put(order, rows, false);
  }

  discard(order: CloudOrder): void {
    this.#places[order.place]?.discard(order);
  }

  forget(place: number): void {
    this.#places[place]?.clear();
  }

  /** Where the slices before it in the answer's order have given all rows that are wanted. */
  isSatisfied({ place, slice }: CloudOrder): boolean {
    const { isSliced, wanted } = this.#manner;
    const direction = this.#direction();
    const store = this.#places[place];
    if (!isSliced || direction === undefined || store === undefined) return false;
    const before = wholeBefore(store.inOrder(), { slice, range: this.#range, direction });
    const count = before.reduce((sum, { rows }) => sum + rows.length, 0);
    return count >= wanted && this.#hasEnough(before);
  }

  #hasEnough(slices: readonly StoredSlice<KeptRow>[]): boolean {
    const { wanted } = this.#manner;
    return !this.#isDistinct || this.#first(each(slices), wanted).length >= wanted;
  }

  rows(most = Infinity): readonly ResultRow[] {
    const places = this.#places.map((store) => this.#rowsOf(store, most));
    const [only = []] = places;
    const all = places.length === 1 ? only : this.#overPlaces(places);
    const first = all.length > most ? all.slice(0, most) : all;
    return first.map((row) => this.#reader.whole(row));
  }

  #overPlaces(places: readonly (readonly KeptRow[])[]): readonly KeptRow[] {
    const all = places.flat();
    if (this.#keys.length === 0) return all;
    return orderRows(all, this.#keys).slice(0, this.#manner.wanted);
  }

  #rowsOf(store: SliceStore<KeptRow>, most: number): readonly KeptRow[] {
    const { wanted } = this.#manner;
    const oldestFirst = store.inOrder();
    const slices = this.#direction() === 'oldest' ? oldestFirst : oldestFirst.toReversed();
    const isByKeys = this.#manner.kind === 'rows' && this.#manner.order === 'keys';
    if (!this.#manner.isSliced) return slices.flatMap(({ rows }) => rows);
    if (!isByKeys) return this.#first(each(slices), Math.min(wanted, most));
    // Each slice is in order by itself, so no more of it is seen; duplicates hide others, though.
    const seen = this.#isDistinct ? Infinity : most;
    const all = slices.flatMap(({ rows }) => (rows.length > seen ? rows.slice(0, seen) : rows));
    return this.#first(orderRows(all, this.#keys), wanted);
  }

  #first(rows: Iterable<KeptRow>, most: number): readonly KeptRow[] {
    return firstDistinct(rows, { isDistinct: this.#isDistinct, most });
  }

  /** The end of the range that the answer begins with; undefined where it begins anywhere. */
  #direction(): Direction | undefined {
    if (this.#manner.kind !== 'rows' || this.#manner.order === 'keys') return undefined;
    return this.#manner.order === 'oldestFirst' ? 'oldest' : 'newest';
  }

  #put(order: CloudOrder, rows: readonly FieldsOfRow[], isWhole: boolean): void {
    const read = rows.map((row) => this.#reader.read(row, order.place));
    this.#places[order.place]?.put(order, read, isWhole);
  }
}

/** What nobody has sliced has its order already, in each place. */
function keysOverPlaces(places: readonly unknown[], query: Query): readonly NamedKey[] {
  return places.length === 1 ? [] : trailingOrder(query);
}

function* each(slices: readonly { readonly rows: readonly KeptRow[] }[]): Generator<KeptRow> {
  for (const { rows } of slices) yield* rows;
}
