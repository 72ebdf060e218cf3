import { join } from 'node:path';
import type { QueryEvent, QueryRequest, ResultRow } from '#protocol/results.ts';
import { createLocalBackend } from '../../../backends/local/local-backend.ts';
import { projectRoot } from '../../../scripts/project.ts';
import type { CtqJob, Timed } from '../contenders/jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/*
 * The local backend with the threads of the build, kept from one job to the next as VS Code keeps
 * it. Words: the number of threads.
 */

const threads = Number(process.argv[2] ?? 2);
const backend = createLocalBackend({ worker: join(projectRoot, 'dist', 'scan.js'), threads });

await serveJobs(async (line): Promise<Timed> => {
  const job: CtqJob = JSON.parse(line);
  const started = performance.now();
  const answer: ResultRow[] = [];
  let last: QueryEvent | undefined;
  for await (const event of backend.run(requestOf(job), new AbortController().signal)) {
    if (event.kind === 'rows' && event.final) answer.push(...event.rows);
    if (event.kind === 'problem' && event.problem.severity === 'error')
      throw new Error(event.problem.message);
    last = event;
  }
  const seconds = (performance.now() - started) / 1000;
  if (last?.kind !== 'complete' || last.outcome !== 'done') throw new Error('the run was not done');
  return { seconds, answer: answer.map(({ cells }) => cells) };
});
await backend.dispose();

function requestOf({ query, folder }: CtqJob): QueryRequest {
  return {
    query,
    parameters: {},
    title: 'bench',
    source: { kind: 'local', name: 'bench', path: folder },
    range: undefined,
    now: Date.now(),
    workers: threads,
  };
}
