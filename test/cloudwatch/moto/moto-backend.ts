import { silentDialogue } from '../../../backends/backend.ts';
import { awsConnections } from '../../../backends/cloudwatch/aws/connect.ts';
import type { Connect } from '../../../backends/cloudwatch/aws/connection.ts';
import { createCloudWatchBackend } from '../../../backends/cloudwatch/cloudwatch-backend.ts';
import { memoryLedger } from '../../../backends/cloudwatch/ledger/ledger.ts';
import { memoryLimits } from '../../../backends/cloudwatch/limits/memory-limits.ts';
import { noJournal } from '../../../backends/cloudwatch/run/journal.ts';
import { systemClock } from '../../../backends/clock.ts';
import type { BackendUnderTest } from '../../backends/contract.ts';
import { accessKey, region, type Seeded } from './seed.ts';

/** Connections as users have them, to moto. */
export function connectTo(endpoint: string): Connect {
  return awsConnections(silentDialogue, { endpoint, credentials: async () => accessKey });
}

/** The backend over the events that are there. */
export function motoBackend(connect: Connect, { now }: Seeded): BackendUnderTest {
  const clock = systemClock;
  const backend = createCloudWatchBackend({
    connect: withoutMarks(connect),
    clock,
    random: Math.random,
    limits: memoryLimits(clock),
    journal: noJournal,
    ledger: memoryLedger(),
    dialogue: silentDialogue,
  });
  const place = { profile: undefined, region, logGroups: ['trail'] };
  return {
    backend: {
      ...backend,
      run: (request, signal) =>
        backend.run({ ...request, now, range: request.range ?? '-1h' }, signal),
    },
    source: { kind: 'cloudwatch', name: 'moto', places: [place] },
  };
}

/** moto takes comments for a part of the command before. */
function withoutMarks(connect: Connect): Connect {
  return (place) => {
    const connection = connect(place);
    const { api } = connection;
    return {
      ...connection,
      api: {
        ...api,
        startQuery: async ({ text, ...query }, signal) =>
          await api.startQuery({ ...query, text: text.replace(/\n# ctq \w+$/, '') }, signal),
      },
    };
  };
}
