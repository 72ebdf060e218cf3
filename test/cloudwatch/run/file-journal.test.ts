import assert from 'node:assert/strict';
import { mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { suite, test } from 'node:test';
import type { QueryRequest } from '#protocol/results.ts';
import type { Clock } from '../../../backends/clock.ts';
import type { JournalQuery } from '../../../backends/cloudwatch/run/journal.ts';
import { fileJournal } from '../../../backends/cloudwatch/run/file-journal.ts';
import { type JanitorServices, sweepJournal } from '../../../backends/cloudwatch/run/janitor.ts';
import { newOwner, parseName } from '../../../backends/cloudwatch/run/journal-names.ts';
import { renameFile } from '../../../backends/rename-file.ts';
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
  const owner = newOwner();
  return { clock, folder, owner, journal: fileJournal(folder, clock, { owner }) };
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
    const next = [fileJournal(folder, clock), fileJournal(folder, clock)];
    const claims = await Promise.all(next.map(async (one) => await one.resumable('here')));
    assert.equal(claims.flat().length, 1);
  });

  test('keeps what has been settled of a run', async (context) => {
    const { clock, folder, journal } = lab(context);
    const entry = await journal.open(request);
    assert.deepEqual(entry.state, { isApproved: false, isInOnePiece: false });
    await entry.settle({ isApproved: true });
    await entry.settle({ isInOnePiece: true });
    const next = fileJournal(folder, clock);
    const [again = request] = await next.resumable('here');
    const { state } = await next.open(again);
    assert.deepEqual(state, { isApproved: true, isInOnePiece: true });
    // What it goes on with can't be made up.
    const stranger = await fileJournal(folder, clock).open(again);
    assert.deepEqual(stranger.state, { isApproved: false, isInOnePiece: false });
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

  test('that can’t be written stops nothing, and says so once', async (context) => {
    const folder = path.join(temporaryFolder(context, { file: '' }), 'file', 'runs');
    const faults: string[] = [];
    const onFault = (message: string): void => void faults.push(message);
    const journal = fileJournal(folder, virtualClock(start), { onFault });
    const entry = await journal.open(request);
    await entry.note(noted);
    assert.deepEqual(entry.noted('one'), noted);
    await entry.forget('one');
    await entry.close();
    assert.deepEqual(await journal.resumable('here'), []);
    assert.equal(faults.length, 1);
    assert.match(faults[0] ?? '', /^what runs on CloudWatch can't be noted, .*: E/);
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
    const { clock, folder, owner, journal } = lab(context);
    const service = fakeService(clock, { duration: 3600_000, ...script });
    const { api } = service.connection;
    const entry = await journal.open(request);
    const queryId = await api.startQuery({ ...order.query, text: 'a' }, signal);
    await entry.note({ ...noted, queryId });
    await api.startQuery({ ...order.query, text: `b\n# ctq 00000002` }, signal);
    await entry.note({ ...noted, key: 'two', queryId: undefined, mark: '# ctq 00000002' });
    // As a program of its own.
    const usual = { owner: { ...newOwner(), pid: 1 }, random: () => 0.5 };
    const connect = () => service.connection;
    const sweep = async (wait: number, more: Partial<JanitorServices> = {}): Promise<void> =>
      await sweepJournal({ folder, clock, wait, connect, ...usual, ...more }, signal);
    return { clock, folder, owner, journal, service, entry, sweep };
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
    const { folder, owner, service, entry, sweep } = await left(context);
    await sweep(0, { owner });
    assert.equal(service.live().length, 2);
    await entry.close();
    await sweep(0);
    assert.equal(service.live().length, 2);
    await sweep(0, { owner });
    assert.deepEqual(service.live(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('stops what a thread that died has left to the next one', async (context) => {
    const { folder, service, sweep } = await left(context);
    await sweep(0, { owner: newOwner() });
    assert.deepEqual(service.live(), []);
    assert.deepEqual(readdirSync(folder), []);
  });

  test('stops what a thread has left whose process stays, unless the next one has come back', async (context) => {
    const { clock, folder, owner, service, sweep } = await left(context);
    const goneThreads = [owner.thread];
    const swept = sweep(20_000, { goneThreads });
    await clock.pass(10_000);
    assert.equal((await fileJournal(folder, clock).resumable('here')).length, 1);
    await swept;
    assert.equal(service.live().length, 2);
    const [name = ''] = readdirSync(folder);
    await sweep(0, { goneThreads: [parseName(name)?.owner.thread ?? ''] });
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
    const foreign = name.replace(/\.\d+\.([^.]+)\..+\.runs/u, '.1.$1.another%2Fmachine.runs');
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
    const services = { clock, wait: 0, connect, owner: newOwner() };
    await sweepJournal({ ...services, folder: path.join(folder, 'runs') }, signal);
    await sweepJournal({ ...services, folder: path.join(folder, 'none') }, signal);
  });
});

suite('a file that somebody reads', () => {
  const busy = (code: string) => Object.assign(new Error(code), { code });
  const waits: number[] = [];
  const wait = async (milliseconds: number): Promise<void> => void waits.push(milliseconds);

  test('is renamed when they are done', async () => {
    const moves: string[] = [];
    const move = async (from: string, to: string): Promise<void> => {
      moves.push(`${from} ${to}`);
      if (moves.length < 3) throw busy('EPERM');
    };
    await renameFile('a', 'b', { move, wait });
    assert.deepEqual(moves, ['a b', 'a b', 'a b']);
    assert.deepEqual(waits, [10, 30]);
  });

  test('is left alone in the end, and one that is not there at once', async () => {
    for (const [code, tries] of [
      ['EBUSY', 5],
      ['ENOENT', 1],
    ] as const) {
      let count = 0;
      const move = async (): Promise<void> => {
        count += 1;
        throw busy(code);
      };
      await assert.rejects(renameFile('a', 'b', { move, wait }), { code });
      assert.equal(count, tries);
    }
  });
});
