import { spawnSync } from 'node:child_process';
import path from 'node:path';

export interface Contender {
  readonly name: string;
  readonly command: string;
  readonly words: readonly string[];
  /** What it gets on standard input. */
  readonly input: string;
  readonly read: (output: string) => Report;
}

export interface Report {
  /** Events by event name. */
  readonly answer: ReadonlyMap<string, number>;
  /** What the program itself measured, without its start; NaN where it measured nothing. */
  readonly querySeconds: number;
}

export interface Task {
  readonly folder: string;
  readonly threads: number;
}

/** CTQ, DuckDB, and jq where it is installed. */
export function contenders(task: Task): readonly [Contender, Contender, Contender | undefined] {
  return [ctq(task), duckdb(task), hasJq() ? jq(task) : undefined];
}

const here = import.meta.dirname;
const cli = path.join(here, '..', 'dist', 'cli.js');
const query = 'stats count(*) as calls by eventName | sort calls desc';
const node = [process.execPath, '--disable-warning=MODULE_TYPELESS_PACKAGE_JSON'] as const;

/** The program as it is delivered. */
function ctq({ folder, threads }: Task): Contender {
  const [command, ...words] = node;
  const options = ['--source', folder, '--format', 'json', '--workers', String(threads)];
  return {
    name: 'CTQ',
    command,
    words: [...words, cli, 'run', '-', ...options],
    input: query,
    read: (output) => {
      const result: CliResult = JSON.parse(output);
      return {
        answer: new Map(result.rows.map(({ eventName, calls }) => [eventName, Number(calls)])),
        querySeconds: result.statistics.elapsedMilliseconds / 1000,
      };
    },
  };
}

interface CliResult {
  readonly rows: readonly { readonly eventName: string; readonly calls: string }[];
  readonly statistics: { readonly elapsedMilliseconds: number };
}

function duckdb({ folder, threads }: Task): Contender {
  const [command, ...words] = node;
  return {
    name: 'DuckDB',
    command,
    words: [...words, path.join(here, 'duckdb.ts'), folder, String(threads)],
    input: '',
    read: (output) => {
      const { rows, seconds }: DuckDbResult = JSON.parse(output);
      return { answer: new Map(rows), querySeconds: seconds };
    },
  };
}

interface DuckDbResult {
  readonly rows: readonly (readonly [string, number])[];
  readonly seconds: number;
}

const jqProgram = 'jq';

function jq({ folder }: Task): Contender {
  const names = `find "${folder}" -name '*.gz' -exec gzip -dc {} + | ${jqProgram} -r '.Records[].eventName'`;
  return {
    name: 'jq',
    command: 'sh',
    words: ['-c', `${names} | sort | uniq -c`],
    input: '',
    read: (output) => {
      const lines = output
        .trim()
        .split('\n')
        .map((line) => line.trim().split(' '));
      const answer = new Map(lines.map(([count, name = '']) => [name, Number(count)]));
      return { answer, querySeconds: Number.NaN };
    },
  };
}

function hasJq(): boolean {
  return spawnSync(jqProgram, ['--version']).status === 0;
}
