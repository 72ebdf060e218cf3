import type { Backend } from '#backends/backend.ts';
import type { WholeResult } from '#backends/export/result.ts';
import type {
  Column,
  Outcome,
  QueryEvent,
  QueryRequest,
  ResultRow,
  RunProblem,
  Statistics,
} from '#protocol/results.ts';
import { noStatistics } from '#protocol/results.ts';
import type { Environment } from '../cli.ts';
import type { RowWriter } from './result-writer.ts';
import { progressLine } from './progress.ts';

export interface Gathered {
  readonly outcome: Outcome;
  /** Without rows where they were written as they came. */
  readonly result: WholeResult;
  readonly rowCount: number;
}

/**
 * Runs a query to its end; previews are passed over, progress goes to a terminal's messages. With a
 * writer the rows are written as they come, so that millions of them need no memory here.
 */
export const gather = async (
  backend: Backend,
  request: QueryRequest,
  { signal, streams }: Environment,
  writer?: RowWriter,
): Promise<Gathered> => {
  const progress = progressLine(streams.messages);
  const answer = emptyAnswer();
  let rowCount = 0;
  for await (const event of backend.run(request, signal)) {
    if (event.kind === 'progress') progress.show(request.title, event);
    if (event.kind === 'rows' && event.final) rowCount += event.rows.length;
    if (event.kind === 'rows' && event.final && writer !== undefined) {
      progress.clear();
      await writer.write(event.columns, event.rows);
    } else {
      take(answer, event);
    }
  }
  progress.clear();
  // An answer without rows has a header all the same.
  if (answer.outcome === 'done' && rowCount === 0) await writer?.write(answer.columns, []);
  await writer?.end();
  const { outcome, ...rest } = answer;
  return { outcome, result: { title: request.title, ...rest }, rowCount };
};

interface Answer {
  columns: readonly Column[];
  rows: ResultRow[];
  problems: RunProblem[];
  statistics: Statistics;
  outcome: Outcome;
}

const emptyAnswer = (): Answer => ({
  columns: [],
  rows: [],
  problems: [],
  statistics: noStatistics,
  outcome: 'failed',
});

const take = (answer: Answer, event: QueryEvent): void => {
  switch (event.kind) {
    case 'started':
      answer.columns = event.columns;
      break;
    case 'rows':
      if (!event.final) break;
      answer.columns = event.columns;
      for (const row of event.rows) answer.rows.push(row);
      break;
    case 'problem':
      answer.problems.push(event.problem);
      break;
    case 'complete':
      answer.outcome = event.outcome;
      answer.statistics = event.statistics;
      break;
    case 'progress':
      break;
  }
};
