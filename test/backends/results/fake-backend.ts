import assert from 'node:assert/strict';
import type {
  Column,
  QueryEvent,
  QueryRequest,
  ResultRow,
} from '../../../core/protocol/results.ts';
import { noStatistics } from '../../../core/protocol/results.ts';
import { createExplorer } from '../../../backends/cloudwatch/explorer.ts';
import { memoryLedger } from '../../../backends/cloudwatch/ledger/ledger.ts';
import { noJournal } from '../../../backends/cloudwatch/run/journal.ts';
import type { HostedBackend } from '../../../backends/results/host.ts';
import type { HostQuestions } from '../../../client/results/engine-host.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import { systemClock } from '../../../backends/clock.ts';

/** A backend for tests: what it answers is written in the query, as a list of steps. */
export const fakeBackend: HostedBackend = {
  run: answer,
  cloud: createExplorer({
    connect: () => assert.fail('no test of runs asks for a connection'),
    limits: memoryLimits(systemClock),
    ledger: memoryLedger(),
    profiles: async () => [],
  }),
  journal: noJournal,
  clearCache: async () => {},
  indexSource: () => assert.fail('no test of runs asks for an index'),
  fetchEvent: async (_, pointer) =>
    pointer === 'gone' ? undefined : JSON.stringify({ pointer, nested: { list: [1, '<b>'] } }),
};

/** Answers no question: for tests in which none is asked. */
export const noQuestions: HostQuestions = {
  approve: () => assert.fail('nobody was to be asked'),
  mfaCode: () => assert.fail('nobody was to be asked'),
  logIn: () => assert.fail('nobody was to be asked'),
};

/** A step is one event, or the wait for the query to be cancelled. */
export type Step =
  QueryEvent | { readonly kind: 'wait' } | { readonly kind: 'crash' } | GeneratedRows;

/** Many rows, made where they are needed. */
export interface GeneratedRows {
  readonly kind: 'generate';
  readonly rows: number;
}

export function scripted(steps: readonly Step[]): string {
  return JSON.stringify(steps);
}

async function* answer(request: QueryRequest, signal: AbortSignal): AsyncIterable<QueryEvent> {
  const steps = JSON.parse(request.query) as readonly Step[];
  for (const step of steps) {
    if (signal.aborted) break;
    switch (step.kind) {
      case 'wait':
        await new Promise<void>((resolve) => {
          signal.addEventListener('abort', () => resolve(), { once: true });
        });
        break;
      case 'crash':
        throw new Error('the disk is on fire');
      case 'generate':
        yield* generate(step.rows);
        break;
      case 'started':
      case 'progress':
      case 'rows':
      case 'problem':
      case 'complete':
        yield step;
    }
  }
  if (signal.aborted) yield { kind: 'complete', outcome: 'cancelled', statistics: noStatistics };
}

/** The columns of generated rows. */
export const generatedColumns: readonly Column[] = [
  { name: '@timestamp', type: 'timestamp' },
  { name: 'eventName', type: 'text' },
  { name: 'eventSource', type: 'text' },
  { name: 'awsRegion', type: 'text' },
  { name: 'sourceIPAddress', type: 'text' },
  { name: 'userIdentity.arn', type: 'text' },
  { name: 'errorCode', type: 'text' },
  { name: 'bytesTransferred', type: 'number' },
  { name: 'userAgent', type: 'text' },
  { name: 'eventID', type: 'text' },
  { name: 'requestParameters.bucketName', type: 'text' },
  { name: 'readOnly', type: 'number' },
];

const batchSize = 10_000;

function* generate(count: number): Iterable<QueryEvent> {
  yield { kind: 'started', columns: generatedColumns, range: undefined };
  for (let start = 0; start < count; start += batchSize) {
    const size = Math.min(batchSize, count - start);
    const rows = Array.from({ length: size }, (_, index) => generatedRow(start + index));
    const final = true;
    yield { kind: 'rows', revision: 0, final, columns: generatedColumns, rows };
  }
  const statistics = {
    ...noStatistics,
    recordsScanned: 3 * count,
    recordsMatched: count,
    bytesScanned: 3 * count * 1400,
    resultCount: count,
    filesScanned: 300,
    elapsedMilliseconds: 2431,
  };
  yield { kind: 'complete', outcome: 'done', statistics };
}

const names = [
  'GetObject',
  'AssumeRole',
  'DescribeInstances',
  'PutObject',
  'Decrypt',
  'RunInstances',
];
const sources = ['s3', 'sts', 'ec2', 's3', 'kms', 'ec2'].map((name) => `${name}.amazonaws.com`);
const regions = ['us-east-1', 'eu-central-1', 'ap-southeast-2', 'us-west-2'];
const agents = [
  'aws-cli/2.15.30 Python/3.11.8 Linux/6.1.79 exe/x86_64.amzn.2023 prompt/off command/s3.cp',
  'Boto3/1.34.51 md/Botocore#1.34.51 ua/2.0 os/linux#5.10 lang/python#3.12.2',
  'console.amazonaws.com',
  '<img src=x onerror=alert(1)><b>bold</b>',
];

/** A row that any run makes the same way. */
export function generatedRow(index: number): ResultRow {
  const pick = (list: readonly string[], step: number): string =>
    list[(index * step) % list.length] ?? '';
  const mixed = (index * 2_654_435_761) % 4_294_967_296;
  const time = new Date(1_644_624_000_000 + index * 600).toISOString();
  return {
    cells: [
      time.replace('T', ' ').replace('Z', ''),
      pick(names, 7),
      pick(sources, 7),
      pick(regions, 3),
      `203.0.${mixed % 113}.${index % 251}`,
      `arn:aws:iam::${123_456_789_012 + (mixed % 3)}:role/application-${mixed % 97}`,
      index % 9 === 0 ? 'AccessDenied' : null,
      String(mixed % 1_000_000),
      pick(agents, 11),
      `${mixed.toString(16).padStart(8, '0')}-4f3c-4b1e-9d55-${index.toString(16).padStart(12, '0')}`,
      index % 4 === 0 ? `bucket-${index % 53}` : null,
      String(index % 2),
    ],
    pointer: `event-${index}`,
  };
}
