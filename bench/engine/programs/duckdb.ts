import { DuckDBInstance } from '@duckdb/node-api';
import type { DuckDbJob, Timed } from '../contenders/jobs.ts';
import { serveJobs } from './serve-jobs.ts';

/* DuckDB with one database in memory for all jobs. Words: the number of threads. */

const [threads = '2'] = process.argv.slice(2);
const instance = await DuckDBInstance.create(':memory:', { threads });
const connection = await instance.connect();

await serveJobs(async (line): Promise<Timed> => {
  const { sql }: DuckDbJob = JSON.parse(line);
  const started = performance.now();
  const reader = await connection.runAndReadAll(sql);
  const answer = reader
    .getRows()
    .map((row) => row.map((cell) => (cell === null ? null : String(cell))));
  return { seconds: (performance.now() - started) / 1000, answer };
});
