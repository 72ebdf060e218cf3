import type { KeysPart } from '../dedupe/key-scan.ts';
import type { FileColumns } from '../columns/file-columns.ts';
import { type RunMemory, sameContent } from '../columns/run-memory.ts';
import { ContentReader, type TextContent } from '../files/read-content.ts';
import { isSameStamp, stampText } from '../files/stamp.ts';
import { unreadableFile } from '../files/unreadable-file.ts';
import { isLateDamage } from '../reader/event-cursor.ts';
import { EventReader } from '../reader/event-reader.ts';
import type { Part } from '#engine/collectors/part.ts';
import type { RunProblem } from '#protocol/results.ts';
import { type Lesson, Lessons } from '../facts/lessons.ts';
import type { Tally } from './counts.ts';
import { EventTaker } from './event-taker.ts';
import { changedFile, fileProblem, foreignFile, isForeign } from './file-problem.ts';
import type { ScanFile, ScanJob } from './messages.ts';
import { positionsPerPiece } from './positions.ts';
import type { Segment, SegmentOutcome } from './segment-outcome.ts';
import { scanSegment, type SegmentSetting } from './segment-scanner.ts';
import { scanStream } from './stream-scanner.ts';
import { type Taking, takeEvents } from './window-events.ts';

/** Scans files for one query and keeps what is to be told about them. */
export class FileScanner {
  readonly #sourceName: string;
  readonly #reader: EventReader;
  readonly #contents = new ContentReader();
  readonly #events: EventTaker;
  readonly #lessons: Lessons;
  readonly #memory: RunMemory;
  readonly #tally: Tally;
  readonly #checkpoint: () => boolean;
  readonly #setting: SegmentSetting;

  /** The highest index of the files that were scanned so far. */
  #furthest = -1;

  /** `checkpoint` is called now and then while a file is scanned; false ends the scan. */
  constructor(job: ScanJob, memory: RunMemory, tally: Tally, checkpoint: () => boolean) {
    this.#sourceName = job.sourceName;
    this.#reader = new EventReader(job.sourceName, memory.store);
    this.#events = new EventTaker(this.#reader, job);
    this.#lessons = new Lessons(this.#reader);
    this.#memory = memory;
    this.#tally = tally;
    this.#checkpoint = checkpoint;
    this.#setting = { job, reader: this.#reader, checkpoint, memory };
  }

  /**
   * Scans one file, or as much of it as `checkpoint` lets it: at once, or where it is large, in the
   * time that the promise takes. Whatever is wrong with the file is told of it; throws only where the
   * query's plan is wrong or has no memory left.
   */
  scan(file: ScanFile): void | Promise<void> {
    if (this.#isSatisfied(file)) {
      this.#skip(file, undefined);
      return;
    }
    this.#furthest = Math.max(this.#furthest, file.index);
    const remembered = this.#memory.find(file);
    if (remembered !== undefined) {
      this.#scanRemembered(file, remembered);
      return;
    }
    const content = this.#contents.read(file);
    switch (content.kind) {
      case 'text':
        this.#scanText(file, content);
        return;
      case 'large':
        return this.#scanStream(file);
      case 'foreign':
        this.#skip(file, foreignFile(file.name));
        return;
      case 'unreadable':
        this.#skip(file, unreadableFile(file.name, content.reason));
    }
  }

  /** Scans a segment of a file, whose outcome may come to nothing. */
  async scanSegment(file: ScanFile, segment: Segment): Promise<SegmentOutcome> {
    return await scanSegment(this.#setting, file, segment);
  }

  /** What was gathered since the last time. */
  drain(): Part | KeysPart {
    return this.#events.scan.drain();
  }

  /** True where nothing can be wanted of the file, nor of what is left of it. */
  #isSatisfied({ index }: ScanFile): boolean {
    return this.#events.scan.satisfied && index >= this.#furthest;
  }

