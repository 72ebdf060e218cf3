import type { StartRequest } from '#protocol/host.ts';
import { hostContract, hostListenerContract } from '#protocol/host.ts';
import { type Channel, connect, type Peer } from '#protocol/rpc.ts';
import type { Backend, Dialogue } from '../backend.ts';
import type { CloudExplorer } from '../cloudwatch/explorer.ts';
import type { CloudJournal } from '../cloudwatch/run/journal.ts';
import { copyText } from './copy-text.ts';
import { indexRequests, type IndexSource } from './index-requests.ts';
import { Run } from './run.ts';
import { type Throttle, throttle } from './throttle.ts';
import { Turns } from './turns.ts';

/** The time between two summaries of a run, in milliseconds. */
const summaryInterval = 100;

/** The local queries that run at once; each of them keeps all cores busy by itself. */
const runsAtOnce = 2;

export interface HostOptions {
  readonly channel: Channel;
  /** The backend, given whom it may ask and tell. */
  readonly backend: (user: HostUser) => HostedBackend;
  readonly onFault: (message: string) => void;
}

/** Who is at the other end of the channel. */
export interface HostUser {
  readonly dialogue: Dialogue;
  /** For the log. */
  readonly onFault: (message: string) => void;
}

/** What runs queries, and what else is known of the places where they run. */
export interface HostedBackend extends Backend {
  readonly cloud: CloudExplorer;
  readonly journal: CloudJournal;
  readonly indexSource: IndexSource;
  /** Forgets what was learned of local sources, in memory and on disk; rejects where it can't. */
  clearCache(): Promise<void>;
}

/**
 * Owns the rows of every run, starts and cancels runs, and serves windows of
 * their rows to the other side of the channel. Several runs may go at once.
 */
export function serveRuns({ channel, backend: createBackend, onFault }: HostOptions): void {
  const dialogue: Dialogue = {
    approve: async (plan, signal) =>
      (await answerBefore(signal, async () => await client.request('approve', plan))) ?? false,
    mfaCode: async (device, signal) =>
      await answerBefore(signal, async () => await client.request('mfaCode', device)),
    logIn: async (profile, signal) =>
      (await answerBefore(signal, async () => await client.request('logIn', { profile }))) ?? false,
  };
  const tell = (message: string): void => client.notify('warning', message);
  const backend = createBackend({ dialogue, onFault: tell });
  const runs = new Map<string, HostedRun>();
  const turns = new Turns(runsAtOnce);
  const hosted = (runId: string): HostedRun => {
    const run = runs.get(runId);
    if (run === undefined) throw new Error('this result is gone: run the query again');
    return run;
  };
  const client: Peer<typeof hostListenerContract> = connect({
    channel,
    local: hostContract,
    remote: hostListenerContract,
    onFault,
    handlers: {
      requests: {
        start: (request) => {
          if (runs.has(request.runId)) throw new Error('this run has been started already');
          runs.set(request.runId, startRun(request, { backend, client, turns }));
        },
        cancel: ({ runId }) => hosted(runId).run.cancel(),
        close: ({ runId }) => {
          runs.get(runId)?.end();
          runs.delete(runId);
        },
        window: ({ runId, start, count }) => hosted(runId).run.store.window(start, count),
        sort: ({ runId, sort }) => {
          const { run, changed } = hosted(runId);
          run.store.sortBy(sort);
          changed.request();
        },
        cell: ({ runId, row, column }) => hosted(runId).run.store.cell(row, column),
        event: ({ runId, row }) => hosted(runId).run.event(row),
        ...backend.cloud,
        ...indexRequests(backend.indexSource, (progress) => client.notify('indexing', progress)),
        clearCache: async () => backend.clearCache(),
        resumable: async ({ workspace }) => await backend.journal.resumable(workspace),
        copy: (request) => copyText(hosted(request.runId).run.store, request),
      },
      notices: {},
    },
  });
}

/** What the user answers; undefined where the signal is aborted first, or was before. */
async function answerBefore<T>(signal: AbortSignal, ask: () => Promise<T>): Promise<T | undefined> {
  if (signal.aborted) return undefined;
  let leave = (): void => {};
  const left = new Promise<undefined>((resolve) => {
    leave = () => resolve(undefined);
    signal.addEventListener('abort', leave);
  });
  try {
    return await Promise.race([ask(), left]);
  } finally {
    signal.removeEventListener('abort', leave);
  }
}

interface HostedRun {
  readonly run: Run;
  readonly changed: Throttle;
  readonly end: () => void;
}

interface Surroundings {
  readonly backend: Backend;
  readonly client: Peer<typeof hostListenerContract>;
  readonly turns: Turns;
}

function startRun({ runId, request }: StartRequest, around: Surroundings): HostedRun {
  const { backend, client, turns } = around;
  const changed = throttle(() => client.notify('changed', run.summary()), summaryInterval);
  const run = new Run(runId, request, backend, () => changed.request());
  const isLocal = request.source.kind === 'local';
  const ended = isLocal ? turns.take(() => run.start()) : run.start();
  void ended.then(() => changed.flush());
  const end = (): void => {
    run.cancel();
    changed.dispose();
  };
  return { run, changed, end };
}
