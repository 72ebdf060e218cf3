import assert from 'node:assert/strict';
import { readdirSync, utimesSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import test, { type TestContext } from 'node:test';
import {
  createLocalBackend,
  type LocalBackend,
  type LocalBackendOptions,
} from '../../../backends/local/local-backend.ts';
import { collect, completeOf, finalRows, problemsOf } from '../contract.ts';
import { temporaryFolder } from '../temporary-folder.ts';
import { record } from './local-backend.ts';

/* What happens to files between the moment when they are listed and that when they are read. */

const worker = path.join(import.meta.dirname, 'faulty-workers/meddle.ts');

interface Happening {
  /** What happens to the file, as `meddle.ts` knows it. */
  readonly what: string;
  /** Ids of the events that the query finds, besides that of the file that nothing happens to. */
  readonly found: readonly string[];
  readonly problems: RegExp;
  readonly outcome?: string;
  /** What the next query finds. */
  readonly next: readonly string[];
}

const happenings: readonly Happening[] = [
  {
    what: 'vanish',
    found: [],
    problems: /^file-unreadable: "vanish.json" can't be read.*it does not exist$/,
    next: [],
  },
  {
    what: 'empty',
    found: [],
    problems: /^(?:file-foreign: "empty.json".*)?$/,
    next: [],
  },
  { what: 'change', found: ['changed'], problems: /^$/, next: ['changed'] },
  {
    what: 'grow',
    found: ['first', 'more', 'second'],
    problems: /^$/,
    next: ['first', 'more', 'second'],
  },
  {
    what: 'die',
    found: [],
    outcome: 'failed',
    problems: /^scan-failed: the query was stopped: a thread[^\n]*$/,
    next: ['first', 'second'],
  },
];

/** What is told of a file that is read in segments. */
const inSegments: ReadonlyMap<string, RegExp> = new Map([
  ['vanish', /^file-damaged: "vanish.json" is damaged: it does not exist/],
  ['empty', /^file-[a-z]+: "empty.json"/],
  ['change', /^file-changed: "change.json" was written to while it was read/],
  ['grow', /^file-changed: "grow.json" was written to while it was read/],
  ['die', /^scan-failed: the query was stopped: a thread[^\n]*$/],
]);

const query = 'fields eventID | sort eventID';

test('files that something happens to before they are read', async (context) => {
  const backend = newBackend(context, {});
  for (const { what, found, problems, outcome = 'done', next } of happenings) {
    const { run, meddle } = lab(context, backend, what);
    meddle();
    const first = await run(query);
    assert.match(first.problems.join('\n'), problems, what);
    assert.equal(first.outcome, outcome, what);
    if (outcome === 'done') assert.deepEqual(first.ids, ['a', ...found], what);
    assert.deepEqual(await run(query), { outcome: 'done', problems: [], ids: ['a', ...next] });
  }
});

test('files in memory that something happens to', async (context) => {
  const backend = newBackend(context, {});
  for (const { what, found, problems, outcome = 'done', next } of happenings) {
    const { run, meddle } = lab(context, backend, what);
    await run('stats count(*) by eventName');
    meddle();
    const first = await run(query);
    assert.match(first.problems.join('\n'), problems, what);
    assert.equal(first.outcome, outcome, what);
    if (outcome === 'done') assert.deepEqual(first.ids, ['a', ...found], what);
    assert.deepEqual(await run(query), { outcome: 'done', problems: [], ids: ['a', ...next] });
  }
});

test('files in segments that something happens to before they are read', async (context) => {
  const backend = newBackend(context, { segments: { segment: 100, smallestFile: 0 } });
  for (const { what, outcome = 'done', next } of happenings) {
    const { run, meddle } = lab(context, backend, what);
    meddle();
    const first = await run(query);
    assert.match(first.problems.join('\n'), inSegments.get(what) ?? /^$/, what);
    assert.equal(first.outcome, outcome, what);
    assert.deepEqual(await run(query), { outcome: 'done', problems: [], ids: ['a', ...next] });
  }
});

function newBackend(context: TestContext, options: Partial<LocalBackendOptions>): LocalBackend {
  const backend = createLocalBackend({ worker, threads: 1, ...options });
  context.after(async () => backend.dispose());
  return backend;
}

/** A folder with a file `a.json`, and one to which this can happen. */
function lab(context: TestContext, backend: LocalBackend, what: string) {
  const lines = `${record('first')}\n${record('second')}\n`;
  const folder = temporaryFolder(context, { 'a.json': record('a'), [`${what}.json`]: lines });
  // What was written just now is not kept in memory.
  for (const name of readdirSync(folder)) utimesSync(path.join(folder, name), 1, 1);
  const source = { kind: 'local', name: 'lab', path: folder } as const;
  return {
    meddle: (): void => writeFileSync(path.join(folder, `.${what}.json.once`), ''),
    run: async (text: string) => {
      const events = await collect({ backend, source }, { query: text });
      return {
        outcome: completeOf(events).outcome,
        problems: problemsOf(events),
        ids: finalRows(events).map(({ cells: [id] }) => id),
      };
    },
  };
}
