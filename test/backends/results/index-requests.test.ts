import assert from 'node:assert/strict';
import { test, type TestContext } from 'node:test';
import { MessageChannel } from 'node:worker_threads';
import { serveRuns } from '../../../backends/results/host.ts';
import type { IndexSource } from '../../../backends/results/index-requests.ts';
import { portChannel } from '../../../backends/results/port-channel.ts';
import { hostContract, hostListenerContract } from '../../../core/protocol/host.ts';
import { connect, type Peer } from '../../../core/protocol/rpc.ts';
import type { IndexProgress, SourceIndex } from '../../../core/protocol/source-index.ts';
import { fakeBackend, noQuestions } from './fake-backend.ts';

interface Served {
  readonly host: Peer<typeof hostContract>;
  readonly progress: readonly IndexProgress[];
}

/** A host whose indexes are made by this, over real ports. */
function serve(context: TestContext, indexSource: IndexSource): Served {
  const { port1, port2 } = new MessageChannel();
  context.after(() => port1.close());
  const onFault = (message: string): void => assert.fail(message);
  const progress: IndexProgress[] = [];
  serveRuns({
    channel: portChannel(port2),
    backend: () => ({ ...fakeBackend, indexSource }),
    onFault,
  });
  const host = connect({
    channel: portChannel(port1),
    local: hostListenerContract,
    remote: hostContract,
    onFault,
    handlers: {
      requests: noQuestions,
      notices: { warning: onFault, changed: () => {}, indexing: (news) => progress.push(news) },
    },
  });
  return { host, progress };
}

const source = { kind: 'local', name: 'lab', path: '/logs' } as const;

const index: SourceIndex = {
  stamp: 's',
  events: 3,
  fields: [
    { name: 'eventName', percent: 100, example: 'A', values: [{ value: 'A', percent: 100 }] },
    { name: 'eventID', percent: 100 },
  ],
};

test('an index crosses whole, with its progress before it', async (context) => {
  const { host, progress } = serve(context, async ({ onProgress, unless }) => {
    onProgress(1, 2);
    return unless === 's' ? undefined : index;
  });
  assert.deepEqual(await host.request('indexSource', { indexId: 'a', source }), index);
  assert.deepEqual(progress, [{ indexId: 'a', done: 1, total: 2 }]);
  const again = await host.request('indexSource', { indexId: 'b', source, unless: 's' });
  assert.equal(again, undefined);
});

test('an index that is cancelled hears of it', async (context) => {
  const { host } = serve(
    context,
    ({ signal }) =>
      new Promise((resolve) => {
        signal.addEventListener('abort', () => resolve(undefined));
      }),
  );
  const asked = host.request('indexSource', { indexId: 'a', source });
  const twice = host.request('indexSource', { indexId: 'a', source });
  await assert.rejects(twice, /is being made already/);
  await host.request('cancelIndex', { indexId: 'a' });
  assert.equal(await asked, undefined);
  // Whoever cancels too late does no harm.
  await host.request('cancelIndex', { indexId: 'a' });
});

test('what goes wrong is said, and other sources are refused', async (context) => {
  const { host } = serve(context, () => Promise.reject(new Error('no such folder')));
  await assert.rejects(host.request('indexSource', { indexId: 'a', source }), /no such folder/);
  const cloud = { kind: 'cloudwatch', name: 'prod', places: [] };
  const wrong = { indexId: 'b', source: cloud } as unknown as {
    indexId: string;
    source: typeof source;
  };
  await assert.rejects(host.request('indexSource', wrong), /unexpected parameters/);
});
