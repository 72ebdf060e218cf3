import assert from 'node:assert/strict';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import type { QueryRequest } from '../../../core/protocol/results.ts';
import {
  type BackendUnderTest,
  collect,
  completeOf,
  finalRows,
  problemsOf,
  requestOf,
} from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, localBackend, record } from './local-backend.ts';

/** Two folders of events: the query's own source, and one that it may name `other`. */
function twoSources(context: TestContext): BackendUnderTest & Pick<QueryRequest, 'sources'> {
  const own = localBackend(context, {
    'a.json': delivery([
      record('1', { eventName: 'GetObject', userIdentity: { arn: 'ann' }, n: 1 }),
      record('2', { eventName: 'PutObject', userIdentity: { arn: 'bob' }, n: '2.0' }),
    ]),
    'b.json': delivery([
      record('3', { eventName: 'GetObject', userIdentity: { arn: 'cid' }, n: true }),
      record('4', { eventName: 'Decrypt', n: null }),
    ]),
  });
  const folder = temporaryFolder(context, {
    'a.json': delivery([
      record('x', { eventName: 'ConsoleLogin', userIdentity: { arn: 'ann' }, n: '1', t: 10 }),
      record('y', { eventName: 'ConsoleLogin', userIdentity: { arn: 'ann' }, n: 2, t: 20 }),
      record('z', { eventName: 'Logout', userIdentity: { arn: 'eve' }, n: 7, t: 30 }),
      record('w', { eventName: 'Logout', t: 40 }),
    ]),
  });
  const sources = {
    other: { kind: 'local', name: 'other', path: folder },
    'other-too': { kind: 'local', name: 'other-too', path: path.join(folder, 'a.json') },
    prod: { kind: 'cloudwatch', name: 'prod', places: [] },
  } as const;
  return { ...own, sources };
}

type Given = ReturnType<typeof twoSources>;

const run = async (given: Given, query: string, more: Partial<QueryRequest> = {}) =>
  collect(given, { query, sources: given.sources, ...more });

/** The cells of the answer, a line a row. */
async function answer(given: Given, query: string, more: Partial<QueryRequest> = {}) {
  const events = await run(given, query, more);
  assert.equal(completeOf(events).outcome, 'done', problemsOf(events).join('\n'));
  return finalRows(events).map(({ cells }) => cells.map((cell) => cell ?? '∅').join(' '));
}

const told = async (given: Given, query: string, more: Partial<QueryRequest> = {}) =>
  problemsOf(await run(given, query, more)).join('\n');

test('SOURCE names a source of ours, by name or by prefix', async (context) => {
  const given = twoSources(context);
  assert.deepEqual(
    await answer(given, "SOURCE 'other' | fields eventID, @log | sort eventID"),
    ['w', 'x', 'y', 'z'].map((id) => `${id} 111122223333:other`),
  );
  assert.deepEqual(
    await answer(given, "SOURCE logGroups(namePrefix: ['other-']) | stats count(*)"),
    ['4'],
  );
  assert.equal(await told(given, "SOURCE 'other' | stats count(*)"), '');
});

test('SOURCE that names nothing known is the own source, with a hint', async (context) => {
  const given = twoSources(context);
  for (const source of [
    "'nowhere'",
    'dataSource(["amazon_vpc.flow"])',
    'logGroups(namePrefix: ["x"])',
  ]) {
    const events = await run(given, `SOURCE ${source} | stats count(*)`);
    assert.deepEqual(finalRows(events)[0]?.cells, ['4'], source);
    assert.match(problemsOf(events).join(), /^source-unknown: SOURCE names .*"lab" were used/);
  }
  assert.match(await told(given, "SOURCE 'prod' | stats count(*)"), /which is in CloudWatch/);
});

test('several sources are read as one, and their events are found again', async (context) => {
  const given = twoSources(context);
  const sources = { ...given.sources, lab: given.source };
  const query = "SOURCE 'lab' 'other' | fields eventID, @log | sort eventID";
  const events = await collect(given, { query, sources });
  const rows = finalRows(events);
  assert.deepEqual(
    rows.map(({ cells: [id, log] }) => `${id} ${log?.split(':')[1]}`),
    ['w other', 'x other', 'y other', 'z other', '1 lab', '2 lab', '3 lab', '4 lab'],
  );
  for (const { cells, pointer = '' } of rows) {
    const text = await given.backend.fetchEvent(requestOf(given, { query, sources }), pointer);
    assert.ok(text?.includes(`"eventID":"${cells[0]}"`), text);
  }
});

