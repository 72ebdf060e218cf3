import { planScan, type Scan } from '#engine/scan.ts';
import type { FieldReader } from '#engine/field-source.ts';
import type { RunProblem } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import { readContent, type TextContent, usualRoom } from '../files/read-content.ts';
import { errorCode, reasonOf } from '../files/reason.ts';
import type { Room } from '../files/unpacked.ts';
import { unreadableFile } from '../files/unreadable-file.ts';
import { EventReader } from '../reader/event-reader.ts';
import type { Findings } from '../reader/record-finder.ts';
import { fileProblem, foreignFile, isForeign } from './file-problem.ts';
import { release, reserve } from './memory-budget.ts';
import { addCounts, noCounts, type ScanCounts, type ScanFile, type ScanJob } from './messages.ts';

/** Positions that one file's events can have; a file of 1 GiB has fewer events. */
const positionsPerFile = 2 ** 28;

/** Events between two looks at the clock and the stop sign. */
const eventsPerCheck = 512;

/** An event of more bytes is none: CloudTrail's have 1 MiB at most. */
const largestEvent = 64 * 1024 ** 2;

/** Scans files for one query and keeps what is to be told about it. */
export class FileScanner {
  readonly #scan: Scan;
  readonly #sourceName: string;
  readonly #reader: EventReader;
  readonly #isInRange: () => boolean;
  readonly #checkpoint: () => boolean;
  readonly #room: Room;
  readonly #release: () => void;
  /** Events of the file that were too large to be read, and why reading it has ended early. */
  #lost = 0;
  #failure: string | undefined;
  counts: ScanCounts = noCounts;
  problems: RunProblem[] = [];

  /**
   * `checkpoint` is called now and then while a file is scanned and `isWanted` while it waits for
   * memory; false from either ends the scan.
   */
  constructor(job: ScanJob, checkpoint: () => boolean, isWanted: () => boolean) {
    this.#sourceName = job.sourceName;
    this.#reader = new EventReader(job.sourceName);
    this.#scan = planScan(job.query, this.#reader, job.context);
    this.#isInRange = rangeCheck(this.#reader, job);
    this.#checkpoint = checkpoint;
    this.#room = usualRoom((bytes) => reserve(job.memory, bytes, isWanted));
    this.#release = () => release(job.memory);
  }

  /**
   * Scans one file, or as much of it as `checkpoint` lets it. Whatever is wrong with the file is
   * told of it; throws only where the query's plan is wrong or has no memory left.
   */
  scan(file: ScanFile): void {
    // The files that a thread is given come in order, so nothing of this one can be wanted either.
    if (this.#scan.satisfied) {
      this.#skip(undefined);
      return;
    }
    try {
      this.#scanContent(file);
    } finally {
      this.#reader.close();
      this.#release();
    }
  }

  #scanContent(file: ScanFile): void {
    const content = readContent(file.path, this.#room);
    switch (content.kind) {
      case 'text':
        this.#scanText(file, content);
        return;
      case 'foreign':
        this.#skip(foreignFile(file.name));
        return;
      case 'unreadable':
        this.#skip(unreadableFile(file.name, content.reason));
    }
  }

  /** What was gathered since the last time. */
  drain(): ReturnType<Scan['drain']> {
    return this.#scan.drain();
  }

  #skip(problem: RunProblem | undefined): void {
    if (problem !== undefined) this.problems.push(problem);
    this.counts = addCounts(this.counts, { ...noCounts, filesSkipped: 1 });
  }

  #scanText(file: ScanFile, { bytes, damage, stamp }: TextContent): void {
    this.#lost = 0;
    this.#failure = undefined;
    const place = { file: file.name, stamp };
    const sourceName = file.sourceName ?? this.#sourceName;
    if (this.#isRead(() => this.#reader.open(bytes, place, sourceName))) {
      this.#scanEvents(file);
    }
    if (this.#scan.satisfied) {
      this.#count({ filesScanned: 1, bytesScanned: bytes.length });
      return;
    }
    const findings = this.#findings();
    const problem = fileProblem(file.name, findings, this.#failure ?? damage ?? this.#tooLarge());
    if (isForeign(findings) && damage === undefined && this.#failure === undefined) {
      this.#skip(problem);
      return;
    }
    if (problem !== undefined) this.problems.push(problem);
    const recordsSkipped = findings.damaged + findings.foreign;
    this.#count({ filesScanned: 1, bytesScanned: bytes.length, recordsSkipped });
  }

  /** What the file holds; events that were too large count as damaged. */
  #findings(): Findings {
    const { records, damaged, ...others } = this.#reader.findings;
    return { ...others, records: records - this.#lost, damaged: damaged + this.#lost };
  }

  #tooLarge(): string | undefined {
    return this.#lost === 0 ? undefined : 'it holds events that are too large to be read';
  }

  #scanEvents(file: ScanFile): void {
    const reader = this.#reader;
    const next = (): boolean => reader.next();
    let counted = 0;
    while (this.#isRead(next)) {
      this.#take(file);
      if (this.#scan.satisfied) break;
      if (reader.ordinal % eventsPerCheck !== eventsPerCheck - 1) continue;
      this.#count({ recordsScanned: eventsPerCheck });
      counted += eventsPerCheck;
      if (!this.#checkpoint()) return;
    }
    this.#count({ recordsScanned: reader.findings.records - counted });
  }

  /** Reads on in the file; false where it has ended, or can't be read any further. */
  #isRead(read: () => boolean | void): boolean {
    try {
      return read() !== false;
    } catch (error) {
      this.#failure = reasonOf(error);
      return false;
    }
  }

  /** Hands the event to the query, if it is of the range. */
  #take({ index, name }: ScanFile): void {
    const reader = this.#reader;
    if (reader.size > largestEvent) {
      this.#lost += 1;
      return;
    }
    try {
      if (this.#isInRange()) this.#scan.take(index * positionsPerFile + reader.ordinal);
    } catch (error) {
      // Texts can't be of any length, nor can anything be nested in any depth. All else is a mistake
      // of the program, and an answer that leaves out what it hits would be wrong in silence.
      if (!isBeyondLimits(error))
        throw new Error(`${messageOf(error)} (in "${name}")`, { cause: error });
      this.#lost += 1;
    }
  }

  #count(more: Partial<ScanCounts>): void {
    this.counts = addCounts(this.counts, { ...noCounts, ...more });
  }
}

function isBeyondLimits(error: unknown): boolean {
  return error instanceof RangeError || errorCode(error) === 'ERR_STRING_TOO_LONG';
}

/** True for every event of the ranges; an event whose time can't be read is in none. */
function rangeCheck(reader: EventReader, { ranges }: ScanJob): () => boolean {
  if (ranges === undefined) return () => true;
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
