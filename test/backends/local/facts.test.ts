import assert from 'node:assert/strict';
import { readdirSync, renameSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, it, type TestContext } from 'node:test';
import { gzipSync } from 'node:zlib';
import { createLocalBackend, type LocalBackend } from '../../../backends/local/local-backend.ts';
import type {
  LocalSource,
  QueryEvent,
  QueryRequest,
  Statistics,
} from '../../../core/protocol/results.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { delivery, record, worker } from './local-backend.ts';

/* What one run learns of files spares the next one opening them, and changes nothing else. */

const day = (number: number): string => `2022-02-0${number}T12:00:00Z`;

const event = (id: string, eventName: string, more: object = {}): string =>
  record(id, { eventName, eventTime: day(1), ...more });

const files: Readonly<Record<string, string | Buffer>> = {
  'a.json': delivery([event('1', 'GetObject'), event('2', 'PutObject')]),
  'b.json.gz': gzipSync(delivery([event('3', 'ListBuckets', { eventTime: day(2) })])),
  'c.json': delivery([event('4', 'GetObject', { eventTime: day(3), errorCode: 'AccessDenied' })]),
  'damaged.json': `{"Records":[${event('5', 'DeleteTrail')},{"eventVersion": "1.08", "even`,
  'notes.txt': 'not a log at all',
  'empty.json': '{"Records":[]}',
};

interface Lab {
  readonly folder: string;
  readonly storage: string;
  readonly source: LocalSource;
  /** Another program over the same files and the same storage. */
  readonly program: () => LocalBackend;
}

function lab(context: TestContext, content = files): Lab {
  const folder = temporaryFolder(context, content);
  const storage = path.join(temporaryFolder(context, {}), 'storage');
  const program = (): LocalBackend => {
    // Later, so that files are old enough to be trusted.
    const now = (): number => Date.now() + 60_000;
    const onFault = (message: string): void => assert.fail(message);
    const backend = createLocalBackend({ worker, threads: 1, storage, onFault, now });
    context.after(async () => backend.dispose());
    return backend;
  };
  return { folder, storage, source: { kind: 'local', name: 'lab', path: folder }, program };
}

interface Answer {
  readonly rows: readonly string[];
  readonly problems: readonly string[];
  readonly statistics: Statistics;
}

async function ask(
  backend: LocalBackend,
  source: LocalSource,
  query: string,
  more: Partial<QueryRequest> = {},
): Promise<Answer> {
  // What is in memory would hide whether files are opened.
  const cacheMemory = 0;
  const common = { query, parameters: {}, title: 'test', source, range: undefined, cacheMemory };
  const events: QueryEvent[] = [];
  const run = backend.run({ ...common, now: Date.UTC(2022, 1, 19), ...more }, never);
  for await (const each of run) events.push(each);
  const complete = events.at(-1);
  assert.ok(complete?.kind === 'complete' && complete.outcome === 'done');
  return {
    rows: events.flatMap((each) =>
      each.kind === 'rows' && each.final ? each.rows.map(({ cells }) => cells.join('|')) : [],
    ),
    problems: events.flatMap((each) => (each.kind === 'problem' ? each.problem.message : [])),
    statistics: complete.statistics,
  };
}

const never = new AbortController().signal;

const countAll = 'stats count(*) as calls by eventName | sort calls desc, eventName';
const find = (name: string): string =>
  `filter eventName = '${name}' | fields eventID | sort eventID`;

describe('files that were read before', () => {
  const queries: readonly (readonly [
    query: string,
    opened: number,
    more?: Partial<QueryRequest>,
  ])[] = [
    [countAll, 4],
    [find('GetObject'), 2],
    [find('ListBuckets'), 1],
    [find('Nothing'), 0],
    [`filter eventName in ['ListBuckets', 'PutObject'] | fields eventID | sort eventID`, 2],
    ['filter ispresent(errorCode) | fields eventID', 1],
    ['filter errorCode like /Denied/ | fields eventID', 1],
    [`filter recipientAccountId = 111122223333 | stats count(*)`, 4],
    [`filter eventName != 'GetObject' | fields eventID | sort eventID`, 4],
    [`fields eventID | filter awsRegion = 'us-east-1'`, 0],
    [`filter eventName = 'GetObject' and awsRegion = 'us-east-1'`, 0],
    ['fields eventID | sort eventID', 1, { range: '2022-02-03..2022-02-05' }],
    ['fields eventID | sort eventID', 0, { range: '2022-02-05..' }],
    [find('GetObject'), 1, { range: '2022-02-02..' }],
  ];
  it('are opened only where something can match', async (context) => {
    const { source, program } = lab(context);
    const [first, later] = [program(), program()];
    await ask(first, source, countAll);
    for (const [query, opened, more] of queries) {
      const cold = await ask(first, source, query, { ...more, cache: false });
      for (const backend of [first, later]) {
        const warm = await ask(backend, source, query, more);
        assert.deepEqual(warm.rows, cold.rows, query);
        assert.deepEqual(warm.problems, cold.problems, query);
        const { filesScanned, filesSkipped, recordsSkipped, recordsMatched } = warm.statistics;
        assert.equal(filesScanned, opened, query);
        assert.equal(recordsMatched, cold.statistics.recordsMatched, query);
        assert.equal(recordsSkipped, cold.statistics.recordsSkipped, query);
        assert.equal(filesScanned + filesSkipped, 6, query);
      }
    }
  });

  it('count as out of range or without a match', async (context) => {
    const { source, program } = lab(context);
    await ask(program(), source, countAll);
    const range = '2022-02-02..2022-02-05';
    const { statistics } = await ask(program(), source, find('GetObject'), { range });
    // The empty file and those of other events; the one of the day before; the notes.
    assert.equal(statistics.filesRuledOut, 3);
    assert.equal(statistics.filesOutOfRange, 1);
    assert.equal(statistics.filesSkipped, 5);
    assert.equal(statistics.recordsScanned, 1);
  });
});

