import type { RunMemory } from '../columns/run-memory.ts';
import { PlaceReader } from '../files/place-reader.ts';
import { reasonOf } from '../files/reason.ts';
import { contextLength, seemingRecord } from '../files/segments.ts';
import { isSameStamp, stampText } from '../files/stamp.ts';
import { noFindings } from '../reader/findings.ts';
import type { EventReader } from '../reader/event-reader.ts';
import { EventTaker } from './event-taker.ts';
import type { ScanFile, ScanJob } from './messages.ts';
import { positionsPerPiece } from './positions.ts';
import { rememberedOutcome, rememberSegment } from './segment-memory.ts';
import type { Segment, SegmentOutcome } from './segment-outcome.ts';
import { eventsPerCheck } from './window-events.ts';

/** What is needed to scan segments. */
export interface SegmentSetting {
  readonly job: ScanJob;
  readonly reader: EventReader;
  /** Called now and then; false where nothing more is wanted. */
  readonly checkpoint: () => boolean;
  /** What the thread remembers. */
  readonly memory: RunMemory;
}

/**
 * Scans one segment of a file, apart from everything else: it may turn out that it was not begun at
 * the right place, and then nothing of it counts.
 */
export async function scanSegment(
  setting: SegmentSetting,
  file: ScanFile,
  segment: Segment,
): Promise<SegmentOutcome> {
  const remembered = rememberedOutcome(setting, file, segment);
  if (remembered !== undefined) return remembered;
  let bytes: PlaceReader | undefined;
  try {
    bytes = await PlaceReader.open(file);
    const begin = segment.begin ?? (await guessedBegin(bytes, segment));
    if (begin === undefined) return nothingIn(segment);
    const scan = new SegmentScan(setting, file, { ...segment, begin });
    const outcome = await scan.run(bytes);
    const isWrong = segment.begin === undefined && !scan.beginsWell;
    if (isWrong) return nothingIn(segment);
    if (!scan.isStopped) rememberSegment(setting, file, segment, outcome);
    return outcome;
  } catch (error) {
    if (!isOfSystem(error)) throw error;
    return { ...nothingIn(segment), damage: reasonOf(error) };
  } finally {
    setting.reader.close();
    await bytes?.close();
  }
}

function nothingIn({ number, begin }: Segment): SegmentOutcome {
  return {
    number,
    begin,
    next: undefined,
    isOdd: false,
    isSatisfied: false,
    findings: noFindings(),
    records: 0,
    bytes: 0,
    damage: undefined,
    isChanged: false,
    part: undefined,
  };
}

/** Errors of the file system, and only they, are of a call. */
function isOfSystem(error: unknown): boolean {
  return error instanceof Error && 'syscall' in error;
}

/** Where the first record of the segment seems to begin. */
async function guessedBegin(
  bytes: PlaceReader,
  { start, end, layout }: Segment,
): Promise<number | undefined> {
  for (let from = start; from < end; from += guessStep) {
    const before = Math.min(from, contextLength);
    const piece = await bytes.readAt(from - before, before + guessStep + contextLength);
    if (piece.length <= before) return undefined;
    const found = seemingRecord(piece, layout, before);
    if (found >= 0) {
      const place = from - before + found;
      return place < end ? place : undefined;
    }
  }
  return undefined;
}

/** In bytes; most records are shorter. */
const guessStep = 64 * 1024;

/**
 * Records of a list in an envelope lie in this many texts, envelopes and lists, those of lines in one.
 */
const levels = { list: 3, lines: 1 } as const;

class SegmentScan {
  readonly #setting: SegmentSetting;
  readonly #file: ScanFile;
  readonly #segment: Segment;
  readonly #begin: number;
  readonly #events: EventTaker;
  /** True where a record begins where the first one was taken to begin. */
  #beginsWell = false;
  /** Where the first record begins that was found behind the segment. */
  #next: number | undefined;
  /** Those that were found before it. */
  #records = 0;
  #bytes = 0;
  /** True where nobody wanted the rest. */
  isStopped = false;

  constructor(setting: SegmentSetting, file: ScanFile, segment: Segment & { begin: number }) {
    this.#setting = setting;
    this.#file = file;
    this.#segment = segment;
    this.#begin = segment.begin;
    this.#events = new EventTaker(setting.reader, setting.job);
  }

  async run(bytes: PlaceReader): Promise<SegmentOutcome> {
    const stamp = await bytes.stamp();
    await this.#read(bytes, stampText(stamp));
    const isSteady =
      isSameStamp(stamp, this.#file.stamp) && isSameStamp(stamp, await bytes.stamp());
    return this.#outcome(!isSteady);
  }

  #outcome(isChanged: boolean): SegmentOutcome {
    const { number, layout } = this.#segment;
    const events = this.#events;
    const next = this.#next;
    const isOdd = next !== undefined && this.#setting.reader.level !== levels[layout.kind];
    const { records, ...findings } = events.findings();
    return {
      number,
      begin: this.#begin,
      next,
      isOdd,
      isSatisfied: events.scan.satisfied,
      // The record behind it is the next segment's.
      findings: { ...findings, records: next === undefined ? records : records - 1 },
      records: this.#records,
      bytes: next === undefined ? this.#bytes : next - this.#begin,
      damage: events.damage,
      isChanged,
      part: events.scan.drain(),
    };
  }

  /** False where the guess was wrong: no record begins there. */
  get beginsWell(): boolean {
    return this.#beginsWell;
  }

  async #read(bytes: PlaceReader, stamp: string): Promise<void> {
    const { reader, job } = this.#setting;
    const { name, sourceName = job.sourceName } = this.#file;
    const window = {
      final: false,
      inList: this.#segment.layout.kind === 'list' && this.#begin > 0,
      isNoted: true,
    };
    const place = { file: name, stamp, base: this.#begin };
    const events = this.#events;
    events.begin();
    events.attempt(() => reader.openWindow(nothing, window, place, sourceName));
    await bytes.seek(this.#begin);
    while (events.failure === undefined && this.#takeEvents()) {
      const piece = await bytes.next();
      this.#bytes += piece.length;
      events.attempt(() => reader.more(piece, piece.length === 0));
    }
  }

  /** Takes the events of the segment as far as their bytes are there; true where more are needed. */
  #takeEvents(): boolean {
    const { reader, checkpoint } = this.#setting;
    const events = this.#events;
    const next = (): boolean => reader.next();
    const base = this.#file.index * positionsPerPiece;
    while (events.attempt(next) === true) {
      const place = this.#begin + reader.offset;
      if (this.#records === 0) this.#beginsWell = place === this.#begin;
      if (place >= this.#segment.end) {
        this.#next = place;
        return false;
      }
      this.#records += 1;
      events.take(base + reader.ordinal, this.#file.name);
      if (events.scan.satisfied) return false;
      if (reader.ordinal % eventsPerCheck !== eventsPerCheck - 1 || checkpoint()) continue;
      this.isStopped = true;
      return false;
    }
    return reader.wantsMore;
  }
}

const nothing = Buffer.alloc(0);