test('in and not in take the column of another query', async (context) => {
  const given = twoSources(context);
  const inner = "(SOURCE 'other' | filter eventName = 'ConsoleLogin' | fields userIdentity.arn)";
  assert.deepEqual(
    await answer(given, `filter userIdentity.arn in ${inner} | fields eventID | sort eventID`),
    ['1'],
  );
  assert.deepEqual(
    await answer(given, `filter userIdentity.arn not in ${inner} | fields eventID | sort eventID`),
    ['2', '3', '4'],
  );
  assert.deepEqual(
    await answer(given, "filter n in (SOURCE 'other' | stats count(*) by n | display n) | sort n"),
    await answer(given, 'filter n in ["1", "2", "7"] | sort n'),
  );
});

test('in without a source of its own asks the source of the query around it', async (context) => {
  const given = twoSources(context);
  assert.deepEqual(
    await answer(given, 'filter eventID in (filter n = 1 | fields eventID) | fields eventID'),
    ['1', '3'],
  );
});

test('what a query in parentheses reads is part of progress and statistics', async (context) => {
  const given = twoSources(context);
  const query = "filter n in (SOURCE 'other' | fields n) | fields eventID | limit 1";
  const events = await run(given, query);
  const { recordsScanned, filesScanned, resultCount } = completeOf(events).statistics;
  assert.deepEqual(
    { recordsScanned, filesScanned, resultCount },
    {
      recordsScanned: 8,
      filesScanned: 3,
      resultCount: 1,
    },
  );
  const progress = events.filter((event) => event.kind === 'progress');
  assert.ok(progress.every(({ progress: { total } }) => total === 3));
  const done = progress.map(({ progress: { done } }) => done);
  assert.deepEqual(
    done,
    done.toSorted((a, b) => a - b),
  );
  assert.equal(events.filter(({ kind }) => kind === 'started').length, 1);
  assert.ok(events.every((event) => event.kind !== 'rows' || event.columns[0]?.name === 'eventID'));
});

test('a query in parentheses can be cancelled', async (context) => {
  const given = twoSources(context);
  const controller = new AbortController();
  const request = requestOf(given, {
    query: "filter n in (SOURCE 'other' | fields n)",
    sources: given.sources,
  });
  const events = [];
  for await (const event of given.backend.run(request, controller.signal)) {
    events.push(event);
    if (event.kind === 'progress') controller.abort();
  }
  assert.equal(completeOf(events).outcome, 'cancelled');
});

test('join pairs events with those of the other source', async (context) => {
  const given = twoSources(context);
  const on = "where a.userIdentity.arn = b.userIdentity.arn (SOURCE 'other')";
  assert.deepEqual(
    await answer(given, `join left=a right=b ${on} | fields a.eventID, b.eventID, b.t`),
    ['1 x 10', '1 y 20'],
  );
  assert.deepEqual(
    await answer(
      given,
      `join type=left left=a right=b ${on} | fields a.eventID, b.eventID | sort a.eventID, b.eventID`,
    ),
    ['1 x', '1 y', '2 ∅', '3 ∅', '4 ∅'],
  );
  assert.deepEqual(
    await answer(given, `join left=a right=b ${on} | stats sum(b.t) as t by a.eventName`),
    ['GetObject 30'],
  );
});

test('keys of a join are equal as "=" compares them, and what is missing matches nothing', async (context) => {
  const given = twoSources(context);
  assert.deepEqual(
    await answer(
      given,
      "join left=a right=b where a.n = b.n (SOURCE 'other') | fields a.eventID, b.eventID | sort a.eventID",
    ),
    ['1 x', '2 y', '3 x'],
  );
  assert.deepEqual(
    await answer(
      given,
      "join left=a right=b where b.n = a.n and a.userIdentity.arn = b.userIdentity.arn (SOURCE 'other') | fields a.eventID, b.eventID",
    ),
    ['1 x'],
  );
});

