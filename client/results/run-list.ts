import type { Worker } from 'node:worker_threads';
import { noStatistics, type QueryRequest, type RunProblem } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { RunSummary } from '#protocol/runs.ts';
import type { IndexProgress } from '#protocol/source-index.ts';
import { EngineHost, type HostPeer, type HostQuestions } from './engine-host.ts';

/** Where a run's query stands, to show it or to run it again. */
export interface RunOrigin {
  /** The document's URI as text. */
  readonly uri: string;
  /** Counted from 0. */
  readonly line: number;
}

export type RunsEvent =
  | { readonly kind: 'changed'; readonly run: RunSummary }
  | { readonly kind: 'closed'; readonly runId: string };

export interface RunListOptions {
  readonly startThread: () => Worker;
  /** How many runs are kept; the oldest that has ended makes room. */
  readonly capacity: () => number;
  readonly onFault: (message: string) => void;
  /** The engine has crashed, and all runs have failed with it. */
  readonly onLost: () => void;
  /** An index of a source has come further. */
  readonly onIndexing?: (progress: IndexProgress) => void;
  /** Answers what a run asks of the user. */
  readonly questions: HostQuestions;
}

interface Entry {
  readonly request: QueryRequest;
  readonly origin: RunOrigin;
  summary: RunSummary;
}

/** The runs that have a tab, in the order of their start. */
export class RunList {
  private readonly options: RunListOptions;
  private readonly engine: EngineHost;
  private readonly entries = new Map<string, Entry>();
  private readonly listeners = new Set<(event: RunsEvent) => void>();
  private lastNumber = 0;

  constructor(options: RunListOptions) {
    this.options = options;
    this.engine = new EngineHost({
      startThread: options.startThread,
      onChanged: (run) => this.take(run),
      onLost: (message) => this.loseAll(message),
      onFault: options.onFault,
      questions: options.questions,
      onIndexing: options.onIndexing,
    });
  }

  get summaries(): readonly RunSummary[] {
    return Array.from(this.entries.values(), ({ summary }) => summary);
  }

  get isRunning(): boolean {
    return this.summaries.some(({ state }) => state === 'running');
  }

  /** The thread that has a run's rows. Rejects where they are gone. */
  rowsOf(runId: string): HostPeer {
    const peer = this.engine.current;
    if (peer === undefined || !this.entries.has(runId)) {
      throw new Error('this result is gone: run the query again');
    }
    return peer;
  }

  /** The thread, for what is asked of it besides runs. */
  get host(): HostPeer {
    return this.engine.ensure();
  }

  /** Starts the thread, for what it does by itself. */
  startEngine(): void {
    this.engine.ensure();
  }

  originOf(runId: string): RunOrigin | undefined {
    return this.entries.get(runId)?.origin;
  }

  requestOf(runId: string): QueryRequest | undefined {
    return this.entries.get(runId)?.request;
  }

  /** Starts a run and returns its id. */
  start(request: QueryRequest, origin: RunOrigin): string {
    this.lastNumber += 1;
    const runId = `run-${this.lastNumber}`;
    const summary = startedSummary(runId, request);
    this.entries.set(runId, { request, origin, summary });
    this.tell({ kind: 'changed', run: summary });
    this.makeRoom();
    this.engine
      .ensure()
      .request('start', { runId, request })
      .catch((error: unknown) => this.fail(runId, messageOf(error)));
    return runId;
  }

  /** Goes on with a run; where its tab is still there, having failed with the engine, in its place. */
  resume(request: QueryRequest, origin: RunOrigin): string {
    const lost = [...this.entries.values()].find(
      (entry) => isLost(entry.summary) && isSameRun(entry.request, request),
    );
    if (lost !== undefined) this.drop(lost.summary.id);
    return this.start(request, origin);
  }

  async cancel(runId: string): Promise<void> {
    await this.engine.current?.request('cancel', { runId });
  }

  /** Cancels everything that is running. */
  async cancelAll(): Promise<void> {
    const running = this.summaries.filter(({ state }) => state === 'running');
    await Promise.all(running.map(({ id }) => this.cancel(id)));
  }

  /** Forgets a run and its rows; one that is running is cancelled. */
  async close(runId: string): Promise<void> {
    if (!this.entries.delete(runId)) return;
    this.tell({ kind: 'closed', runId });
    await this.engine.current?.request('close', { runId });
  }

  /** Calls the listener on every change until the returned function is called. */
  onChange(listener: (event: RunsEvent) => void): () => void {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  }

  /** Settles when no query is running. */
  async whenIdle(): Promise<void> {
    if (!this.isRunning) return;
    await new Promise<void>((resolve) => {
      const stop = this.onChange(() => {
        if (this.isRunning) return;
        stop();
        resolve();
      });
    });
  }

  async dispose(): Promise<void> {
    this.listeners.clear();
    await this.engine.dispose();
  }

  private take(summary: RunSummary): void {
    const entry = this.entries.get(summary.id);
    // A run that has been closed may have been telling of itself until it heard of it.
    if (entry === undefined) return;
    entry.summary = summary;
    this.tell({ kind: 'changed', run: summary });
  }

  private fail(runId: string, message: string): void {
    const summary = this.entries.get(runId)?.summary;
    if (summary !== undefined && summary.state !== 'failed') this.take(failed(summary, message));
  }

  /** All rows were in the thread that has gone. */
  private loseAll(message: string): void {
    for (const { id } of this.summaries) this.fail(id, `${message}; run the query again`);
    this.options.onLost();
  }

  private makeRoom(): void {
    const ended = this.summaries.filter(({ state }) => state !== 'running');
    const surplus = this.entries.size - Math.max(1, this.options.capacity());
    for (const { id } of ended.slice(0, Math.max(0, surplus))) this.drop(id);
  }

  private drop(runId: string): void {
    this.close(runId).catch((error: unknown) => this.options.onFault(messageOf(error)));
  }

  private tell(event: RunsEvent): void {
    for (const listener of this.listeners) listener(event);
  }
}

function startedSummary(id: string, { title, query, source, range }: QueryRequest): RunSummary {
  return {
    id,
    title,
    query,
    source: source.name,
    range,
    timeRange: undefined,
    state: 'running',
    columns: [],
    rowCount: 0,
    version: 0,
    final: false,
    sort: undefined,
    progress: undefined,
    statistics: noStatistics,
    problems: [],
    problemCount: 0,
  };
}

const lostCode = 'run-lost';

const isLost = ({ problems }: RunSummary): boolean =>
  problems.some(({ code }) => code === lostCode);

/** One that is gone on with is the same as it was, but for what it goes on with. */
function isSameRun(one: QueryRequest, other: QueryRequest): boolean {
  const { uri, line } = other.keeper ?? {};
  return (
    one.now === other.now &&
    one.query === other.query &&
    one.source.name === other.source.name &&
    one.keeper?.uri === uri &&
    one.keeper?.line === line
  );
}

function failed(summary: RunSummary, message: string): RunSummary {
  const problem: RunProblem = { code: lostCode, severity: 'error', message };
  return {
    ...summary,
    state: 'failed',
    rowCount: 0,
    version: summary.version + 1,
    problems: [problem, ...summary.problems],
    problemCount: summary.problemCount + 1,
  };
}
