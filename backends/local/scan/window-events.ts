import type { EventReader } from '../reader/event-reader.ts';
import type { Tally } from './counts.ts';
import type { EventTaker } from './event-taker.ts';

/** Events between two looks at the clock and the stop sign. */
export const eventsPerCheck = 512;

/** What is needed to go through the events of a text. */
export interface Taking {
  readonly reader: EventReader;
  readonly events: EventTaker;
  readonly tally: Pick<Tally, 'count'>;
  /** Called now and then; false where nothing more is wanted. */
  readonly checkpoint: () => boolean;
  /** The position of the text's first event. */
  readonly base: number;
  /** The file's name. */
  readonly file: string;
  /** True once nothing more of the text can be wanted. */
  readonly isEnough: () => boolean;
  /** What looks at each event besides the query. */
  readonly lesson?: { take(): void } | undefined;
}

/**
 * Takes the events that follow, as far as the reader has their bytes. False where the scan is over:
 * nobody wants more, or the file can't be read any further.
 */
export function takeEvents(taking: Taking): boolean {
  const { reader, events, tally, checkpoint, isEnough, base, file, lesson } = taking;
  let { ordinal } = reader;
  let counted = ordinal;
  const count = (): void => {
    tally.count({ recordsScanned: ordinal - counted });
    counted = ordinal;
  };
  while (events.next()) {
    ordinal += 1;
    events.take(base + ordinal, file);
    lesson?.take();
    if (isEnough()) break;
    if (ordinal % eventsPerCheck !== eventsPerCheck - 1) continue;
    count();
    if (!checkpoint()) return false;
  }
  count();
  return !isEnough() && events.failure === undefined;
}
