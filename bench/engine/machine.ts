import { availableParallelism, totalmem } from 'node:os';
import { version as duckDbVersion } from '@duckdb/node-api';
import { jqVersion } from './contenders/contenders.ts';

/** What figures were measured with, in one sentence. */
export function machine(threads: number): string {
  const day = new Date().toISOString().slice(0, 10);
  const memory = Math.round(totalmem() / 1024 ** 3);
  const jq = jqVersion() ?? 'no jq';
  return `Measured on ${day}: ${process.platform} ${process.arch}, ${availableParallelism()} cores, ${memory} GB of memory, ${threads} threads; Node ${process.versions.node}, DuckDB ${duckDbVersion()}, ${jq}.`;
}
