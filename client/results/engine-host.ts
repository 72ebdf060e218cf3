import type { Worker } from 'node:worker_threads';
import { portChannel } from '#backends/results/port-channel.ts';
import { hostContract, hostListenerContract } from '#protocol/host.ts';
import { connect, type Handlers, messageOf, type Peer } from '#protocol/rpc.ts';
import type { IndexProgress } from '#protocol/source-index.ts';
import type { RunSummary } from '#protocol/runs.ts';

export type HostPeer = Peer<typeof hostContract>;

export interface EngineHostOptions {
  readonly startThread: () => Worker;
  readonly onChanged: (run: RunSummary) => void;
  /** The thread has ended and every run's rows with it; the next run gets a new one. */
  readonly onLost: (message: string) => void;
  readonly onFault: (message: string) => void;
  /** An index of a source has come further. */
  readonly onIndexing?: ((progress: IndexProgress) => void) | undefined;
  /** Answers what the thread asks of the user. */
  readonly questions: HostQuestions;
}

export type HostQuestions = Handlers<typeof hostListenerContract>['requests'];

/**
 * The thread that runs queries and holds their rows. It is started when it is first needed, and
 * again after it has crashed: that costs its runs, never the extension host.
 */
export class EngineHost {
  private readonly options: EngineHostOptions;
  private running: { readonly thread: Worker; readonly peer: HostPeer } | undefined;

  constructor(options: EngineHostOptions) {
    this.options = options;
  }

  /** The thread as it now is; undefined where none is running. */
  get current(): HostPeer | undefined {
    return this.running?.peer;
  }

  /** The thread, started if need be. */
  ensure(): HostPeer {
    this.running ??= this.start();
    return this.running.peer;
  }

  async dispose(): Promise<void> {
    const { running } = this;
    this.running = undefined;
    running?.peer.dispose('the extension is being shut down');
    await running?.thread.terminate();
  }

  private start(): { readonly thread: Worker; readonly peer: HostPeer } {
    const { startThread, onChanged, onFault, questions, onIndexing = () => {} } = this.options;
    const thread = startThread();
    const peer: HostPeer = connect({
      channel: portChannel(thread),
      local: hostListenerContract,
      remote: hostContract,
      onFault,
      handlers: {
        requests: questions,
        notices: { changed: onChanged, warning: onFault, indexing: onIndexing },
      },
    });
    let cause = 'it ended by itself';
    thread.on('error', (error) => {
      cause = messageOf(error);
    });
    thread.once('exit', () => this.lose(thread, cause));
    return { thread, peer };
  }

  private lose(thread: Worker, cause: string): void {
    if (this.running?.thread !== thread) return;
    const message = `the query engine stopped: ${cause}`;
    this.running.peer.dispose(message);
    this.running = undefined;
    this.options.onLost(message);
  }
}
