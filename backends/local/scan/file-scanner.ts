import { planScan, type Scan } from '#engine/scan.ts';
import type { FieldReader } from '#engine/field-source.ts';
import type { RunProblem } from '#protocol/results.ts';
import { readContent, type TextContent } from '../files/read-content.ts';
import { EventReader } from '../reader/event-reader.ts';
import { fileProblem, foreignFile, isForeign, unreadableFile } from './file-problem.ts';
import { addCounts, noCounts, type ScanCounts, type ScanFile, type ScanJob } from './messages.ts';

/** Positions that one file's events can have; a file of 2 GiB has fewer events. */
const positionsPerFile = 2 ** 28;

/** Events between two looks at the clock and the stop sign. */
const eventsPerCheck = 512;

/** Scans files for one query and keeps what is to be told about it. */
export class FileScanner {
  readonly #scan: Scan;
  readonly #reader: EventReader;
  readonly #isInRange: () => boolean;
  readonly #checkpoint: () => boolean;
  counts: ScanCounts = noCounts;
  problems: RunProblem[] = [];

  /** `checkpoint` is called now and then while a file is scanned; false from it ends the scan. */
  constructor(job: ScanJob, checkpoint: () => boolean) {
    this.#reader = new EventReader(job.sourceName);
    this.#scan = planScan(job.query, this.#reader, { now: job.now });
    this.#isInRange = rangeCheck(this.#reader, job);
    this.#checkpoint = checkpoint;
  }

  /** Scans one file, or as much of it as `checkpoint` lets it. */
  scan(file: ScanFile): void {
    const content = readContent(file.path);
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

  #scanText(file: ScanFile, { bytes, damage }: TextContent): void {
    this.#reader.open(bytes, file.name);
    this.#scanEvents(file.index * positionsPerFile);
    const { findings } = this.#reader;
    const problem = fileProblem(file.name, findings, damage);
    if (isForeign(findings) && damage === undefined) {
      this.#skip(problem);
      return;
    }
    if (problem !== undefined) this.problems.push(problem);
    const recordsSkipped = findings.damaged + findings.foreign;
    this.#count({ filesScanned: 1, bytesScanned: bytes.length, recordsSkipped });
  }

  #scanEvents(firstPosition: number): void {
    const reader = this.#reader;
    const scan = this.#scan;
    const isInRange = this.#isInRange;
    let counted = 0;
    while (reader.next()) {
      if (isInRange()) scan.take(firstPosition + reader.ordinal);
      if (reader.ordinal % eventsPerCheck !== eventsPerCheck - 1) continue;
      this.#count({ recordsScanned: eventsPerCheck });
      counted += eventsPerCheck;
      if (!this.#checkpoint()) return;
    }
    this.#count({ recordsScanned: reader.findings.records - counted });
  }

  #count(more: Partial<ScanCounts>): void {
    this.counts = addCounts(this.counts, { ...noCounts, ...more });
  }
}

/** True for every event of the range; an event whose time can't be read is in none. */
function rangeCheck(reader: EventReader, { range }: ScanJob): () => boolean {
  if (range === undefined) return () => true;
  const time: FieldReader = reader.bind('@timestamp');
  const start = range.start ?? Number.NEGATIVE_INFINITY;
  const end = range.end ?? Number.POSITIVE_INFINITY;
  return () => {
    const moment = time();
    return typeof moment === 'number' && moment >= start && moment < end;
  };
}
