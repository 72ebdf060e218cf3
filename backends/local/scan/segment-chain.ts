import type { Segment, SegmentOutcome } from './segment-outcome.ts';

/** What is to be done about a file's segments. */
export type ChainStep =
  /** The outcome is right. */
  | { readonly kind: 'take'; readonly outcome: SegmentOutcome }
  /** The segment has to be scanned again, as it is here. */
  | { readonly kind: 'repeat'; readonly segment: Segment }
  /** All that the file holds has been taken. */
  | { readonly kind: 'done' };

/**
 * Puts the segments of a file together again. Where the first record of a segment begins was guessed
 * by those who scanned it; whoever scanned the one before knows. An outcome is right where both say
 * the same; else the segment is scanned again from the right place, and its first outcome is dropped.
 *
 * Where the next record does not belong to the same list any more, only whoever has read the file up
 * to there can go on: then that segment is extended to the file's end.
 */
export class SegmentChain {
  readonly #segments: readonly Segment[];
  readonly #outcomes = new Map<number, SegmentOutcome>();
  #number = 0;
  #isToldDone = false;
  /** Where the first record of the next segment begins; undefined: the file holds no more. */
  #place: number | undefined;

  /** All segments of a file, in order; at least one, the first of which has a known beginning. */
  constructor(segments: readonly Segment[]) {
    this.#segments = segments;
    this.#place = segments[0]?.begin;
  }

  get isDone(): boolean {
    return this.#number >= this.#segments.length;
  }

  /** Takes an outcome, in any order, and says what follows from it. */
  add(outcome: SegmentOutcome): readonly ChainStep[] {
    if (outcome.number < this.#number) return [];
    this.#outcomes.set(outcome.number, outcome);
    const steps: ChainStep[] = [];
    for (let step = this.#step(); step !== undefined; step = this.#step()) steps.push(step);
    return steps;
  }

  #step(): ChainStep | undefined {
    this.#passOver();
    const segment = this.#segments[this.#number];
    const outcome = this.#outcomes.get(this.#number);
    if (segment === undefined || outcome === undefined) return this.#end();
    this.#outcomes.delete(this.#number);
    if (outcome.begin !== this.#place) return { kind: 'repeat', segment: this.#known(segment) };
    if (outcome.isOdd) {
      return { kind: 'repeat', segment: { ...this.#known(segment), end: Infinity } };
    }
    this.#number += 1;
    this.#place = outcome.isSatisfied ? undefined : outcome.next;
    return { kind: 'take', outcome };
  }

  /** Segments in which no record begins have nothing to say. */
  #passOver(): void {
    for (;;) {
      const segment = this.#segments[this.#number];
      if (segment === undefined || (this.#place ?? Infinity) < segment.end) return;
      this.#outcomes.delete(this.#number);
      this.#number += 1;
    }
  }

  #known(segment: Segment): Segment {
    return { ...segment, begin: this.#place };
  }

  #end(): ChainStep | undefined {
    if (!this.isDone || this.#isToldDone) return undefined;
    this.#isToldDone = true;
    return { kind: 'done' };
  }
}
