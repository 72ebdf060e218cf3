import type {
  Progress,
  ProgressEvent,
  QueryEvent,
  QueryRequest,
  RunProblem,
} from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import { messageOf } from '#protocol/rpc.ts';
import type { RunState, RunSummary } from '#protocol/runs.ts';
import type { Backend } from '../backend.ts';
import { ResultStore } from './result-store.ts';

/** The problems that a summary lists; a folder of ten thousand damaged files has as many. */
const listedProblems = 200;

/** A query while it runs and its answer after that. */
export class Run {
  readonly store = new ResultStore();
  readonly id: string;
  readonly request: QueryRequest;
  private readonly backend: Backend;
  private readonly onChange: () => void;
  private readonly abort = new AbortController();
  private hasStarted = false;
  private state: RunState = 'running';
  private timeRange: RunSummary['timeRange'];
  private progress: Progress | undefined;
  private statistics = noStatistics;
  private problemCount = 0;
  private readonly problems: RunProblem[] = [];

  constructor(id: string, request: QueryRequest, backend: Backend, onChange: () => void) {
    this.id = id;
    this.request = request;
    this.backend = backend;
    this.onChange = onChange;
  }

  /** Settles when the run has ended, however it ends. */
  async start(): Promise<void> {
    if (this.state !== 'running') return;
    this.hasStarted = true;
    try {
      await this.follow();
    } catch (error) {
      this.fail(messageOf(error));
    }
    this.store.finish();
    this.onChange();
  }

  /** Stops the query; one that has not been started never will be. */
  cancel(): void {
    this.abort.abort();
    if (this.hasStarted) return;
    this.state = 'cancelled';
    this.onChange();
  }

  /** The whole event of the row at this place as JSON text; undefined where there is none. */
  async event(place: number): Promise<string | undefined> {
    const pointer = this.store.row(place)?.pointer;
    return pointer === undefined ? undefined : await this.backend.fetchEvent(this.request, pointer);
  }

  summary(): RunSummary {
    const { store, request } = this;
    return {
      id: this.id,
      title: request.title,
      query: request.query,
      source: request.source.name,
      range: request.range,
      timeRange: this.timeRange,
      state: this.state,
      columns: store.columns,
      rowCount: store.rowCount,
      version: store.version,
      final: store.final,
      sort: store.sort,
      progress: this.progress,
      statistics: this.statistics,
      problems: this.problems,
      problemCount: this.problemCount,
    };
  }

  private async follow(): Promise<void> {
    for await (const event of this.backend.run(this.request, this.abort.signal)) {
      this.accept(event);
      this.onChange();
    }
    if (this.state === 'running') throw new Error('the answer ended too early');
  }

  private accept(event: QueryEvent): void {
    switch (event.kind) {
      case 'started':
        this.timeRange = event.range;
        this.store.announce(event.columns);
        return;
      case 'progress':
        this.advance(event);
        return;
      case 'rows':
        this.store.accept(event);
        return;
      case 'problem':
        this.note(event.problem);
        return;
      case 'complete':
        this.state = event.outcome;
        this.statistics = event.statistics;
    }
  }

  private advance({ progress, statistics }: ProgressEvent): void {
    this.progress = progress;
    this.statistics = statistics;
  }

  private note(problem: RunProblem): void {
    this.problemCount += 1;
    if (this.problems.length < listedProblems) this.problems.push(problem);
  }

  private fail(message: string): void {
    this.state = 'failed';
    this.note({ code: 'run-failed', severity: 'error', message: `the query stopped: ${message}` });
  }
}