test('join after other commands, and fields that are first read behind a limit', async (context) => {
  const given = twoSources(context);
  const query =
    'stats count(*) as calls by userIdentity.arn as who ' +
    "| join left=s right=b where s.who = b.userIdentity.arn (SOURCE 'other') " +
    '| sort b.t desc | limit 1 | display s.who, s.calls, b.eventName, b.awsRegion';
  assert.deepEqual(await answer(given, query), ['ann 1 ConsoleLogin eu-west-1']);
  assert.deepEqual(
    await answer(
      given,
      "filter n = 1 | join left=a right=b where a.n = b.n (SOURCE 'other') | limit 1 | fields b.t + 1 as t",
    ),
    ['11'],
  );
});

test('join refuses more different keys than CloudWatch takes', async (context) => {
  const given = twoSources(context);
  const records = Array.from({ length: 50_001 }, (_, id) => `{"eventVersion":"1","k":${id}}`);
  const folder = temporaryFolder(context, { 'a.json': delivery(records) });
  const sources = { many: { kind: 'local', name: 'many', path: folder } } as const;
  const query = "join left=a right=b where a.n = b.k (SOURCE 'many') | fields b.k";
  const events = await run(given, query, { sources });
  assert.equal(completeOf(events).outcome, 'failed');
  assert.match(problemsOf(events).join(), /^join-keys: .*50001 different values of k/);
});

test('appendcols puts the rows of another query beside its own', async (context) => {
  const given = twoSources(context);
  const query = 'stats count(*) as n by eventName | sort n desc, eventName | appendcols';
  const inner = "(SOURCE 'other' | stats count(*) as n, sum(t) as t by eventName | sort eventName)";
  assert.deepEqual(await answer(given, `${query} ${inner}`), [
    'GetObject 2 30',
    'Decrypt 1 70',
    'PutObject 1 ∅',
  ]);
  assert.deepEqual(await answer(given, `${query} override=true max=1 ${inner}`), [
    'ConsoleLogin 2 30',
    '∅ ∅ ∅',
    '∅ ∅ ∅',
  ]);
});

test('lookups read tables', async (context) => {
  const given = twoSources(context);
  const folder = temporaryFolder(context, {
    'people.csv': '\uFEFFarn,team,note\r\nann,"red, ""hot""",x\r\nbob,blue\r\nann,second,y\r\n',
    'nets.csv':
      'name,cidr\nall,0.0.0.0/0\nten,10.0.0.0/8\none,10.1.0.0/16\nhost,10.1.2.3\nsix,2001:db8::/32\n',
    'broken.csv': Buffer.from([0x61, 0x0a, 0xff, 0xff]),
  });
  const tables = Object.fromEntries(
    ['people', 'nets', 'broken'].map((name) => [name, path.join(folder, `${name}.csv`)]),
  );
  const output = 'lookup people arn as userIdentity.arn OUTPUT team, note as eventName';
  assert.deepEqual(
    await answer(given, `${output} | sort eventID | display team, eventName`, { tables }),
    ['red, "hot" x', 'blue ∅', '∅ ∅', '∅ ∅'],
  );
  const outputNew = 'lookup people arn as userIdentity.arn OUTPUTNEW team, note as eventName';
  assert.deepEqual(
    await answer(given, `${outputNew} | sort eventID | display team, eventName`, { tables }),
    ['red, "hot" GetObject', 'blue PutObject', '∅ GetObject', '∅ Decrypt'],
  );
  const byNetwork = async (address: string): Promise<readonly string[]> =>
    answer(
      given,
      `limit 1 | fields "${address}" as ip | cidrlookup nets ip AS cidr OUTPUT name | display name`,
      { tables },
    );
  assert.deepEqual(await byNetwork('10.1.2.3'), ['host']);
  assert.deepEqual(await byNetwork('10.1.9.9'), ['one']);
  assert.deepEqual(await byNetwork('10.9.9.9'), ['ten']);
  assert.deepEqual(await byNetwork('1.2.3.4'), ['all']);
  assert.deepEqual(await byNetwork('2001:db8::1'), ['six']);
  assert.deepEqual(await byNetwork('2002::1'), ['∅']);
  assert.deepEqual(await byNetwork('s3.amazonaws.com'), ['∅']);
  assert.match(await told(given, 'lookup gone k OUTPUT v', { tables }), /there is no table "gone"/);
  assert.match(
    await told(given, 'lookup people arn OUTPUT size', { tables }),
    /has no column "size"; it has arn, team, note/,
  );
  assert.match(await told(given, 'lookup broken a OUTPUT a', { tables }), /it is not UTF-8 text/);
});
