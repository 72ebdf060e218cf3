import type { Part } from '#engine/collectors/part.ts';
import type { EngineContext } from '#engine/context.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { RunProblem, TimeRange } from '#protocol/results.ts';
import type { LearnedFile } from '../facts/lessons.ts';
import type { Collected } from '../learn/field-collector.ts';
import type { LearnOrder } from '../learn/learn-work.ts';
import type { KeysPart } from '../dedupe/key-scan.ts';
import type { EventPlace } from '../reader/pointer.ts';
import type { FilePath } from '../files/file-path.ts';
import type { FileStamp } from '../files/stamp.ts';
import type { ScanCounts } from './counts.ts';
import type { Segment, SegmentOutcome } from './segment-outcome.ts';

/*
 * What the coordinator of a run and its scan threads tell one another. Both come from the same
 * build, so messages are not checked.
 */

/**
 * Coordinator to thread, in this order: one `start`, any number of `files`, one `finish` or `stop`;
 * or an `event` or `learn` alone.
 */
export type ScanCommand =
  | { readonly kind: 'start'; readonly job: ScanJob }
  | { readonly kind: 'files'; readonly files: readonly ScanFile[] }
  | { readonly kind: 'finish' }
  | { readonly kind: 'stop' }
  | { readonly kind: 'event'; readonly order: EventOrder }
  | { readonly kind: 'learn'; readonly order: LearnOrder };

export interface ScanJob {
  readonly query: Query;
  readonly sourceName: string;
  readonly context: EngineContext;
  /** Events of any of these are scanned; undefined for everything. */
  readonly ranges: readonly TimeRange[] | undefined;
  /** Milliseconds between two reports of what was gathered. */
  readonly reportInterval: number;
  /** One Int32 that becomes 1 when the run is over, so that a busy thread can see it too. */
  readonly stop: SharedArrayBuffer;
  /**
   * What the thread may keep in memory of the files that it reads, in bytes. 0 or undefined: nothing is
   * kept, and nothing is used of before.
   */
  readonly cacheBytes?: number | undefined;
  /** Instead of running the query, what all events have in this field is collected (`KeysPart`). */
  readonly keys?: string | undefined;
  /** Positions of events that are left out, ascending; shared by all threads. */
  readonly dropped?: Float64Array | undefined;
}

/** One event that is to be read again. */
export interface EventOrder {
  /** The file of the place. */
  readonly file: FilePath;
  readonly place: EventPlace;
}

export interface ScanFile extends FilePath {
  readonly name: string;
  readonly size: number;
  /** Its state when it was listed. */
  readonly stamp: FileStamp;
  /** The name of the file's source, where a run has several. */
  readonly sourceName?: string | undefined;
  /** Its place in the order of all pieces; see `positions.ts`. */
  readonly index: number;
  /** The part of the file that is meant; undefined for all of it. */
  readonly segment?: Segment | undefined;
  /** The frequent fields of which something is to be learned, as bits. */
  readonly learn?: number | undefined;
}

/** Thread to coordinator. */
export type ScanMessage =
  /** Once, before all else: the thread has started. */
  | { readonly kind: 'ready' }
  | {
      readonly kind: 'report';
      /** Since the last report. */
      readonly counts: ScanCounts;
      readonly problems: readonly RunProblem[];
      readonly learned: readonly LearnedFile[];
      readonly part: Part | KeysPart | undefined;
      /** True where the files of a `files` command are done. */
      readonly done: boolean;
    }
  /** What a segment was found to hold, before the report that its piece is done. */
  | { readonly kind: 'segment'; readonly file: ScanFile; readonly outcome: SegmentOutcome }
  /** The answer to `finish`, after a last report. */
  | { readonly kind: 'finished' }
  /** The answer to `stop`. */
  | { readonly kind: 'stopped' }
  /** The answer to `event`; undefined where it is gone. */
  | { readonly kind: 'event'; readonly text: string | undefined }
  /** Files of a `learn` that are done so far. */
  | { readonly kind: 'learning'; readonly files: number }
  /** The answer to `learn`. */
  | { readonly kind: 'learned'; readonly collected: Collected }
  /** The query can't go on. */
  | {
      readonly kind: 'failed';
      readonly reason: string;
      /** True where what was remembered of a file does not hold: without it the query may go on. */
      readonly isOutdated: boolean;
    };
