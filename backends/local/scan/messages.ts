import type { Part } from '#engine/collectors/part.ts';
import type { EngineContext } from '#engine/context.ts';
import type { Query } from '#language/syntax/ast.ts';
import type { RunProblem, TimeRange } from '#protocol/results.ts';
import type { Collected } from '../learn/field-collector.ts';
import type { LearnOrder } from '../learn/learn-work.ts';
import type { EventPlace } from '../reader/pointer.ts';
import type { MemoryShare } from './memory-budget.ts';

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
  readonly memory: MemoryShare;
}

/** One event that is to be read again. */
export interface EventOrder {
  /** Where the file of the place lies. */
  readonly path: string;
  readonly place: EventPlace;
  readonly memory: MemoryShare;
}

export interface ScanFile {
  readonly path: string;
  readonly name: string;
  readonly size: number;
  /** The name of the file's source, where a run has several. */
  readonly sourceName?: string | undefined;
  /** The file's place in the order of all files. */
  readonly index: number;
}

/** Thread to coordinator. */
export type ScanMessage =
  | {
      readonly kind: 'report';
      /** Since the last report. */
      readonly counts: ScanCounts;
      readonly problems: readonly RunProblem[];
      readonly part: Part | undefined;
      /** True where the files of a `files` command are done. */
      readonly done: boolean;
    }
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
  | { readonly kind: 'failed'; readonly reason: string };

export interface ScanCounts {
  readonly recordsScanned: number;
  readonly recordsSkipped: number;
  readonly bytesScanned: number;
  readonly filesScanned: number;
  readonly filesSkipped: number;
}

export const noCounts: ScanCounts = {
  recordsScanned: 0,
  recordsSkipped: 0,
  bytesScanned: 0,
  filesScanned: 0,
  filesSkipped: 0,
};

export function addCounts(a: ScanCounts, b: ScanCounts): ScanCounts {
  return {
    recordsScanned: a.recordsScanned + b.recordsScanned,
    recordsSkipped: a.recordsSkipped + b.recordsSkipped,
    bytesScanned: a.bytesScanned + b.bytesScanned,
    filesScanned: a.filesScanned + b.filesScanned,
    filesSkipped: a.filesSkipped + b.filesSkipped,
  };
}
