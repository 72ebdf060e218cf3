import type { FileStamp } from '../files/stamp.ts';
import type { SegmentOutcome } from '../scan/segment-outcome.ts';
import { bytesOf, type Column } from './column.ts';
import { type TimeColumn, timeBytesOf } from './time-column.ts';

/**
 * What is remembered of a file that was read to its end and was whole: enough to go through its
 * events without opening it.
 */
export class FileColumns {
  /** Of the version of the file that was read. */
  readonly stamp: FileStamp;
  readonly events: number;
  /** Of its text, unpacked. */
  readonly textBytes: number;
  /** Of the dictionaries that the codes of fields belong to. */
  readonly generation: number;
  readonly segment: ReadFile['segment'];
  /** By path. */
  readonly fields = new Map<string, Column>();
  times: TimeColumn | undefined;
  /** Where the events begin in the file, where pointers name them so. */
  offsets: TimeColumn | undefined;
  /** By the key of the computation. */
  readonly derived = new Map<string, Column>();

  constructor({ stamp, events, textBytes, generation, segment }: ReadFile) {
    this.stamp = stamp;
    this.events = events;
    this.textBytes = textBytes;
    this.generation = generation;
    this.segment = segment;
  }

  /** The same, where codes of fields are those of a generation of dictionaries; else without them. */
  inGeneration(generation: number): FileColumns {
    if (generation === this.generation) return this;
    const other = new FileColumns({ ...this, generation });
    other.times = this.times;
    other.offsets = this.offsets;
    for (const [key, column] of this.derived) other.derived.set(key, column);
    return other;
  }

  /** Adds the columns that another reading of the same events has left. */
  addFrom(other: FileColumns | undefined): void {
    const isSame = other?.segment?.outcome.begin === this.segment?.outcome.begin;
    if (other === undefined || !isSame || other.events !== this.events) return;
    this.times ??= other.times;
    this.offsets ??= other.offsets;
    addMissing(this.derived, other.derived);
    if (other.generation === this.generation) addMissing(this.fields, other.fields);
  }

  /** About what this takes in memory. */
  get bytes(): number {
    let bytes = overhead;
    for (const column of this.fields.values()) bytes += entryBytes + bytesOf(column);
    for (const column of this.derived.values()) bytes += entryBytes + bytesOf(column);
    for (const column of [this.times, this.offsets]) {
      if (column !== undefined) bytes += timeBytesOf(column);
    }
    return bytes;
  }
}

function addMissing(columns: Map<string, Column>, others: ReadonlyMap<string, Column>): void {
  for (const [key, column] of others) if (!columns.has(key)) columns.set(key, column);
}

export interface ReadFile {
  readonly stamp: FileStamp;
  readonly events: number;
  readonly textBytes: number;
  readonly generation: number;
  /** Of a segment of a file, where it ends and what it was found to hold. */
  readonly segment?: { readonly end: number; readonly outcome: SegmentOutcome } | undefined;
}

/** What the object and its empty maps take, and what an entry of one of them does. */
const overhead = 512;
const entryBytes = 48;
