import type {
  Column,
  Outcome,
  ProgressEvent,
  QueryEvent,
  QueryRequest,
  ResultRow,
  RunProblem,
  StartedEvent,
  Statistics,
} from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';

/** One of the two places of a comparison, and what its backend has said so far. */
export class Side {
  /** What the user calls it. */
  readonly name: string;
  readonly request: QueryRequest;
  readonly problems: RunProblem[] = [];
  started: StartedEvent | undefined;
  columns: readonly Column[] = [];
  /** Those of the final answer, as far as they have come; nobody compares previews. */
  rows: ResultRow[] = [];
  progress: ProgressEvent['progress'] | undefined;
  statistics: Statistics = noStatistics;
  /** Undefined until it has ended. */
  outcome: Outcome | undefined;
  #revision = -1;

  constructor(name: string, request: QueryRequest) {
    this.name = name;
    this.request = request;
  }

  accept(event: QueryEvent): void {
    switch (event.kind) {
      case 'started':
        this.started = event;
        this.columns = event.columns;
        return;
      case 'progress':
        this.progress = event.progress;
        this.statistics = event.statistics;
        return;
      case 'rows':
        if (event.final) this.#add(event.revision, event.columns, event.rows);
        return;
      case 'problem':
        this.problems.push(event.problem);
        return;
      case 'complete':
        this.outcome = event.outcome;
        this.statistics = event.statistics;
    }
  }

  #add(revision: number, columns: readonly Column[], rows: readonly ResultRow[]): void {
    if (revision > this.#revision) this.rows = [];
    this.#revision = revision;
    this.columns = columns;
    for (const row of rows) this.rows.push(row);
  }
}

export type Sides = readonly [Side, Side];
