import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { QueryRequest } from '#protocol/results.ts';
import type { Clock } from '../../../backends/clock.ts';
import type { JournalQuery } from '../../../backends/cloudwatch/run/journal.ts';
import { fileJournal } from '../../../backends/cloudwatch/run/file-journal.ts';
import { sweepJournal } from '../../../backends/cloudwatch/run/janitor.ts';
import { temporaryFolder } from '../../backends/temporary-folder.ts';
import { virtualClock } from '../stand-in/virtual-clock.ts';
import { deadPid } from './dead-process.ts';
import { fakeService, fault, type ServiceScript } from './fake-service.ts';
import { follow, order, start } from './follow.ts';

const { signal } = new AbortController();
const day = 24 * 3600_000;

const request: QueryRequest = {
  query: 'fields a',
  parameters: { who: 'me' },
  title: 'A query',
  source: {
    kind: 'cloudwatch',
    name: 'prod',
    places: [{ profile: 'lab', region: 'eu-west-1', logGroups: ['trail'] }],
  },
  range: '-1h',
  now: start,
  keeper: { workspace: 'here', uri: 'file:///a.ctq', line: 3 },
};

const noted: JournalQuery = {
  key: 'one',
  queryId: 'query-1',
  mark: '# ctq 00000001',
  isOver: false,
  profile: 'lab',
  region: 'eu-west-1',
};

/** As if the programs that own entries of the folder had died. */
function killOwners(folder: string): void {
  for (const name of readdirSync(folder)) {
    renameSync(
      path.join(folder, name),
      path.join(folder, name.replace(`.${process.pid}.`, `.${deadPid()}.`)),
    );
  }
}

function lab(context: Parameters<typeof temporaryFolder>[0]) {
  const clock = virtualClock(start);
  const folder = path.join(temporaryFolder(context, {}), 'runs');
  return { clock, folder, journal: fileJournal(folder, clock) };
}

suite('the journal', () => {
  test('keeps what runs until it has ended', async (context) => {
    const { folder, journal } = lab(context);
    const entry = await journal.open(request);
    await Promise.all(
      ['one', 'two', 'three'].map(async (key) => await entry.note({ ...noted, key })),
    );
    const [name = ''] = readdirSync(folder);
    const text = readFileSync(path.join(folder, name), 'utf8');
    assert.deepEqual(
      ['one', 'two', 'three'].filter((key) => text.includes(`"${key}"`)),
      ['one', 'two', 'three'],
    );
    assert.equal(readdirSync(folder).length, 1);
    for (const key of ['one', 'two']) await entry.forget(key);
    await entry.note({ ...noted, key: 'three', isOver: true });
    await entry.close();
    assert.deepEqual(readdirSync(folder), []);
  });

  test('hands a run out once, to its workspace, when its program is gone', async (context) => {
    const { clock, folder, journal } = lab(context);
    const entry = await journal.open(request);
    await entry.note(noted);
    const others = [fileJournal(folder, clock), fileJournal(folder, clock)];
    assert.deepEqual(await journal.resumable('here'), []);
    killOwners(folder);
    assert.deepEqual(await others[0]?.resumable('elsewhere'), []);
    const claims = await Promise.all(others.map(async (other) => await other.resumable('here')));
    assert.deepEqual(claims.flat(), [{ ...request, resumes: entry.id }]);
    const winner = others[claims.findIndex((claimed) => claimed.length === 1)];
    const resumed = await winner?.open(claims.flat()[0] ?? request);
    assert.equal(resumed?.id, entry.id);
    assert.deepEqual(resumed.noted('one'), noted);
    assert.equal(resumed.noted('two'), undefined);
  });

  test('hands out what a thread of the same process has left', async (context) => {
    const { clock, folder, journal } = lab(context);
    await (await journal.open(request)).note(noted);
    assert.equal((await fileJournal(folder, clock).resumable('here')).length, 1);
  });

  test('hands out nothing that nobody keeps, is older than a week or damaged', async (context) => {
    const { clock, folder, journal } = lab(context);
    await journal.open({ ...request, keeper: undefined });
    killOwners(folder);
    assert.deepEqual(await journal.resumable('here'), []);
    const entry = await journal.open(request);
    const [name = ''] = readdirSync(folder).filter((file) => file.startsWith(entry.id));
    killOwners(folder);
    const file = path.join(folder, name.replace(`.${process.pid}.`, `.${deadPid()}.`));
    const whole = readFileSync(file, 'utf8');
    writeFileSync(file, whole.slice(0, -5));
    assert.deepEqual(await journal.resumable('here'), []);
    writeFileSync(file, whole);
    await clock.pass(8 * day);
    assert.deepEqual(await journal.resumable('here'), []);
  });

  test('that can’t be written stops nothing', async (context) => {
    const folder = path.join(temporaryFolder(context, { file: '' }), 'file', 'runs');
    const journal = fileJournal(folder, virtualClock(start));
    const entry = await journal.open(request);
    await entry.note(noted);
    assert.deepEqual(entry.noted('one'), noted);
    await entry.forget('one');
    await entry.close();
    assert.deepEqual(await journal.resumable('here'), []);
  });

  test('lets a query be gone on with after a reload', async (context) => {
    const { clock, folder, journal } = lab(context);
    const { connection, queries } = fakeService(clock, { duration: 60_000 });
    const entry = await journal.open(request);
    const dying = new AbortController();
    // The program dies in the middle: nothing of it is heard again.
    const deadEnd = { ...entry, forget: async () => {}, close: async () => {} };
    const dead = { ...connection, api: { ...connection.api, stopQuery: async () => true } };
    void clock.pass(5000).then(() => dying.abort());
    await follow({ clock, connection: dead, entry: deadEnd, signal: dying.signal });
    killOwners(folder);
    const next = fileJournal(folder, clock);
    const [again = request] = await next.resumable('here');
    const { answer } = await follow({ clock, connection, entry: await next.open(again) });
    assert.equal(answer?.rows.length, 3);
    assert.equal(queries.length, 1);
  });
});

