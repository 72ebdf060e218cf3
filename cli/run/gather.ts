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
import { progressLine } from './progress.ts';

/** Runs a query to its end; previews are passed over, progress goes to a terminal's messages. */
export const gather = async (
  backend: Backend,
  request: QueryRequest,
  { signal, streams }: Environment,
): Promise<{ readonly outcome: Outcome; readonly result: WholeResult }> => {
  const progress = progressLine(streams.messages);
  const answer = emptyAnswer();
  for await (const event of backend.run(request, signal)) {
    if (event.kind === 'progress') progress.show(request.title, event);
    take(answer, event);
  }
  progress.clear();
  const { outcome, ...rest } = answer;
  return { outcome, result: { title: request.title, ...rest } };
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
