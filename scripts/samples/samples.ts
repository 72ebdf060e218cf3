import { everyday } from './everyday.ts';
import { eventsOf, eventsOfStep } from './happenings.ts';
import { filesOf } from './delivery.ts';
import { deliver } from './oddities.ts';
import { story } from './story/story.ts';
import type { LogFile } from './delivery.ts';
import type { SampleEvent } from './event.ts';

/** The delivery files of the samples, the same on every machine and every day. */
export function createLogFiles(): readonly LogFile[] {
  return filesOf(deliver(createEvents()));
}

/** What happened in the week, in order. */
function createEvents(): readonly SampleEvent[] {
  const events = [...everyday.flatMap(eventsOf), ...story.flatMap(eventsOfStep)];
  return events.toSorted((one, other) => one.time - other.time);
}
