import type { TestContext } from 'node:test';
import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import { createCloudWatchBackend } from '../../../backends/cloudwatch/cloudwatch-backend.ts';
import { memoryLedger } from '../../../backends/cloudwatch/ledger/ledger.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import { noJournal } from '../../../backends/cloudwatch/run/journal.ts';
import type { CloudWatchSource } from '../../../core/protocol/results.ts';
import type { BackendUnderTest } from '../../backends/contract.ts';
import { randomNumbers } from '../stand-in/faults/random-faults.ts';
import { virtualClock, type VirtualClock } from '../stand-in/virtual-clock.ts';
import { inProcessHandler } from '../stand-in/wire/in-process.ts';
import { recordingOf } from './conversation.ts';
import { leaveConfiguration } from './no-configuration.ts';
import { type Answer, type Partner, recordingPartner, replayingPartner } from './partner.ts';
import { accessKey, now } from './world.ts';

leaveConfiguration();

/** True where conversations are held with the stand-in and written down. */
const isRecording = process.env['UPDATE_RECORDINGS'] === '1';

const service = isRecording ? (await import('./service.ts')).recordedService : undefined;

/** The names of the recordings that this process has asked for. */
export const used = new Set<string>();

export interface RecordedOptions {
  /** Regions of the source, which has a log group `trail` in each; us-east-1 unless given. */
  readonly regions?: readonly string[];
  /** What stands before the service while it is recorded, and may answer in its place. */
  readonly before?: (service: Answer) => Answer;
}

/** The CloudWatch backend in the conversation that was recorded for the test. */
export function recordedCloud(
  context: TestContext,
  { regions = ['us-east-1'], before = (behind) => behind }: RecordedOptions = {},
): BackendUnderTest {
  const clock = virtualClock(now);
  const file = recordingOf(context.name);
  used.add(file);
  const partner =
    service === undefined ? replayingPartner(file) : recordingPartner(file, before(service(clock)));
  context.after(() => partner.end());
  const places = regions.map((region) => ({ profile: undefined, region, logGroups: ['trail'] }));
  const source: CloudWatchSource = { kind: 'cloudwatch', name: 'prod', places };
  return { backend: backendWith(partner, clock), source };
}

function backendWith({ answer }: Partner, clock: VirtualClock): BackendUnderTest['backend'] {
  const dialogue = silentDialogue;
  return createCloudWatchBackend({
    connect: awsConnections(dialogue, {
      requestHandler: inProcessHandler(answer),
      credentials: async () => accessKey,
      now: () => clock.now(),
    }),
    clock,
    random: randomNumbers(1),
    limits: memoryLimits(clock),
    journal: noJournal,
    ledger: memoryLedger(),
    dialogue,
  });
}
