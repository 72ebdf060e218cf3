import type { Evaluate, Row } from '../expressions/compiled.ts';
import type { Value } from '../value.ts';
import { compareWithMissing, type Rank } from '../values/order.ts';
import { isStructure } from '../values/reading.ts';
import { KeyIndex } from './key-index.ts';

/** Which rows are kept of all that are taken: what `sort`, `dedup` and `limit` say, in this order. */
export interface Selection {
  /** The most important key first; rows that no key tells apart are in order of position. */
  readonly order: readonly OrderKey[];
  /** Of rows that have the same values here only the first is kept. */
  readonly distinct: readonly Evaluate[] | undefined;
  /** How many rows are kept. */
  readonly capacity: number;
}

export interface OrderKey {
  readonly readRank: (row: Row) => Rank;
  /** 1 for ascending, -1 for descending. */
  readonly sign: 1 | -1;
}

/** Where a row stands in the order. */
interface Spot {
  readonly ranks: readonly Rank[];
  readonly position: number;
  /** Among the rows that were made of the same event. */
  readonly place: number;
}

/** A row that may be in the answer. */
export interface Candidate {
  ranks: readonly Rank[];
  position: number;
  /** Among the rows that were made of the same event. */
  place: number;
  row: Row;
  /** The number of its `distinct` values; undefined where one is missing, which equals nothing. */
  readonly key: number | undefined;
  /** True once its row was handed over. */
  drained: boolean;
}

/**
 * Rows that are let in beyond the capacity before they are sorted out: few enough that little is read
 * of rows that are out in the end, and so many that sorting costs each of them little.
 */
const slackOf = (capacity: number): number => Math.max(64, Math.min(capacity, 1024), capacity / 4);

/** The first rows of an order, of any number of rows, in memory for little more than those. */
export class Candidates {
  private readonly order: readonly OrderKey[];
  private readonly distinct: readonly Evaluate[] | undefined;
  private readonly capacity: number;
  /** How many rows are let in before they are sorted out. */
  private readonly room: number;
  private readonly retain: (row: Row) => Row;
  private readonly list: Candidate[] = [];
  private readonly byKey = new Map<number, Candidate>();
  private readonly keys: KeyIndex;
  private readonly values: Row = [];
  /**
   * Where the last row stood when there were as many as may be: what comes after it is out for
   * good. With `distinct` too: rows that are taken only add to the first rows of all keys, or move
   * one of them forward, so the place of the last row that is in never moves back. A row behind it
   * is not in now and never will be, and if it is the first of its key, all others of the key are
   * behind it as well. It is a copy, since a candidate itself moves forward when an earlier row of
   * its key comes, and then is no longer the last one.
   */
  private bound: Spot | undefined;

  /** `retain` makes of a row that is taken the one that is kept. */
  constructor({ order, distinct, capacity }: Selection, retain: (row: Row) => Row) {
    this.order = order;
    this.distinct = distinct;
    this.capacity = capacity;
    this.room = capacity + slackOf(capacity);
    this.retain = retain;
    this.keys = new KeyIndex(distinct?.length ?? 0);
  }

  /** True once no row of a greater position can come in. */
  get isFull(): boolean {
    return this.order.length === 0 && this.list.length >= this.capacity;
  }

  take(row: Row, position: number, place: number): void {
    const { bound } = this;
    if (bound !== undefined && this.isAfter(row, position, place, bound)) {
      return;
    }
    const key = this.distinct === undefined ? undefined : this.keyOf(row, this.distinct);
    const same = key === undefined ? undefined : this.byKey.get(key);
    if (same === undefined) {
      this.insert(row, position, place, key);
    } else if (!this.isAfter(row, position, place, same)) {
      same.ranks = this.ranksOf(row);
      same.position = position;
      same.place = place;
      same.row = this.retain(row);
      same.drained = false;
    }
  }

  /** The rows that are in, in order. */
  sorted(): readonly Candidate[] {
    this.list.sort((a, b) => this.compare(a, b));
    for (const { key } of this.list.splice(this.capacity)) {
      if (key !== undefined) {
        this.byKey.delete(key);
      }
    }
    const last = this.list.length === this.capacity ? this.list.at(-1) : undefined;
    if (last !== undefined) {
      this.bound = { ranks: last.ranks, position: last.position, place: last.place };
    }
    return this.list;
  }

  /** The rows that are in, in any order, which is found out only if there are too many. */
  private unsorted(): readonly Candidate[] {
    return this.list.length > this.capacity ? this.sorted() : this.list;
  }

  /**
   * What was not handed over before, in any order. Where everything is kept nothing that comes later
   * is measured by it, so it is let go.
   */
  handOver(): readonly Candidate[] {
    const fresh = this.unsorted().filter(({ drained }) => !drained);
    if (this.capacity === Infinity && this.distinct === undefined) {
      this.list.length = 0;
    }
    return fresh;
  }

  private insert(row: Row, position: number, place: number, key: number | undefined): void {
    const candidate: Candidate = {
      ranks: this.ranksOf(row),
      position,
      place,
      row: this.retain(row),
      key,
      drained: false,
    };
    this.list.push(candidate);
    if (key !== undefined) {
      this.byKey.set(key, candidate);
    }
    if (this.list.length >= this.room) {
      this.sorted();
    }
  }

  private ranksOf(row: Row): readonly Rank[] {
    const ranks: Rank[] = [];
    for (const { readRank } of this.order) {
      ranks.push(readRank(row));
    }
    return ranks;
  }

  private keyOf(row: Row, distinct: readonly Evaluate[]): number | undefined {
    for (const [place, read] of distinct.entries()) {
      const value = read(row);
      if (isNoKey(value)) {
        return undefined;
      }
      this.values[place] = value;
    }
    return this.keys.find(this.values);
  }

  /** True where the row comes after the spot; reads no key that is not needed to tell. */
  private isAfter(row: Row, position: number, place: number, spot: Spot): boolean {
    const { order } = this;
    for (let index = 0; index < order.length; index += 1) {
      const { readRank, sign } = order[index] ?? noKey;
      const difference = compareWithMissing(readRank(row), spot.ranks[index], sign);
      if (difference !== 0) {
        return difference > 0;
      }
    }
    return (position - spot.position || place - spot.place) > 0;
  }

  private compare(a: Candidate, b: Candidate): number {
    const { order } = this;
    for (let place = 0; place < order.length; place += 1) {
      const { sign } = order[place] ?? noKey;
      const difference = compareWithMissing(a.ranks[place], b.ranks[place], sign);
      if (difference !== 0) {
        return difference;
      }
    }
    return a.position - b.position || a.place - b.place;
  }
}

const isNoKey = (value: Value): boolean => value === undefined || isStructure(value);

const noKey: OrderKey = { readRank: () => undefined, sign: 1 };
