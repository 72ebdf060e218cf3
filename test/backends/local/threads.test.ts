import assert from 'node:assert/strict';
import path from 'node:path';
import test from 'node:test';
import type { QueryEvent } from '../../../core/protocol/results.ts';
import { collect, completeOf, problemsOf, requestOf } from '../contract.ts';
import { delivery, localBackend, manyFiles, record } from './local-backend.ts';

test('ends threads that do not notice a cancellation', { timeout: 30_000 }, async (context) => {
  const large = delivery(Array.from({ length: 1000 }, (_, index) => record(`${index}`)));
  const trap = record('trap', { userAgent: `${'a'.repeat(50)}!` });
  const files = { 'a.json': large, 'b.json': delivery([trap]) };
  const given = localBackend(context, files, { patience: 50, threads: 1 });
  const controller = new AbortController();
  const events: QueryEvent[] = [];
  const query = 'filter userAgent like /^(a+)+$/ | stats count(*)';
  for await (const event of given.backend.run(requestOf(given, { query }), controller.signal)) {
    events.push(event);
    // The thread is done with the first file and in the trap, or about to be.
    if (event.kind === 'progress' && event.progress.done === 1) controller.abort();
  }
  assert.equal(completeOf(events).outcome, 'cancelled');
  const next = await collect(given, { query: 'stats count(*)' });
  assert.equal(completeOf(next).outcome, 'done');
});

test('a thread that ends costs its query and nothing else', async (context) => {
  for (const fault of ['throw', 'exit', 'missing']) {
    const worker = path.join(import.meta.dirname, 'faulty-workers', `${fault}.ts`);
    const given = localBackend(context, manyFiles(2, 1), { worker });
    for (const _ of [1, 2]) {
      const events = await collect(given, { query: 'stats count(*)' });
      assert.equal(completeOf(events).outcome, 'failed');
      assert.match(problemsOf(events).join(), /scan-failed: the query was stopped: a thread/);
    }
  }
});

test('a run whose threads are taken away fails', async (context) => {
  const given = localBackend(context, manyFiles(40, 600));
  const events: QueryEvent[] = [];
  const run = given.backend.run(
    requestOf(given, { query: 'stats count(*)' }),
    new AbortController().signal,
  );
  for await (const event of run) {
    events.push(event);
    if (event.kind === 'progress') void given.dispose();
  }
  assert.equal(completeOf(events).outcome, 'failed');
});

test('a query that needs too much memory is ended before the process is', async (context) => {
  const given = localBackend(context, manyFiles(2, 1), { isMemoryShort: () => true });
  const events = await collect(given, { query: 'stats count(*) by eventID' });
  assert.equal(completeOf(events).outcome, 'failed');
  assert.match(problemsOf(events).join(), /needs more memory than there is; narrow it/);
});