suite('the janitor', () => {
  async function left(
    context: Parameters<typeof temporaryFolder>[0],
    script: Partial<ServiceScript> = {},
  ) {
    const { clock, folder, journal } = lab(context);
    const service = fakeService(clock, { duration: 3600_000, ...script });
    const { api } = service.connection;
    const entry = await journal.open(request);
    const queryId = await api.startQuery({ ...order.query, text: 'a' }, signal);
    await entry.note({ ...noted, queryId });
    await api.startQuery({ ...order.query, text: `b\n# ctq 00000002` }, signal);
    await entry.note({ ...noted, key: 'two', queryId: undefined, mark: '# ctq 00000002' });
    const sweep = async (wait: number): Promise<void> =>
      await sweepJournal(
        { folder, clock, wait, connect: () => service.connection, random: () => 0.5 },
        signal,
      );
    return { clock, folder, journal, service, entry, sweep };
  }

  test('stops what nobody follows any more', async (context) => {
    const { folder, service, sweep } = await left(context);
    killOwners(folder);
    await sweep(20_000);
    assert.deepEqual(service.live(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('leaves alone what somebody follows, or has come back for', async (context) => {
    const { clock, folder, service, sweep } = await left(context);
    await sweep(0);
    assert.equal(service.live().length, 2);
    killOwners(folder);
    const swept = sweep(20_000);
    await clock.pass(10_000);
    assert.equal((await fileJournal(folder, clock).resumable('here')).length, 1);
    await swept;
    assert.equal(service.live().length, 2);
  });

  test('bears with the network, and leaves the rest for the next time', async (context) => {
    const { clock, folder, service, sweep } = await left(context, {
      mishap: ({ operation, time }) =>
        operation !== 'start' && time < start + 300_000
          ? { fault: fault('network').details }
          : undefined,
    });
    killOwners(folder);
    await sweep(0);
    assert.equal(service.live().length, 2);
    assert.deepEqual(await fileJournal(folder, clock).resumable('here'), []);
    await clock.pass(200_000);
    await sweep(0);
    assert.deepEqual(service.live(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('ends what a run could not stop when it ended', async (context) => {
    const { folder, service, entry, sweep } = await left(context);
    await entry.close();
    await sweep(0);
    assert.deepEqual(service.live(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('asks nobody about queries that have long ended, and drops what is damaged', async (context) => {
    const { clock, folder, service, sweep } = await left(context);
    killOwners(folder);
    const [name = ''] = readdirSync(folder);
    const other = name.replace(/^[0-9a-f]{8}/u, '00000000');
    writeFileSync(path.join(folder, other), '{');
    writeFileSync(path.join(folder, `${name}.${'0'.repeat(36)}.part`), '{');
    await clock.pass(3 * 3600_000);
    const calls = service.calls.length;
    await sweep(0);
    assert.equal(service.calls.length, calls);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('drops what is older than a week, of other machines too', async (context) => {
    const { clock, folder, sweep } = await left(context);
    killOwners(folder);
    const [name = ''] = readdirSync(folder);
    const foreign = name.replace(/\.\d+\..+\.runs/u, '.1.another%2Fmachine.runs');
    renameSync(path.join(folder, name), path.join(folder, foreign));
    await sweep(0);
    assert.deepEqual(readdirSync(folder), [foreign]);
    await clock.pass(8 * day);
    await sweep(0);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('needs no journal', async (context) => {
    const folder = temporaryFolder(context, {});
    mkdirSync(path.join(folder, 'runs'));
    const clock: Clock = virtualClock(start);
    const connect = () => assert.fail('nobody to ask');
    await sweepJournal({ folder: path.join(folder, 'runs'), clock, wait: 0, connect }, signal);
    await sweepJournal({ folder: path.join(folder, 'none'), clock, wait: 0, connect }, signal);
  });
});