  /** Passes over a file that was not read. */
  #skip({ size }: ScanFile, problem: RunProblem | undefined): void {
    this.#tally.count({ bytesDone: size });
    this.#pass(problem);
  }

  /** Passes over a file that was read. */
  #pass(problem: RunProblem | undefined): void {
    this.#tally.tell(problem);
    this.#tally.count({ filesSkipped: 1 });
  }

  #scanText(file: ScanFile, content: TextContent): void {
    const { bytes, damage, stamp } = content;
    const reader = this.#reader;
    const events = this.#events;
    const place = { file: file.name, stamp: stampText(stamp) };
    const sourceName = file.sourceName ?? this.#sourceName;
    try {
      events.begin();
      events.attempt(() => reader.open(bytes, place, sourceName));
      const lesson = this.#lessons.begin(file, content);
      const isWhole = events.failure === undefined && this.#scanEvents(file, lesson);
      if (isWhole) this.#memory.keep(file, content, reader);
      if (this.#isMixed(file, content)) this.#tally.tell(changedFile(file.name));
      this.#tally.count({ bytesDone: file.size });
      this.#conclude(file, bytes.length, damage);
    } finally {
      reader.close();
    }
  }

  /** True where the answer may have events of the file from before and after a change. */
  #isMixed(file: ScanFile, { isSteady, stamp }: TextContent): boolean {
    const { dropped } = this.#setting.job;
    // Those to be dropped were found in the file as it was listed.
    return !isSteady || (dropped !== undefined && !isSameStamp(stamp, file.stamp));
  }

  /** The same without the file, as far as what is remembered of it will do. */
  #scanRemembered(file: ScanFile, remembered: FileColumns): void {
    const reader = this.#reader;
    const place = { file: file.name, stamp: stampText(remembered.stamp) };
    const readContent = (): Buffer => sameContent(this.#contents.read(file), remembered.stamp);
    try {
      this.#events.begin();
      reader.openRemembered(remembered, readContent, place, file.sourceName ?? this.#sourceName);
      this.#scanEvents(file, undefined);
      this.#memory.keepMore(file, remembered, reader);
      if (!reader.isOpen) this.#tally.count({ filesRemembered: 1 });
      this.#tally.count({ bytesDone: file.size });
      this.#conclude(file, remembered.textBytes, undefined);
    } catch (error) {
      // Where one file is damaged, others of the folder are too, and each would cost a query.
      if (isLateDamage(error)) this.#memory.forgetAll();
      else this.#memory.forget(file);
      throw error;
    } finally {
      reader.close();
    }
  }

  /** Takes the events of the open file; true where all of them were taken. */
  #scanEvents(file: ScanFile, lesson: Lesson | undefined): boolean {
    const isWhole = takeEvents({ ...this.#taking(file), lesson }) && this.#events.isComplete;
    if (isWhole) this.#tally.learn(lesson?.end(this.#reader.findings));
    return isWhole;
  }

  /** The same with a file of any size. */
  async #scanStream(file: ScanFile): Promise<void> {
    try {
      this.#events.begin();
      const sourceName = file.sourceName ?? this.#sourceName;
      const end = await scanStream(file, sourceName, this.#taking(file));
      this.#tally.count({ bytesDone: file.size - end.bytesDone });
      if (end.kind !== 'read') {
        this.#pass(noText(file.name, end));
        return;
      }
      if (end.isChanged) this.#tally.tell(changedFile(file.name));
      this.#conclude(file, 0, end.damage);
    } finally {
      this.#reader.close();
    }
  }

  #taking(file: ScanFile): Taking {
    return {
      reader: this.#reader,
      events: this.#events,
      tally: this.#tally,
      checkpoint: this.#checkpoint,
      isEnough: () => this.#isSatisfied(file),
      base: file.index * positionsPerPiece,
      file: file.name,
    };
  }

  /** Tells how the file was, of which so many bytes of text were read and not counted yet. */
  #conclude(file: ScanFile, bytesScanned: number, damage: string | undefined): void {
    const events = this.#events;
    const done = { filesScanned: 1, bytesScanned };
    if (this.#isSatisfied(file)) {
      this.#tally.count(done);
      return;
    }
    const findings = events.findings();
    const problem = fileProblem(file.name, findings, events.failure ?? damage ?? events.damage);
    if (isForeign(findings) && damage === undefined && events.failure === undefined) {
      this.#pass(problem);
      return;
    }
    this.#tally.tell(problem);
    this.#tally.count({ ...done, recordsSkipped: findings.damaged + findings.foreign });
  }
}

/** Why a large file was passed over. */
function noText(
  name: string,
  { kind, reason }: { readonly kind: 'foreign' | 'unreadable'; readonly reason: string },
): RunProblem {
  return kind === 'foreign' ? foreignFile(name) : unreadableFile(name, reason);
}
