import { type Backend, type Dialogue, silentDialogue } from '../../backends/backend.ts';
import { awsConnections } from '../../backends/cloudwatch/aws/connect.ts';
import type { CloudServices } from '../../backends/cloudwatch/cloud-services.ts';
import { createCloudWatchBackend } from '../../backends/cloudwatch/cloudwatch-backend.ts';
import { memoryLedger } from '../../backends/cloudwatch/ledger/ledger.ts';
import { memoryLimits } from '../../backends/cloudwatch/limits/memory-limits.ts';
import { noJournal } from '../../backends/cloudwatch/run/journal.ts';
import type { CloudSettings, CloudWatchSource } from '../../core/protocol/results.ts';
import type { LogEvents } from './stand-in/events/log-events.ts';
import { recordEvents } from './stand-in/events/record-events.ts';
import { sampleRecords } from './stand-in/events/sample-events.ts';
import { randomNumbers } from './stand-in/faults/random-faults.ts';
import {
  createStandIn,
  type StandIn,
  type StandInOptions,
  usualAccount,
  usualKey,
} from './stand-in/stand-in.ts';
import { virtualClock } from './stand-in/virtual-clock.ts';

/** A moment after the samples. */
export const now = Date.UTC(2022, 1, 20);

/** A range with all of them. */
export const sampleRange = '2022-02-01..2022-02-20';

/** Settings of a run that nobody is asked about, and that may be sliced. */
export const slicedSettings: CloudSettings = {
  defaultRange: '-1h',
  confirmAbove: undefined,
  dailyBudget: undefined,
  pricePerGigabyte: 0.005,
  concurrency: 20,
  slicing: 'auto',
};

/** The CloudWatch backend with a stand-in for the service, and time that does not pass by itself. */
export interface CloudUnderTest {
  readonly backend: Backend;
  readonly services: CloudServices;
  readonly standIn: StandIn;
  /** The log group `trail` in us-east-1, which has the events. */
  readonly source: CloudWatchSource;
}

export interface CloudOptions extends Omit<Partial<StandInOptions>, 'clock'> {
  /** Of the log group `trail` in us-east-1; the samples unless given. */
  readonly events?: LogEvents;
  readonly dialogue?: Dialogue;
  /** In place of those that are made otherwise. */
  readonly services?: Partial<CloudServices>;
  readonly seed?: number;
}

const samples = recordEvents(sampleRecords());

/** The place of a log group `trail`. */
export function trailIn(region: string, profile?: string): CloudWatchSource['places'][number] {
  return { profile, region, logGroups: ['trail'] };
}

export function sourceOf(...places: CloudWatchSource['places']): CloudWatchSource {
  return { kind: 'cloudwatch', name: 'prod', places };
}

export function cloudBackend(options: CloudOptions = {}): CloudUnderTest {
  const { events = samples, dialogue = silentDialogue, services: given, seed = 1 } = options;
  const clock = virtualClock(now);
  const standIn = createStandIn({ clock, ...options });
  standIn.cloud.place(usualAccount, 'us-east-1').addGroup({ name: 'trail', events });
  const services: CloudServices = {
    connect: awsConnections(dialogue, {
      requestHandler: standIn.handler,
      credentials: async () => ({ ...usualKey, accountId: usualAccount }),
      now: () => clock.now(),
    }),
    clock,
    random: randomNumbers(seed),
    limits: memoryLimits(clock),
    journal: noJournal,
    ledger: memoryLedger(),
    dialogue,
    ...given,
  };
  const backend = createCloudWatchBackend(services);
  return { backend, services, standIn, source: sourceOf(trailIn('us-east-1')) };
}
