import { deepEqual, equal, ok } from 'node:assert/strict';
import { after, test } from 'node:test';
import { LogsFault } from '../../../backends/cloudwatch/aws/logs-fault.ts';
import { collect, completeOf, finalRows, testBackendContract } from '../../backends/contract.ts';
import { leaveConfiguration } from '../recorded/no-configuration.ts';
import { agree, agreements } from './agreement.ts';
import { connectTo, motoBackend } from './moto-backend.ts';
import { type MotoServer, startMoto } from './moto-server.ts';
import { operations } from './operations.ts';
import { region, seed } from './seed.ts';

/*
 * The backend and the client against moto (https://docs.getmoto.org), which somebody else has made
 * after the same API. It needs a Python with moto's server (`pip install 'moto[server,logs]'`), which
 * CTQ_PYTHON names unless it is the machine's own.
 *
 * moto knows the commands fields, sort and limit with the fields @timestamp, @message, @logStream and
 * @log, and passes over everything else. So some of what every backend has to keep to can't be seen.
 */
const leftOut = new Map([
  ['runs several queries at once', 'moto does not know stats'],
  [
    'fills in parameters and misses those that are not there',
    'moto knows neither filter nor stats',
  ],
  ['fetches the event behind a row again', 'moto has no GetLogRecord and no eventID'],
]);

// moto heeds it too.
leaveConfiguration();

const moto = await startMoto(process.env['CTQ_PYTHON'] ?? 'python3');
if (typeof moto === 'string') {
  console.log(`Nothing was run against moto: ${moto}. CTQ_PYTHON names a Python that does.`);
} else {
  await testAgainst(moto);
}

async function testAgainst(server: MotoServer): Promise<void> {
  after(async () => await server.close());
  console.log(`moto ${server.version} at ${server.endpoint}\n${tableOf().join('\n')}\n`);
  const seeded = await seed(server.endpoint);
  const connect = connectTo(server.endpoint);
  const { api } = connect({ profile: undefined, region });
  testBackendContract('moto', () => motoBackend(connect, seeded), leftOut);

  test('moto: rows of events come as they were put', async () => {
    const query = 'fields @logStream, @message | sort @timestamp desc | limit 30';
    const events = await collect(motoBackend(connect, seeded), { query });
    const rows = finalRows(events).map(({ cells }) => cells);
    equal(completeOf(events).outcome, 'done');
    deepEqual(
      rows,
      seeded.events
        .map(({ message }, index, { length }) => [index < length / 2 ? 'early' : 'late', message])
        .toReversed()
        .slice(0, 30),
    );
  });

  for (const [name, check] of Object.entries(operations)) {
    test(`moto: ${name}`, async () => {
      if (typeof check === 'function') return await check({ api, seeded });
      // What is not there is a page of HTML with a status of 500.
      await check.ask(api).then(
        () => ok(false, `moto has ${name} by now: it can be checked`),
        (error: unknown) => ok(error instanceof LogsFault && error.kind === 'service', name),
      );
    });
  }

  for (const agreement of agreements) {
    test(`moto and the stand-in agree: ${agreement.title}`, async () => {
      await agree(agreement, server.endpoint);
    });
  }
}

/** What is checked, and what is not. */
function tableOf(): readonly string[] {
  const checked = Object.entries(operations).map(([name, check]) =>
    typeof check === 'function'
      ? `  ${name}: checked`
      : `  ${name}: only that it fails well, since ${check.because}`,
  );
  const contract = Array.from(leftOut, ([what, why]) => `  left out: ${what} (${why})`);
  return ['operations:', ...checked, 'contract of backends:', ...contract];
}