it('a source without events says so, though none of its files is opened', async (context) => {
  const { source, program } = lab(context, { 'x.txt': 'nothing', 'empty.json': '{"Records":[]}' });
  const cold = await ask(program(), source, countAll);
  const warm = await ask(program(), source, countAll);
  assert.match(warm.problems.join(), /there are no CloudTrail events in the source/);
  assert.deepEqual(warm.problems, cold.problems);
  assert.equal(warm.statistics.filesScanned, 0);
});

it('several sources have facts of their own', async (context) => {
  const { source, program } = lab(context);
  const other = temporaryFolder(context, { 'x.json': delivery([event('9', 'GetObject')]) });
  const second: LocalSource = { kind: 'local', name: 'second', path: other };
  const sources = { lab: source, second };
  const query = `SOURCE 'lab' | SOURCE 'second' | ${find('GetObject')}`;
  const cold = await ask(program(), source, query, { sources });
  const warm = await ask(program(), source, query, { sources });
  assert.deepEqual(warm.rows, ['1', '4', '9']);
  assert.deepEqual(warm.problems, cold.problems);
  assert.deepEqual(
    [cold, warm].map(({ statistics }) => statistics.filesScanned),
    [6, 3],
  );
  const single = await ask(program(), source, find('GetObject'));
  assert.equal(single.statistics.filesScanned, 2);
});

describe('a changed file is read again', () => {
  const changes: readonly (readonly [what: string, change: (file: string) => void])[] = [
    ['with other content', (file) => writeFileSync(file, delivery([event('7', 'Other')]))],
    [
      'of the same size, its time set back',
      (file) => {
        const { mtime } = statSync(file);
        writeFileSync(file, delivery([event('1', 'GetOthers'), event('2', 'PutObject')]));
        utimesSync(file, mtime, mtime);
      },
    ],
    [
      'put in its place with its time',
      (file) => {
        const { mtime } = statSync(file);
        writeFileSync(`${file}.new`, delivery([event('1', 'GetOthers'), event('2', 'PutObject')]));
        utimesSync(`${file}.new`, mtime, mtime);
        renameSync(`${file}.new`, file);
      },
    ],
  ];
  for (const [what, change] of changes) {
    it(what, async (context) => {
      const { source, program, folder } = lab(context);
      const backend = program();
      await ask(backend, source, countAll);
      change(path.join(folder, 'a.json'));
      for (const each of [backend, program()]) {
        const cold = await ask(each, source, `filter eventName like 'Other' | fields eventName`, {
          cache: false,
        });
        assert.equal(cold.rows.length, 1);
        const [name = ''] = cold.rows;
        const warm = await ask(each, source, `filter eventName = '${name}' | fields eventName`);
        assert.deepEqual(warm.rows, cold.rows);
      }
    });
  }

  it('and one that was written a moment ago is not trusted', async (context) => {
    const { source, storage } = lab(context);
    const backend = createLocalBackend({ worker, threads: 1, storage });
    context.after(async () => backend.dispose());
    await ask(backend, source, countAll);
    const { statistics } = await ask(backend, source, find('Nothing'));
    assert.equal(statistics.filesScanned, 5);
  });
});

describe('nothing is kept', () => {
  const folderOf = (storage: string): readonly string[] => {
    try {
      return readdirSync(storage, { recursive: true }).map(String);
    } catch {
      return [];
    }
  };

  it('without the cache, nor used', async (context) => {
    const { source, storage, program } = lab(context);
    await ask(program(), source, countAll, { cache: false });
    assert.deepEqual(folderOf(storage), []);
    await ask(program(), source, countAll);
    const { statistics } = await ask(program(), source, find('Nothing'), { cache: false });
    assert.equal(statistics.filesScanned, 5);
  });

  it('on disk of a source that leaves no trace', async (context) => {
    const { source, storage, program } = lab(context);
    const secret: LocalSource = { ...source, leaveNoTrace: true };
    const backend = program();
    await ask(backend, secret, countAll);
    assert.deepEqual(folderOf(storage), []);
    const again = await ask(backend, secret, find('Nothing'));
    assert.equal(again.statistics.filesScanned, 0);
    const elsewhere = await ask(program(), secret, find('Nothing'));
    assert.equal(elsewhere.statistics.filesScanned, 5);
  });

  it('after it was cleared', async (context) => {
    const { source, storage, program } = lab(context);
    const backend = program();
    await ask(backend, source, countAll);
    await backend.clearCache();
    assert.deepEqual(
      folderOf(storage).filter((name) => name.endsWith('.facts')),
      [],
    );
    const { statistics } = await ask(backend, source, find('Nothing'));
    assert.equal(statistics.filesScanned, 5);
  });
});
