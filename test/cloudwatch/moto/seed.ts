import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { sampleRecords } from '../stand-in/events/sample-events.ts';

export const region = 'us-east-1';

/** moto takes any. */
export const accessKey = { accessKeyId: 'AKIAMOTO', secretAccessKey: 'not-checked' };

export interface Seeded {
  /** Milliseconds since 1970; all events are of the minutes before. */
  readonly now: number;
  /** From the oldest. */
  readonly events: readonly { readonly timestamp: number; readonly message: string }[];
}

/** Events that there are. */
const count = 40;

/**
 * Makes the log group `trail`, whose streams `early` and `late` have the first records of the samples,
 * half of them each, with times of today: CloudWatch takes nothing that is older than two weeks.
 */
export async function seed(endpoint: string): Promise<Seeded> {
  const now = Math.floor(Date.now() / 1000) * 1000;
  const events = sampleRecords()
    .slice(0, count)
    .map((record, index) => eventAt(record, now - (count - index) * 10_000));
  const client = new CloudWatchLogsClient({ region, endpoint, credentials: accessKey });
  await seedMany(client);
  // Last, since moto takes the last one for whatever an ARN names.
  const logGroupName = 'trail';
  await client.send(new CreateLogGroupCommand({ logGroupName }));
  for (const [logStreamName, logEvents] of [
    ['early', events.slice(0, count / 2)],
    ['late', events.slice(count / 2)],
  ] as const) {
    await client.send(new CreateLogStreamCommand({ logGroupName, logStreamName }));
    await client.send(
      new PutLogEventsCommand({ logGroupName, logStreamName, logEvents: [...logEvents] }),
    );
  }
  client.destroy();
  return { now, events };
}

/** More log groups, and more streams in the first of them, than fit a page. */
export const many = 60;

async function seedMany(client: CloudWatchLogsClient): Promise<void> {
  const names = Array.from({ length: many }, (_, index) => `many/${100 + index}`);
  for (const logGroupName of names) {
    await client.send(new CreateLogGroupCommand({ logGroupName }));
    const stream = { logGroupName: 'many/100', logStreamName: logGroupName };
    await client.send(new CreateLogStreamCommand(stream));
  }
}

function eventAt(record: string, timestamp: number): Seeded['events'][number] {
  const eventTime = new Date(timestamp).toISOString().replace('.000Z', 'Z');
  return { timestamp, message: JSON.stringify({ ...JSON.parse(record), eventTime }) };
}
