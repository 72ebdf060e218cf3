import type { Part } from '#engine/collectors/part.ts';
import type { KeysPart } from '../dedupe/key-scan.ts';
import type { Layout } from '../files/segments.ts';
import type { Findings } from '../reader/findings.ts';

/** A part of a large file of text: the records that begin in it. Places are bytes of the file. */
export interface Segment {
  /** From 0. */
  readonly number: number;
  readonly start: number;
  /** The place behind it; records that begin there belong to the next one. */
  readonly end: number;
  readonly layout: Layout;
  /** Where its first record begins; undefined where that has to be guessed. */
  readonly begin: number | undefined;
}

/** What a segment was found to hold. It counts only once it is known where its first record begins. */
export interface SegmentOutcome {
  readonly number: number;
  /** The place that was taken for the beginning of its first record; undefined: there was none. */
  readonly begin: number | undefined;
  /** Where the first record behind the segment begins; undefined: the file ends before. */
  readonly next: number | undefined;
  /**
   * True where that record is not in the same list as those of the segment: who begins there can't
   * know what it belongs to.
   */
  readonly isOdd: boolean;
  /** True where nothing behind it can be wanted. */
  readonly isSatisfied: boolean;
  readonly findings: Findings;
  /** Records read in it, without the one behind it. */
  readonly records: number;
  readonly bytes: number;
  /** What kept it from being read whole, as the end of a sentence. */
  readonly damage: string | undefined;
  /** True where the file is not as it was when it was listed. */
  readonly isChanged: boolean;
  readonly part: Part | KeysPart | undefined;
  /** True where its events were in memory, so that it was not read. */
  readonly isRemembered?: boolean;
}
