import { planAnswer } from '#engine/answer.ts';
import type { EngineContext } from '#engine/context.ts';
import { planScan } from '#engine/scan.ts';
import { rankOf } from '#engine/values/order.ts';
import { toNumber } from '#engine/values/reading.ts';
import type { Column, ResultRow } from '#protocol/results.ts';
import type { FieldsOfRow } from '../aws/logs-api.ts';
import type { Added, CloudOrder, Merge } from './cloud-plan.ts';
import { GroupSource, type PartialRow } from './group-source.ts';
import type { GroupsManner, NamedKey } from './manner.ts';
import type { MergeGiven } from './merge-answers.ts';
import { orderRows } from './order-rows.ts';
import { originColumns } from './origin-columns.ts';
import type { PartialOutput } from './partial-stats.ts';
import { SliceStore } from './slice-store.ts';
import { trailingOrder } from './trailing-order.ts';

/** Groups of slices, which our engine merges and goes on with. */
export class GroupsMerge implements Merge {
  readonly columns: readonly Column[];
  readonly #manner: GroupsManner;
  readonly #context: EngineContext;
  readonly #origins: readonly (readonly (string | null)[])[];
  readonly #keys: readonly NamedKey[];
  readonly #places: readonly SliceStore<PartialRow>[];
  readonly #indexes: ReadonlyMap<string, number>;
  /** A row in which everything is missing. */
  readonly #blank: PartialRow;
  /** By output: how large all terms of a sum are together. */
  readonly #sizes: number[];

  constructor({ ready, places, columns }: MergeGiven, manner: GroupsManner) {
    const { outputs } = manner.partial;
    this.columns = columns;
    this.#manner = manner;
    this.#context = { now: ready.now, range: ready.range };
    this.#origins = originColumns(places).cells;
    this.#keys = places.length === 1 ? [] : trailingOrder(ready.query);
    this.#places = places.map(() => new SliceStore());
    this.#indexes = new Map(outputs.map(({ name }, index) => [name, index]));
    this.#blank = outputs.map(() => undefined);
    this.#sizes = outputs.map(() => 0);
  }

  add(order: CloudOrder, rows: readonly FieldsOfRow[]): Added {
    if (rows.length >= order.rowLimit) {
      this.discard(order);
      return 'capped';
    }
    const read = rows.map((row) => this.#read(row));
    if (!this.#addsUp(read)) return 'inexact';
    this.#places[order.place]?.put(order, read, true);
    return 'taken';
  }

  preview(order: CloudOrder, rows: readonly FieldsOfRow[]): void {
    const read = rows.map((row) => this.#read(row));
    this.#places[order.place]?.put(order, read, false);
  }

  discard(order: CloudOrder): void {
    this.#places[order.place]?.discard(order);
  }

  forget(place: number): void {
    this.#places[place]?.clear();
  }

  /** Every slice may add to a group. */
  isSatisfied(): boolean {
    return false;
  }

  rows(most = Infinity): readonly ResultRow[] {
    const places = this.#places.map((store, place) => this.#rowsOf(store, place));
    const all = places.flat();
    const isOrdered = this.#keys.length > 0;
    const ordered = isOrdered ? this.#ordered(all).slice(0, this.#manner.wanted) : all;
    return ordered.length > most ? ordered.slice(0, most) : ordered;
  }

  get #isUngrouped(): boolean {
    const [stats] = this.#manner.partial.query.commands;
    return stats?.kind === 'stats' && stats.keys.length === 0;
  }

  #ordered(rows: readonly ResultRow[]): readonly ResultRow[] {
    const indexes = this.#keys.map(({ name }) =>
      this.columns.findLastIndex((column) => column.name === name),
    );
    const ranked = rows.map((row) => ({
      row,
      ranks: indexes.map((index) => rankOf(row.cells[index] ?? undefined)),
    }));
    return orderRows(ranked, this.#keys).map(({ row }) => row);
  }

  /** One query a place: its groups are not those of another. */
  #rowsOf(store: SliceStore<PartialRow>, place: number): readonly ResultRow[] {
    const { query, outputs } = this.#manner.partial;
    const source = new GroupSource(outputs);
    const scan = planScan(query, source, this.#context);
    let position = 0;
    for (const { slice, rows } of store.inOrder()) {
      for (const row of rows) {
        source.stand(row, slice.start);
        scan.take(position);
        position += 1;
      }
    }
    // What CloudWatch says of all events together where there are none it has said by giving no row.
    if (position === 0 && this.#isUngrouped) return [];
    const answer = planAnswer(query, this.#context);
    answer.add(scan.drain());
    const origin = this.#origins[place] ?? [];
    return Array.from(answer.rows(), ({ cells }) => ({
      cells: origin.length === 0 ? cells : [...origin, ...cells],
    }));
  }

  #read(fields: FieldsOfRow): PartialRow {
    const row = [...this.#blank];
    for (const [name, value] of fields) {
      const index = this.#indexes.get(name);
      if (index !== undefined) row[index] = value;
    }
    return row;
  }

  /** True while no sum of sums is rounded, by whomever and in whatever order they are added. */
  #addsUp(rows: readonly PartialRow[]): boolean {
    return this.#manner.partial.outputs.every(
      (output, index) => !output.isSum || this.#sumAddsUp(output, index, rows),
    );
  }

  #sumAddsUp({ name }: PartialOutput, index: number, rows: readonly PartialRow[]): boolean {
    let size = this.#sizes[index] ?? 0;
    for (const row of rows) {
      const written = row[this.#indexes.get(name) ?? index];
      const value = written === undefined ? 0 : toNumber(written);
      if (value === undefined || !Number.isSafeInteger(value)) return false;
      size += Math.abs(value);
    }
    this.#sizes[index] = size;
    return size <= Number.MAX_SAFE_INTEGER;
  }
}
