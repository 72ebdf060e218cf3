import assert from 'node:assert/strict';
import test, { type TestContext } from 'node:test';
import {
  type CloudWatchLogsClient,
  DeleteQueryDefinitionCommand,
  DescribeLogGroupsCommand,
  DescribeLogStreamsCommand,
  DescribeQueriesCommand,
  DescribeQueryDefinitionsCommand,
  GetLogGroupFieldsCommand,
  GetLogRecordCommand,
  GetQueryResultsCommand,
  MalformedQueryException,
  PutQueryDefinitionCommand,
  StartQueryCommand,
  type StartQueryCommandInput,
  StopQueryCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { recordEvents } from './stand-in/events/record-events.ts';
import { sampleRecords } from './stand-in/events/sample-events.ts';
import { syntheticEvents } from './stand-in/events/synthetic-events.ts';
import { ways } from './stand-in/sdk-client.ts';
import {
  createStandIn,
  type StandIn,
  type StandInOptions,
  usualAccount,
} from './stand-in/stand-in.ts';
import { virtualClock } from './stand-in/virtual-clock.ts';

const now = Date.UTC(2022, 1, 20);
const seconds = now / 1000;
const day = 86_400;
const linked = '444455556666';
const linkedArn = `arn:aws:logs:us-east-1:${linked}:log-group:theirs`;
const samples = recordEvents(sampleRecords());
const many = syntheticEvents({ count: 25_000, start: now - day * 1000, end: now });

interface Given {
  readonly standIn: StandIn;
  readonly client: CloudWatchLogsClient;
  readonly context: TestContext;
  /** Lets that many milliseconds pass. */
  readonly pass: (milliseconds: number) => Promise<void>;
  readonly connect: (accessKeyId: string) => Promise<CloudWatchLogsClient>;
}

function check(
  what: string,
  body: (given: Given) => Promise<void>,
  options: Partial<StandInOptions> = {},
): void {
  for (const { name, connect } of ways) {
    test(`${name}: ${what}`, async (context) => {
      const clock = virtualClock(now);
      const standIn = createStandIn({
        clock,
        links: new Map([[usualAccount, [linked]]]),
        ...options,
      });
      const place = standIn.cloud.place(usualAccount, 'us-east-1');
      place.addGroup({
        name: 'trail',
        events: samples,
        streams: [{ name: 'b', lastEvent: 1 }, { name: 'a', lastEvent: 2 }, { name: 'c' }],
      });
      place.addGroup({
        name: 'many',
        events: many,
        retentionDays: 30,
        created: now - 90 * day * 1000,
      });
      place.addGroup({ name: 'rare', logClass: 'INFREQUENT_ACCESS' });
      standIn.cloud.place(linked, 'us-east-1').addGroup({ name: 'theirs', events: many });
      await body({
        standIn,
        client: await connect(context, standIn),
        context,
        pass: async (milliseconds) => await clock.pass(milliseconds),
        connect: async (accessKeyId) => await connect(context, standIn, { accessKeyId }),
      });
      assert.deepEqual(standIn.failures, []);
    });
  }
}

const query = (input: Partial<StartQueryCommandInput> = {}): StartQueryCommand =>
  new StartQueryCommand({
    logGroupName: 'trail',
    queryString: 'fields eventName',
    startTime: seconds - 20 * day,
    endTime: seconds,
    ...input,
  });

check('a query waits, runs with growing rows, and completes', async ({ client, pass }) => {
  const { queryId } = await client.send(query({ queryString: 'stats count(*) as n' }));
  const seen: string[] = [];
  for (let turn = 0; turn < 6; turn += 1) {
    const { status, results, statistics } = await client.send(
      new GetQueryResultsCommand({ queryId }),
    );
    seen.push(`${status} ${results?.[0]?.[0]?.value ?? '-'} of ${statistics?.recordsScanned}`);
    await pass(300);
  }
  const all = samples.count;
  assert.deepEqual(seen, [
    'Scheduled - of 0',
    'Running - of 0',
    `Running 617 of 617`,
    'Running 1000 of 1000',
    'Running 1000 of 1000',
    'Running 1000 of 1000',
  ]);
  await pass(300);
  const { status, statistics } = await client.send(new GetQueryResultsCommand({ queryId }));
  assert.equal(status, 'Complete');
  assert.deepEqual(statistics, {
    recordsMatched: all,
    recordsScanned: all,
    bytesScanned: samples.bytesBetween(0, all),
    estimatedRecordsSkipped: 0,
    estimatedBytesSkipped: 0,
    logGroupsScanned: 1,
    resultCount: 1,
  });
});

check('rows come 10,000 a page, for an hour', async ({ client, pass }) => {
  const { queryId } = await client.send(query({ logGroupName: 'many', limit: 100_000 }));
  await pass(2000);
  const lengths: number[] = [];
  const pointers = new Set<string | undefined>();
  let nextToken: string | undefined;
  do {
    const page = await client.send(new GetQueryResultsCommand({ queryId, nextToken }));
    lengths.push(page.results?.length ?? 0);
    for (const row of page.results ?? []) pointers.add(row.at(-1)?.value);
    ({ nextToken } = page);
  } while (nextToken !== undefined);
  assert.deepEqual(lengths, [10_000, 10_000, 5_000]);
  assert.equal(pointers.size, 25_000);
  const small = await client.send(new GetQueryResultsCommand({ queryId, maxItems: 7 }));
  assert.equal(small.results?.length, 7);
  await pass(3_600_001);
  await assert.rejects(
    client.send(new GetQueryResultsCommand({ queryId, nextToken: small.nextToken })),
    { name: 'InvalidParameterException' },
  );
});

check('an event is found again by its pointer', async ({ client, pass }) => {
  const { queryId } = await client.send(query({ queryString: 'fields @message, errorCode' }));
  await pass(2000);
  const { results = [] } = await client.send(new GetQueryResultsCommand({ queryId, maxItems: 1 }));
  const cells = new Map(results[0]?.map(({ field, value }) => [field, value]));
  assert.deepEqual([...cells.keys()].at(-1), '@ptr');
  const { logRecord = {} } = await client.send(
    new GetLogRecordCommand({ logRecordPointer: cells.get('@ptr') }),
  );
  assert.equal(logRecord['@message'], cells.get('@message'));
  assert.equal(logRecord['@log'], `${usualAccount}:trail`);
  assert.ok(logRecord['eventName']);
  await assert.rejects(client.send(new GetLogRecordCommand({ logRecordPointer: 'nonsense' })), {
    name: 'InvalidParameterException',
  });
});

check('a query is stopped once', async ({ client, standIn, pass }) => {
  const { queryId } = await client.send(query());
  await pass(1000);
  assert.equal(standIn.running().length, 1);
  const stopped = await client.send(new StopQueryCommand({ queryId }));
  assert.equal(stopped.success, true);
  assert.equal(standIn.running().length, 0);
  const { status } = await client.send(new GetQueryResultsCommand({ queryId }));
  assert.equal(status, 'Cancelled');
  await assert.rejects(client.send(new StopQueryCommand({ queryId })), {
    name: 'InvalidParameterException',
  });
  for (const command of [StopQueryCommand, GetQueryResultsCommand]) {
    await assert.rejects(
      async () => {
        if (command === StopQueryCommand) await client.send(new StopQueryCommand({ queryId: 'x' }));
        else await client.send(new GetQueryResultsCommand({ queryId: 'x' }));
      },
      { name: 'ResourceNotFoundException' },
    );
  }
});

check(
  'queries end as their script says',
  async ({ client, pass }) => {
    const statuses: (string | undefined)[] = [];
    for (let number = 0; number < 4; number += 1) {
      const { queryId } = await client.send(query());
      await pass(100);
      const page = await client.send(new GetQueryResultsCommand({ queryId }));
      statuses.push(page.status);
      assert.equal(page.results?.length, page.status === 'Cancelled' ? 1000 : 0);
    }
    assert.deepEqual(statuses, ['Failed', 'Timeout', 'Cancelled', 'Unknown']);
  },
  {
    life: ({ number }) => ({
      scheduled: 0,
      running: 50,
      ends: (['Failed', 'Timeout', 'Cancelled', 'Unknown'] as const)[number] ?? 'Complete',
    }),
  },
);

const names51 = Array.from({ length: 51 }, () => 'trail');

const refused: readonly (readonly [Partial<StartQueryCommandInput>, error: string, RegExp?])[] = [
  [{ logGroupName: 'none' }, 'ResourceNotFoundException', /'none' does not exist/],
  [{ logGroupNames: ['many'] }, 'InvalidParameterException', /Exactly one/],
  [{ logGroupName: undefined }, 'InvalidParameterException', /Exactly one/],
  [{ logGroupName: undefined, logGroupNames: [] }, 'InvalidParameterException', /Exactly one/],
  [{ logGroupName: undefined, logGroupNames: names51 }, 'InvalidParameterException', /50/],
  [
    { logGroupName: undefined, logGroupIdentifiers: [`${linkedArn}:*`] },
    'ResourceNotFoundException',
  ],
  [
    { logGroupName: undefined, logGroupIdentifiers: [linkedArn.replace(linked, '111111111111')] },
    'ResourceNotFoundException',
  ],
  [{ queryString: "SOURCE 'many' | fields eventName" }, 'InvalidParameterException', /SOURCE/],
  [{ queryString: 'x'.repeat(10_001) }, 'InvalidParameterException', /10000/],
  [{ queryLanguage: 'SQL' }, 'InvalidParameterException', /SQL/],
  [{ limit: 100_001 }, 'InvalidParameterException', /limit/],
  [{ startTime: seconds, endTime: seconds - 1 }, 'InvalidParameterException', /start time/],
  [
    { logGroupName: 'many', startTime: seconds - 40 * day, endTime: seconds - 31 * day },
    'MalformedQueryException',
    /retention settings \(\[0,16\]\)$/,
  ],
];

check(
  'what makes no sense is not started',
  async ({ client, standIn }) => {
    for (const [input, name, message = /./] of refused) {
      await assert.rejects(client.send(query(input)), { name, message }, JSON.stringify(input));
    }
    assert.equal(standIn.queries().length, 0);
  },
  { quotas: { rates: new Map(), concurrency: 100 } },
);

check('what does not compile says where', async ({ client }) => {
  const queryString = 'fields eventName | fitler x = 1';
  await assert.rejects(client.send(query({ queryString })), (error) => {
    assert.ok(error instanceof MalformedQueryException);
    const { location, message } = error.queryCompileError ?? {};
    assert.equal(message, error.message);
    assert.equal(queryString.slice(location?.startCharOffset, location?.endCharOffset), 'fitler');
    return true;
  });
});

const named: readonly (readonly [
  Partial<StartQueryCommandInput>,
  count: number,
  groups: number,
])[] = [
  [{ logGroupNames: ['trail', 'many'], logGroupName: undefined }, samples.count + 25_000, 2],
  [{ logGroupIdentifiers: ['many', linkedArn], logGroupName: undefined }, 50_000, 2],
  [{ queryString: "SOURCE 'many' | stats count(*)", logGroupName: undefined }, 25_000, 1],
  [
    {
      queryString: "SOURCE logGroups(namePrefix: ['t']) | stats count(*)",
      logGroupName: undefined,
    },
    samples.count,
    1,
  ],
];

check('log groups are named in several ways', async ({ client, pass }) => {
  for (const [input, count, groups] of named) {
    const { queryId } = await client.send(query({ queryString: 'stats count(*)', ...input }));
    await pass(2000);
    const { results, statistics } = await client.send(new GetQueryResultsCommand({ queryId }));
    assert.equal(results?.[0]?.[0]?.value, String(count), JSON.stringify(input));
    assert.equal(statistics?.logGroupsScanned, groups);
  }
});

check('an estimate scans nothing', async ({ client, pass }) => {
  const { queryId } = await client.send(query({ queryString: 'stats count(*) | estimate' }));
  await pass(2000);
  const { results, statistics } = await client.send(new GetQueryResultsCommand({ queryId }));
  assert.equal(results?.[0]?.[0]?.value, String(samples.bytesBetween(0, samples.count)));
  assert.equal(statistics?.bytesScanned, 0);
});

check('queries can be looked for', async ({ client, pass }) => {
  for (const logGroupName of ['trail', 'many', 'trail']) {
    await client.send(query({ logGroupName }));
    await pass(1000);
  }
  const list = async (input: object): Promise<readonly (string | undefined)[]> => {
    const found: (string | undefined)[] = [];
    let nextToken: string | undefined;
    do {
      const page = await client.send(new DescribeQueriesCommand({ ...input, nextToken }));
      found.push(...(page.queries ?? []).map(({ queryId }) => queryId?.at(-1)));
      ({ nextToken } = page);
    } while (nextToken !== undefined);
    return found;
  };
  assert.deepEqual(await list({}), ['3', '2', '1']);
  assert.deepEqual(await list({ maxResults: 1 }), ['3', '2', '1']);
  assert.deepEqual(await list({ logGroupName: 'trail' }), ['3', '1']);
  assert.deepEqual(await list({ status: 'Running' }), ['3']);
  assert.deepEqual(await list({ logGroupName: 'trail', status: 'Complete' }), ['1']);
  assert.deepEqual(await list({ queryLanguage: 'SQL' }), []);
});

check('log groups, streams and fields are told of', async ({ client }) => {
  const groups = async (input: object): Promise<readonly (string | undefined)[]> => {
    const { logGroups = [] } = await client.send(new DescribeLogGroupsCommand(input));
    return logGroups.map(({ logGroupArn }) => logGroupArn?.split(':').at(-1));
  };
  assert.deepEqual(await groups({}), ['many', 'rare', 'trail']);
  assert.deepEqual(await groups({ limit: 1 }), ['many']);
  assert.deepEqual(await groups({ logGroupNamePrefix: 'tr' }), ['trail']);
  assert.deepEqual(await groups({ logGroupIdentifiers: ['many', 'none'] }), ['many']);
  assert.deepEqual(await groups({ logGroupNamePattern: 'AR' }), ['rare']);
  assert.deepEqual(await groups({ logGroupClass: 'INFREQUENT_ACCESS' }), ['rare']);
  assert.deepEqual(await groups({ includeLinkedAccounts: true }), [
    'many',
    'rare',
    'theirs',
    'trail',
  ]);
  await assert.rejects(groups({ logGroupNamePrefix: 'a', logGroupNamePattern: 'b' }), {
    name: 'InvalidParameterException',
  });
  const streams = async (input: object): Promise<string | undefined> => {
    const command = new DescribeLogStreamsCommand({ logGroupName: 'trail', ...input });
    const { logStreams = [] } = await client.send(command);
    return logStreams.map(({ logStreamName }) => logStreamName).join('');
  };
  assert.equal(await streams({}), 'abc');
  assert.equal(await streams({ orderBy: 'LastEventTime', descending: true }), 'abc');
  assert.equal(await streams({ logStreamNamePrefix: 'b' }), 'b');
  const { logGroupFields = [] } = await client.send(
    new GetLogGroupFieldsCommand({ logGroupName: 'many', time: seconds - 3600 }),
  );
  assert.deepEqual(logGroupFields[0], { name: '@log', percent: 100 });
  assert.ok(logGroupFields.some(({ name }) => name === 'userIdentity.userName'));
});

check('queries are saved, changed and deleted', async ({ client }) => {
  const parameters = [{ name: 'who', defaultValue: 'alice', description: 'whom to follow' }];
  const put = { name: 'folder/mine', queryString: 'fields {{who}}', parameters };
  const { queryDefinitionId } = await client.send(new PutQueryDefinitionCommand(put));
  await client.send(new PutQueryDefinitionCommand({ ...put, name: 'other' }));
  await client.send(
    new PutQueryDefinitionCommand({ ...put, queryDefinitionId, logGroupNames: ['trail'] }),
  );
  const list = async (): Promise<readonly unknown[]> => {
    const command = new DescribeQueryDefinitionsCommand({ queryDefinitionNamePrefix: 'folder/' });
    return (await client.send(command)).queryDefinitions ?? [];
  };
  assert.deepEqual(await list(), [
    {
      ...put,
      queryDefinitionId,
      queryLanguage: 'CWLI',
      logGroupNames: ['trail'],
      lastModified: now,
    },
  ]);
  const remove = new DeleteQueryDefinitionCommand({ queryDefinitionId });
  assert.equal((await client.send(remove)).success, true);
  assert.deepEqual(await list(), []);
  await assert.rejects(client.send(remove), { name: 'ResourceNotFoundException' });
  await assert.rejects(client.send(new PutQueryDefinitionCommand({ ...put, queryDefinitionId })), {
    name: 'ResourceNotFoundException',
  });
});

check('ten requests a second of a kind, in any second', async ({ client, standIn, pass }) => {
  const groups = new DescribeLogGroupsCommand({});
  const send = async (): Promise<string> =>
    await client.send(groups).then(
      () => 'done',
      (error: Error) => error.name,
    );
  for (let turn = 0; turn < 10; turn += 1) assert.equal(await send(), 'done');
  await pass(999);
  assert.equal(await send(), 'ThrottlingException');
  await pass(1);
  assert.equal(await send(), 'done');
  assert.equal(standIn.peakOf('DescribeLogGroups'), 11);
  assert.deepEqual(
    standIn.violations.map(({ what, operation, time }) => [what, operation, time]),
    [['rate', 'DescribeLogGroups', now + 999]],
  );
});

check(
  'so many queries at once',
  async ({ client, standIn, pass }) => {
    await client.send(query());
    await client.send(query());
    await assert.rejects(client.send(query()), {
      name: 'LimitExceededException',
      message: 'Account maximum query concurrency limit of [2] reached.',
    });
    assert.deepEqual(
      standIn.violations.map(({ what }) => what),
      ['concurrency'],
    );
    await pass(2000);
    await client.send(query());
  },
  { quotas: { rates: new Map(), concurrency: 2 } },
);

check(
  'keys say who asks',
  async ({ standIn, connect, pass }) => {
    const groups = new DescribeLogGroupsCommand({});
    const theirs = await (await connect('AKIATHEIRS')).send(groups);
    assert.deepEqual(
      theirs.logGroups?.map(({ logGroupName }) => logGroupName),
      ['theirs'],
    );
    await assert.rejects((await connect('AKIANOBODY')).send(groups), {
      name: 'UnrecognizedClientException',
    });
    await assert.rejects((await connect('AKIALESS')).send(groups), {
      name: 'AccessDeniedException',
    });
    const short = await connect('AKIASHORT');
    await short.send(groups);
    await pass(1000);
    await assert.rejects(short.send(groups), { name: 'ExpiredTokenException' });
    assert.deepEqual(
      standIn.requests.map(({ account, region, operation }) => [account, region, operation]),
      [linked, '', usualAccount, usualAccount, usualAccount].map((account) => [
        account,
        'us-east-1',
        'DescribeLogGroups',
      ]),
    );
  },
  {
    keys: new Map([
      ['AKIATHEIRS', { account: linked }],
      ['AKIALESS', { account: usualAccount, denied: ['DescribeLogGroups'] }],
      ['AKIASHORT', { account: usualAccount, expires: now + 1000 }],
    ]),
  },
);
