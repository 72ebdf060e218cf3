import type { FieldReader } from '#engine/field-source.ts';
import { planScan, type Scan } from '#engine/scan.ts';
import { messageOf } from '#protocol/rpc.ts';
import { Dropped } from '../dedupe/dropped.ts';
import { KeyScan } from '../dedupe/key-scan.ts';
import { errorCode, reasonOf } from '../files/reason.ts';
import { isTooLarge } from '../memory.ts';
import type { EventReader } from '../reader/event-reader.ts';
import type { Findings } from '../reader/findings.ts';
import type { ScanJob } from './messages.ts';

/** An event of more bytes is none: CloudTrail's have 1 MiB at most. */
const largestEvent = 64 * 1024 ** 2;

/**
 * Hands the events on which a reader stands to a query, those of its range, and keeps what goes wrong
 * with them.
 */
export class EventTaker {
  readonly scan: Scan | KeyScan;
  readonly #dropped: Dropped | undefined;
  readonly #reader: EventReader;
  readonly #isInRange: (() => boolean) | undefined;
  /** Events of the current file that were too large to be read. */
  #lost = 0;
  /** Why reading the current file has ended early. */
  failure: string | undefined;

  constructor(reader: EventReader, job: ScanJob) {
    this.#reader = reader;
    this.scan =
      job.keys === undefined
        ? planScan(job.query, reader, job.context)
        : new KeyScan(reader, job.keys);
    this.#dropped = job.dropped && new Dropped(job.dropped);
    this.#isInRange = rangeCheck(reader, job);
  }

  /** Begins with another file. */
  begin(): void {
    this.#lost = 0;
    this.failure = undefined;
  }

  /** What `read` gives; undefined where the file can't be read any further, and `failure` says why. */
  attempt<Result>(read: () => Result): Result | undefined {
    try {
      return read();
    } catch (error) {
      this.failure = reasonOf(error);
      return undefined;
    }
  }

  /** Goes to the next event; false where there is none, or none can be read, as `attempt` says. */
  next(): boolean {
    try {
      return this.#reader.next();
    } catch (error) {
      this.failure = reasonOf(error);
      return false;
    }
  }

  /** Takes the current event; `file` is named where the query's plan is wrong or without memory. */
  take(position: number, file: string): void {
    if (this.#reader.size > largestEvent) {
      this.#lost += 1;
      return;
    }
    try {
      const isDropped = this.#dropped?.has(position) === true;
      if (!isDropped && this.#isInRange?.() !== false) this.scan.take(position);
    } catch (error) {
      if (isTooLarge(error)) throw error;
      // Texts can't be of any length, nor can anything be nested in any depth. All else is a mistake
      // of the program, and an answer that leaves out what it hits would be wrong in silence.
      if (!isBeyondLimits(error))
        throw new Error(`${messageOf(error)} (in "${file}")`, { cause: error });
      this.#lost += 1;
    }
  }

  /** What the file holds; events that were too large count as damaged. */
  findings(): Findings {
    const { records, damaged, ...others } = this.#reader.findings;
    return { ...others, records: records - this.#lost, damaged: damaged + this.#lost };
  }

  /** True where all events of the file could be read, as far as it was read. */
  get isComplete(): boolean {
    return this.failure === undefined && this.#lost === 0;
  }

  /** What keeps the file from being whole, as the end of a sentence. */
  get damage(): string | undefined {
    const isTooLarge = this.#lost > 0 || this.#reader.hasOversized;
    return (
      this.failure ?? (isTooLarge ? 'it holds events that are too large to be read' : undefined)
    );
  }
}

function isBeyondLimits(error: unknown): boolean {
  return error instanceof RangeError || errorCode(error) === 'ERR_STRING_TOO_LONG';
}

/**
 * True for every event of the ranges; an event whose time can't be read is in none. Undefined where
 * all events are wanted.
 */
function rangeCheck(reader: EventReader, { ranges }: ScanJob): (() => boolean) | undefined {
  if (ranges === undefined) return undefined;
  const time: FieldReader = reader.bind('@timestamp');
  const limits = ranges.map(({ start, end }) => ({
    start: start ?? Number.NEGATIVE_INFINITY,
    end: end ?? Number.POSITIVE_INFINITY,
  }));
  return () => {
    const moment = time();
    return (
      typeof moment === 'number' && limits.some(({ start, end }) => moment >= start && moment < end)
    );
  };
}
