import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { chmodSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test from 'node:test';
import { createLocalBackend } from '../../../backends/local/local-backend.ts';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { record, worker } from './local-backend.ts';

const isSuperuser = process.getuid?.() === 0;

/** The user of whom every Unix knows that nothing is theirs; that of this test where it is no other. */
const nobody = isSuperuser ? { uid: 65_534, gid: 65_534 } : {};

test('folders and files that may not be read are named, and the others answer', (context) => {
  if (process.platform === 'win32') {
    context.diagnostic('Windows closes no folders this way, so none was closed');
    return;
  }
  const folder = temporaryFolder(context, {
    'a.json': record('a'),
    'b.json': record('b'),
    'closed/c.json': record('c'),
    'z.json': record('z'),
  });
  const place = (name: string): string => path.join(folder, name);
  chmodSync(folder, 0o755);
  chmodSync(place('b.json'), 0);
  chmodSync(place('closed'), 0);
  const program = path.join(import.meta.dirname, 'run-alone.ts');
  const flag = '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON';
  const query = 'fields eventID | sort eventID';
  // The superuser may read everything, so the query is run by somebody else.
  const run = spawnSync(process.execPath, [flag, program, folder, query], { ...nobody, cwd: '/' });
  chmodSync(place('closed'), 0o755);
  const said = run.stderr?.toString() ?? '';
  if (run.error !== undefined || /EACCES|ERR_MODULE_NOT_FOUND/.test(said)) {
    context.diagnostic('nobody else may run programs from here, so no folder was closed');
    return;
  }
  assert.equal(run.status, 0, said);
  assert.deepEqual(JSON.parse(run.stdout.toString()), {
    outcome: 'done',
    rows: [['a'], ['z']],
    problems: [
      `file-unreadable: "b.json" can't be read, so its events are missing from the answer: permission denied`,
      `folder-unreadable: the folder "closed/" can't be read, so its files are missing from the answer: permission denied`,
    ],
  });
});

test('files whose names look the same are told apart, remembered or not', async (context) => {
  const folder = temporaryFolder(context, { 'a.json': record('a') });
  const rawNames = [0xfe, 0xff].map((byte) =>
    Buffer.concat([Buffer.from(`${folder}/`), Buffer.from([byte]), Buffer.from('.json')]),
  );
  try {
    for (const [index, name] of rawNames.entries()) {
      writeFileSync(name, record(`raw${index}`, { eventName: `Name${index}` }));
      utimesSync(name, 1, 1);
    }
  } catch {
    context.diagnostic('this file system has no names but UTF-8, so none was read');
    return;
  }
  const storage = temporaryFolder(context, {});
  const now = (): number => Date.now() + 60_000;
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  const backends = [1, 2].map(() => createLocalBackend({ worker, threads: 1, storage, now }));
  context.after(async () => Promise.all(backends.map(async (backend) => backend.dispose())));
  for (const backend of backends) {
    for (const [query, expected] of [
      ['fields eventID | sort eventID asc', ['a', 'raw0', 'raw1']],
      ['filter eventName = "Name0" | fields eventID', ['raw0']],
      ['filter eventName = "Name1" | fields eventID | sort eventID asc', ['a', 'raw1']],
      ['fields eventID | sort eventID asc', ['a', 'raw0', 'raw1']],
    ] as const) {
      const events = await collect({ backend, source }, { query });
      assert.equal(completeOf(events).outcome, 'done');
      assert.deepEqual(problemsOf(events), []);
      const found = finalRows(events).map(({ cells: [id] }) => id);
      assert.deepEqual(found, expected, query);
    }
  }
});
