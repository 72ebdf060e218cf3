import { FileColumns } from '../columns/file-columns.ts';
import type { RunMemory } from '../columns/run-memory.ts';
import { stampText } from '../files/stamp.ts';
import type { EventReader } from '../reader/event-reader.ts';
import { EventTaker } from './event-taker.ts';
import type { ScanFile, ScanJob } from './messages.ts';
import { positionsPerPiece } from './positions.ts';
import type { Segment, SegmentOutcome } from './segment-outcome.ts';
import { eventsPerCheck } from './window-events.ts';

/** What is needed to go through a remembered segment. */
interface Setting {
  readonly job: ScanJob;
  readonly reader: EventReader;
  readonly memory: RunMemory;
  readonly checkpoint: () => boolean;
}

/**
 * The outcome of a segment that is remembered, without reading it; undefined where it is not, or
 * where the query asks for more than is known: then what was gathered comes to nothing.
 */
export function rememberedOutcome(
  setting: Setting,
  file: ScanFile,
  segment: Segment,
): SegmentOutcome | undefined {
  const { job, reader, memory } = setting;
  const columns = memory.find(file);
  const outcome = columns && outcomeOf(columns, segment);
  if (columns === undefined || outcome === undefined) return undefined;
  const events = new EventTaker(reader, job);
  const place = { file: file.name, stamp: stampText(columns.stamp), base: outcome.begin };
  try {
    events.begin();
    reader.openRemembered(columns, failToRead, place, file.sourceName ?? job.sourceName);
    takeEvents(setting, events, file);
    memory.keepMore(file, columns, reader);
  } catch (error) {
    if (error instanceof Error && error.cause instanceof NotRemembered) return undefined;
    throw error;
  } finally {
    reader.close();
  }
  if (!events.isComplete) return undefined;
  const isSatisfied = events.scan.satisfied;
  return { ...outcome, isSatisfied, part: events.scan.drain(), isRemembered: true };
}

/** Remembers a segment of which all events were read, without damage. */
export function rememberSegment(
  { reader, memory }: Pick<Setting, 'reader' | 'memory'>,
  file: ScanFile,
  segment: Segment,
  outcome: SegmentOutcome,
): void {
  const { findings, records, bytes } = outcome;
  const { damaged, foreign, cut } = findings;
  const isWhole = outcome.damage === undefined && !cut && damaged + foreign === 0;
  if (!isWhole || outcome.isSatisfied || outcome.isChanged) return;
  const columns = new FileColumns({
    stamp: file.stamp,
    events: records,
    textBytes: bytes,
    generation: reader.generation,
    segment: { end: segment.end, outcome: { ...outcome, part: undefined } },
  });
  memory.keepSegment(file, columns, reader);
}

/** The outcome that is remembered, if it is of the same segment. */
function outcomeOf(
  { segment: known }: FileColumns,
  { begin, end }: Segment,
): (SegmentOutcome & { readonly begin: number }) | undefined {
  if (known?.outcome.begin === undefined || known.end !== end) return undefined;
  if (begin !== undefined && begin !== known.outcome.begin) return undefined;
  return { ...known.outcome, begin: known.outcome.begin };
}

function takeEvents({ reader, checkpoint }: Setting, events: EventTaker, file: ScanFile): void {
  const base = file.index * positionsPerPiece;
  while (reader.next()) {
    events.take(base + reader.ordinal, file.name);
    if (events.scan.satisfied) return;
    if (reader.ordinal % eventsPerCheck === eventsPerCheck - 1 && !checkpoint()) return;
  }
}

class NotRemembered extends Error {}

function failToRead(): never {
  throw new NotRemembered();
}
