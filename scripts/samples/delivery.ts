import { day, isoTime, weekStart } from './clock.ts';
import { groupBy } from './group-by.ts';
import { createRandom, lettersAndDigits } from './random.ts';
import { accounts } from './world.ts';
import type { Seconds } from './clock.ts';
import type { SampleEvent } from './event.ts';

/** An event on its way into a file. */
export interface Delivery {
  readonly event: SampleEvent;
  /** When the file that holds it is written. */
  readonly at: Seconds;
}

/** A delivery file: its path under the folder of the logs, and its records. */
export interface LogFile {
  readonly path: string;
  readonly text: string;
}

/**
 * The files that hold `deliveries`, in the order of their paths. CloudTrail writes one every five
 * minutes; here one holds a day of an account and region, or `recordsPerFile` of a busy day.
 */
export function filesOf(deliveries: readonly Delivery[]): readonly LogFile[] {
  const sorted = deliveries.toSorted((one, other) => one.at - other.at);
  const files = [...groupBy(sorted, folderOf)].flatMap(([folder, group]) =>
    chunksOf(group, recordsPerFile).map((chunk) => fileOf(folder, chunk)),
  );
  return files.toSorted((one, other) => (one.path < other.path ? -1 : 1));
}

const recordsPerFile = 250;

function folderOf({ event, at }: Delivery): string {
  const date = isoTime(at).slice(0, 10).replaceAll('-', '/');
  return `AWSLogs/${accounts[event.account]}/CloudTrail/${event.region}/${date}`;
}

/** `items` in as few parts of about equal size as hold no more than `most` each. */
function chunksOf<T>(items: readonly T[], most: number): readonly (readonly T[])[] {
  const count = Math.ceil(items.length / most);
  const size = Math.ceil(items.length / count);
  return Array.from({ length: count }, (_, index) => items.slice(index * size, (index + 1) * size));
}

function fileOf(folder: string, deliveries: readonly Delivery[]): LogFile {
  const last = deliveries.at(-1);
  if (!last) throw new Error('a file without records');
  const { account, region } = last.event;
  const written = isoTime(last.at).replace(/[-:]/g, '').slice(0, 13);
  const name = `${accounts[account]}_CloudTrail_${region}_${written}Z`;
  const unique = createRandom(`file/${name}`).text(lettersAndDigits, 16);
  return { path: `${folder}/${name}_${unique}.json.gz`, text: textOf(deliveries) };
}

/**
 * One line, as CloudTrail writes it. There the records are in no order that one could rely on;
 * here they are grouped by who called, which packs best.
 */
function textOf(deliveries: readonly Delivery[]): string {
  const records = deliveries.map(({ event }) => event.record);
  const callers = groupBy(records, callerOf);
  const grouped = [...callers.keys()].toSorted().flatMap((caller) => callers.get(caller) ?? []);
  return JSON.stringify({ Records: grouped });
}

function callerOf({ userIdentity, eventSource, eventName }: SampleEvent['record']): string {
  const { arn } = Object(userIdentity);
  return [arn, eventSource, eventName].join(' ');
}

/** When an event that happened at `time` is written: within some minutes, on a five-minute grid. */
export function usualDelivery(event: SampleEvent, delay: Seconds): Delivery {
  const at = Math.ceil((event.time + delay) / 300) * 300;
  return { event, at: Math.min(at, weekStart + 7 * day - 300) };
}
